import type { CalendarDate } from '@trellis/core';
import type { Sheet } from '@trellis/core/evaluation';
import { errorWords, useApi, useDeviceDraft, useSendWhenBack } from '@trellis/plugin/screens';
import { Button, ButtonRow, TextButton } from '@trellis/ui/button';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { Form } from '@trellis/ui/form';
import { Stack } from '@trellis/ui/layout';
import { Note } from '@trellis/ui/note';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { DeclineButton } from './decline-button.tsx';
import { answersOf, faultsOf, fieldOfPath, firstEntry, fitted, progressOf, type SheetEntry } from './sheet-entry.ts';
import { SheetQuestions } from './sheet-questions.tsx';
import { footWords, progressWords, savedWords } from './sheet-words.ts';

export interface SheetFormProps {
  readonly sheet: Sheet;
  readonly onSent: (nextOn: CalendarDate | undefined) => void;
  readonly onDeclined: () => void;
}

/** What the service says when something was sent already: the way back was lost, not the answers. */
const SENT_ALREADY = 'evaluation.already-answered';

/** A sheet to be filled in: kept on this device as it is typed, sent once somebody says so and there is a connection. */
export function SheetForm({ sheet, onSent, onDeclined }: SheetFormProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const { bookingId, stage, questions } = sheet;
  const draft = useDeviceDraft<SheetEntry>('feedback', draftId(sheet), firstEntry(sheet));
  const entry = fitted(draft.entry, questions);
  const sending = useSendWhenBack(entry.isToSend ? JSON.stringify(answersOf(entry)) : undefined, async () => {
    try {
      const { nextOn } = await api.evaluation.answer.mutate({ bookingId, stage, answers: answersOf(entry) });
      draft.forget();
      onSent(nextOn);
    } catch (caught) {
      const { code } = errorWords(caught);
      if (code === SENT_ALREADY) {
        draft.forget();
        onSent(undefined);
        return;
      }
      // A lost connection comes back; whatever the service refuses is for whoever typed it to put right.
      if (code !== 'connection-lost') draft.change({ isToSend: false });
      throw caught;
    }
  });
  const today = todayOn(timeZone);
  const refused = refusalAtFields(sending.error, (path) => fieldOfPath(path, questions));
  const isBusy = sending.isSending || entry.isToSend;
  const { shown, errorOf, save } = useSaveEntry(
    { isBusy, run: (work) => void work() },
    faultsOf(sheet, entry, today),
    refused,
  );
  const progress = progressOf(questions, entry);
  const saved = savedWords({ savedAt: draft.savedAt, isOnDevice: draft.isOnDevice, todayOn: today }, timeZone);
  return (
    <>
      {progress.total === 0 ? (
        <output className="small muted">{saved}</output>
      ) : (
        <ProgressBar
          label="Lines answered"
          words={progressWords(progress)}
          {...(saved === '' ? {} : { note: saved })}
          {...progress}
        />
      )}
      <div className="section">
        <Form
          label="Your answers"
          onSubmit={() =>
            save(() => {
              draft.change({ isToSend: true });
              return Promise.resolve();
            })
          }
        >
          <ErrorSummary errors={shown} />
          <SheetQuestions
            sheet={sheet}
            entry={entry}
            // Whoever goes on typing has not finished: it waits for the button again.
            change={(part) => draft.change({ ...part, isToSend: false })}
            errorOf={errorOf}
          />
          <Stack>
            {sending.isWaiting && entry.isToSend ? (
              <Note state="wait" live="status" title="There is no connection">
                {draft.isOnDevice
                  ? 'Your answers are kept on this device and go by themselves as soon as it is back, also if you open this page again later.'
                  : 'Keep this page open: your answers go by themselves as soon as it is back.'}
              </Note>
            ) : null}
            <Button kind="main" wide type="submit" busy={isBusy ? waitingWords(sending.isWaiting) : undefined}>
              {sheet.state === 'answered'
                ? 'Send the changed answers'
                : stage === 'manager'
                  ? 'Countersign and send'
                  : 'Send my answers'}
            </Button>
            {footWords(sheet, timeZone).map((words) => (
              <p key={words} className="small muted">
                {words}
              </p>
            ))}
            <ButtonRow>
              {draft.savedAt === undefined || sheet.state === 'answered' ? null : (
                <TextButton onPress={draft.forget}>Empty this form</TextButton>
              )}
              {sheet.state === 'open' && stage !== 'manager' ? (
                <DeclineButton
                  sheet={sheet}
                  onDeclined={() => {
                    draft.forget();
                    onDeclined();
                  }}
                />
              ) : null}
            </ButtonRow>
          </Stack>
        </Form>
      </div>
    </>
  );
}

function waitingWords(isWaiting: boolean): string {
  return isWaiting ? 'Waiting for the connection' : 'Sending';
}

/** Which draft is of which sheet. */
export function draftId({ bookingId, stage }: Pick<Sheet, 'bookingId' | 'stage'>): string {
  return `${bookingId}-${stage}`;
}
