import type { EventId } from '@trellis/core';
import type { StandIn as StandInFound, TrainerShown } from '@trellis/core/events';
import { capital } from '@trellis/ui/capital';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { listed } from '@trellis/ui/plural-words';

export interface StandInProps {
  readonly eventId: EventId;
  readonly insteadOf: TrainerShown;
  readonly onClose: () => void;
  readonly onChanged: (words: string) => void;
}

/** A sheet with who can lead a date instead of a trainer who cannot come, the best first. */
export function StandIn({ eventId, insteadOf, onClose, onChanged }: StandInProps) {
  const api = useApi();
  const found = useLoad(() => api.trainers.standIns.query({ eventId, insteadOf: insteadOf.personId }), [eventId]);
  const [why, setWhy] = useState('');
  const [isMissing, setMissing] = useState(false);
  const changing = useAction();

  function choose(standIn: StandInFound | undefined): void {
    const isEmpty = why.trim() === '';
    setMissing(isEmpty);
    if (isEmpty) return;
    changing.run(async () => {
      // The new one first: should the second step fail, the date has one trainer too many, not too few.
      if (standIn !== undefined)
        await api.trainers.assign.mutate({ eventId, personIds: [standIn.trainer.personId], override: why.trim() });
      await api.trainers.unassign.mutate({ eventId, personId: insteadOf.personId, why: why.trim() });
      onChanged(
        standIn === undefined
          ? `${insteadOf.name} does not lead it any more.`
          : `${standIn.name} leads it instead of ${insteadOf.name}. Tell both: we write to those who come, not to trainers.`,
      );
    });
  }
  const faults = isMissing && why.trim() === '' ? [{ fieldId: 'stand-in-why', text: 'Say why, in a few words' }] : [];
  return (
    <Dialog open onClose={onClose} title={`Instead of ${insteadOf.name}`}>
      <Stack gap="wide">
        <ErrorSummary errors={faults} />
        <FaultNote title="That was not changed" error={changing.error} />
        <TextField
          id="stand-in-why"
          label="Why?"
          hint="Such as “Ill”. It is kept, and nobody else reads it."
          value={why}
          onChange={setWhy}
          error={faults[0]?.text}
          maxLength={300}
        />
        {found.answer === undefined ? (
          found.state === 'failed' ? (
            <FaultNote title="We could not look for a stand-in" error={found.error} />
          ) : (
            <ProgressBar label="Stand-ins" words="Looking who may train and is free that day" />
          )
        ) : found.answer.length === 0 ? (
          <p>
            Nobody else of the pool may train, is free that day and comes from another agency. Under “Choose trainers”
            you can have anybody lead it who is free, with a reason.
          </p>
        ) : (
          <Rows label="Who can stand in, the best first">
            {found.answer.map((standIn) => (
              <Row
                key={standIn.trainer.personId}
                title={standIn.name}
                detail={[standIn.trainer.jobRole, standIn.agencyName].filter(Boolean).join(', ')}
                text={capital(listed(standIn.because))}
                end={
                  <Button
                    small
                    about={standIn.name}
                    busy={changing.isBusy ? 'Saving' : undefined}
                    onPress={() => choose(standIn)}
                  >
                    Choose
                  </Button>
                }
              />
            ))}
          </Rows>
        )}
        <div>
          <Button busy={changing.isBusy ? 'Saving' : undefined} onPress={() => choose(undefined)}>
            Take off without a stand-in
          </Button>
        </div>
      </Stack>
    </Dialog>
  );
}
