import type { RegisterMark } from '@trellis/core/bookings';
import type { Register, RegisterRow } from '@trellis/core/registers';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { count } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { useState } from 'react';
import { closedWords, closingWords } from './close-words.ts';
import { ReasonDialog } from '../reason-dialog.tsx';
import { WalkIn } from './walk-in.tsx';

export interface RegisterFootProps {
  readonly register: Register;
  /** Marks that have not been saved yet. */
  readonly pending: number;
  readonly markOf: (row: RegisterRow) => RegisterMark | undefined;
  readonly canAddPeople: boolean;
  /** Whether the reader may look for anybody. */
  readonly canSearch: boolean;
  readonly onDone: (words: string) => void;
}

/** What can be done with a whole register: somebody who came without a place, closing it, opening it again. */
export function RegisterFoot({ register, pending, markOf, canAddPeople, canSearch, onDone }: RegisterFootProps) {
  const api = useApi();
  const [sheet, open] = useState<'close' | 'reopen' | 'walk-in'>();
  const { event, course, rows, state } = register;
  const close = (): void => open(undefined);
  const tell = (words: string): void => {
    close();
    onDone(words);
  };
  return (
    <div className="section">
      <ButtonRow>
        {state === 'open' ? (
          <Button kind="main" disabled={pending > 0 || rows.length === 0} onPress={() => open('close')}>
            Close the register
          </Button>
        ) : null}
        {state === 'closed' ? <Button onPress={() => open('reopen')}>Open it again</Button> : null}
        {canAddPeople ? <Button onPress={() => open('walk-in')}>Add somebody who came without a place</Button> : null}
        {state === 'open' && pending > 0 ? (
          <span className="muted small">It can be closed once every mark is saved.</span>
        ) : null}
      </ButtonRow>
      {sheet === 'close' ? (
        <CloseRegister register={register} marks={rows.map(markOf)} onClose={close} onClosed={tell} />
      ) : null}
      {sheet === 'reopen' ? (
        <ReasonDialog
          title={`Open the register of ${course.title} again?`}
          hint="It is kept. No names, please."
          does="Open it again"
          busy="Opening"
          onClose={close}
          onDo={async (why) => {
            await api.bookings.reopenRegister.mutate({ eventId: event.id, why });
            tell('The register is open again. Mark what was wrong, and close it.');
          }}
        >
          <p>
            What was recorded stays until you close it again. Then completions and charges are put right by themselves.
          </p>
        </ReasonDialog>
      ) : null}
      {sheet === 'walk-in' ? (
        <WalkIn
          eventId={event.id}
          canSearch={canSearch}
          onClose={close}
          onAdded={(name) => tell(`${name} has a place and stands in the register.`)}
        />
      ) : null}
    </div>
  );
}

interface CloseRegisterProps {
  readonly register: Register;
  readonly marks: readonly (RegisterMark | undefined)[];
  readonly onClose: () => void;
  readonly onClosed: (words: string) => void;
}

/** A sheet that says what closing a register means, and who is still missing. */
function CloseRegister({ register: { event, course }, marks, onClose, onClosed }: CloseRegisterProps) {
  const api = useApi();
  const closing = useAction();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const { counts, means } = closingWords(marks);
  return (
    <Dialog
      open
      onClose={onClose}
      kind="middle"
      title={`Close the register of ${course.title}?`}
      foot={
        <>
          <Button
            kind="main"
            busy={closing.isBusy ? 'Closing' : undefined}
            onPress={() =>
              closing.run(async () => {
                const result = await api.bookings.closeRegister.mutate({ eventId: event.id });
                if (result.state === 'missing') setMissing(result.missing.map(({ name }) => name));
                else onClosed(closedWords(result));
              })
            }
          >
            Close it
          </Button>
          <Button onPress={onClose}>Not yet</Button>
        </>
      }
    >
      <Stack>
        <FaultNote title="It was not closed" error={closing.error} />
        {missing.length === 0 ? null : (
          <Note
            title={`${count(missing.length)} ${missing.length === 1 ? 'person is' : 'people are'} not marked yet`}
            state="wait"
            live="alert"
          >
            <p>{missing.join(', ')}. Mark them first: nothing was recorded.</p>
          </Note>
        )}
        <p>
          <strong>{counts}</strong>
        </p>
        {means.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Stack>
    </Dialog>
  );
}
