import type { DeliveryShown, EventShown } from '@trellis/core/events';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button, TextButton } from '@trellis/ui/button';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { StateMark } from '@trellis/ui/state-mark';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { deliveryLine, endingWords, problemWords } from './delivery-words.ts';
import { ReasonDialog } from '../reason-dialog.tsx';

export interface DeskDeliveryProps {
  readonly shown: EventShown;
  /** Rises with every change of the date, so that it is looked at again. */
  readonly round: number;
  /** Whether anything can still be changed. */
  readonly isOpen: boolean;
  readonly onChanged: (words: string) => void;
}

/** Whether a date is confirmed as it stands, what speaks against it, and the way to confirm it all the same. */
export function DeskDelivery({ shown, round, isOpen, onChanged }: DeskDeliveryProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const { event, trainers } = shown;
  const [sheet, open] = useState<'reason' | 'take-back'>();
  const confirming = useAction();
  const who = trainers.map(({ personId }) => personId).join(' ');
  const loading = useLoad(() => api.events.delivery.query({ eventId: event.id }), [event.id, round, who]);
  const delivery = loading.answer;
  if (delivery === undefined)
    return loading.state === 'failed' ? (
      <FaultNote title="We could not look whether it is confirmed" error={loading.error} />
    ) : null;
  const confirm = async (override?: string): Promise<void> => {
    await api.events.confirmDelivery.mutate({ eventId: event.id, ...(override === undefined ? {} : { override }) });
    open(undefined);
    onChanged('It is confirmed as it stands. Moving it or changing its trainers takes that back.');
  };
  const { sign, words } = deliveryLine(delivery, timeZone);
  const isConfirmed = delivery.confirmed !== undefined;
  return (
    <Stack gap="tight">
      <StateMark state={sign}>{words}</StateMark>
      <Against delivery={delivery} />
      <FaultNote title="It was not confirmed" error={confirming.error} />
      {!isOpen || trainers.length === 0 ? null : isConfirmed ? (
        <div>
          <TextButton onPress={() => open('take-back')}>Take the confirmation back</TextButton>
        </div>
      ) : (
        <Button
          wide
          busy={confirming.isBusy ? 'Confirming' : undefined}
          onPress={() => (delivery.problems.length === 0 ? confirming.run(() => confirm()) : open('reason'))}
        >
          {delivery.problems.length === 0 ? 'Confirm the date and its trainers' : 'Confirm it all the same'}
        </Button>
      )}
      {sheet === 'reason' ? (
        <ReasonDialog
          title="Confirm it all the same?"
          label="Why all the same?"
          hint="It is kept on record with your name. No names of trainers, please."
          does="Confirm it"
          busy="Confirming"
          onClose={() => open(undefined)}
          onDo={confirm}
        >
          {delivery.problems.map((problem) => (
            <p key={problemWords(problem)}>{problemWords(problem)}</p>
          ))}
        </ReasonDialog>
      ) : null}
      {sheet === 'take-back' ? (
        <ReasonDialog
          title="Take the confirmation back?"
          hint="It is kept on record. Nobody is written to."
          does="Take it back"
          busy="Saving"
          onClose={() => open(undefined)}
          onDo={async (why) => {
            await api.events.takeBackDelivery.mutate({ eventId: event.id, why });
            open(undefined);
            onChanged('It is not confirmed any more.');
          }}
        >
          <p>The date and its trainers stay as they are.</p>
        </ReasonDialog>
      ) : null}
    </Stack>
  );
}

function Against({ delivery }: { readonly delivery: DeliveryShown }) {
  const { problems, confirmed, endingSoon } = delivery;
  const said = problems.filter(({ code }) => code !== 'none').map(problemWords);
  return (
    <>
      {said.map((sentence) => (
        <p key={sentence} className="small">
          {sentence}
        </p>
      ))}
      {confirmed?.override === undefined ? null : (
        <p className="small">Confirmed all the same: {confirmed.override.why}</p>
      )}
      {endingSoon.map((soon) => (
        <p key={endingWords(soon)} className="muted small">
          {endingWords(soon)}
        </p>
      ))}
    </>
  );
}
