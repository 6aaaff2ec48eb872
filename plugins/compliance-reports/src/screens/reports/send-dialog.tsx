import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { PlainList } from '@trellis/ui/plain-list';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { SelectField } from '@trellis/ui/select-field';
import { useState } from 'react';
import { many } from '@trellis/ui/plural-words';
import type { ReportShown } from './report-answer.ts';

export interface SendDialogProps {
  readonly report: ReportShown;
  readonly onClose: () => void;
  /** What was done, in words. */
  readonly onSent: (words: string) => void;
}

/** Sends a signed report by mail to the people of a schedule, whom it names first. */
export function SendDialog({ report, onClose, onSent }: SendDialogProps) {
  const api = useApi();
  const [scheduleId, choose] = useState('');
  const schedules = useLoad(() => api.reporting.schedules.query({ limit: 100 }), []);
  const offered = (schedules.answer?.rows ?? []).filter(
    ({ kind, agencyId, isPaused }) => kind === report.kind && agencyId === report.agencyId && !isPaused,
  );
  const chosen = offered.find(({ id }) => id === scheduleId);
  const saving = useAction();
  const { isBusy, shown, errorOf, save } = useSaveEntry(
    saving,
    chosen === undefined ? [{ fieldId: 'send-schedule', text: 'Choose to whom it goes' }] : [],
    refusalAtFields(saving.error, (path) => (path === 'scheduleId' ? 'send-schedule' : undefined)),
  );
  return (
    <Dialog open kind="middle" onClose={onClose} title="Send the report by mail">
      {schedules.answer === undefined ? (
        schedules.state === 'failed' ? (
          <FaultNote title="We could not load the recipients" error={schedules.error} />
        ) : (
          <ProgressBar label="Recipients" words="Loading" />
        )
      ) : (
        <Form
          onSubmit={() =>
            save(async () => {
              const { count } = await api.reporting.deliver.mutate({ id: report.id, scheduleId });
              onSent(
                `${many(count, 'letter')} ${count === 1 ? 'is' : 'are'} on the way. The log of schedules has each.`,
              );
            })
          }
        >
          <ErrorSummary errors={shown} />
          <SelectField
            id="send-schedule"
            label="To whom?"
            hint={
              offered.length === 0
                ? 'No schedule that is at work is for this report. Add one under Schedules.'
                : 'The recipients of a schedule.'
            }
            first="Choose"
            choices={offered.map(({ id, title }) => ({ value: id, label: title }))}
            value={scheduleId}
            onChange={choose}
            error={errorOf('send-schedule')}
          />
          {chosen === undefined ? null : (
            <PlainList small items={chosen.recipients.map(({ name, email }) => `${name}, ${email}`)} />
          )}
          <ButtonRow>
            <Button kind="main" type="submit" busy={isBusy ? 'Sending' : undefined}>
              Send
            </Button>
            <Button onPress={onClose}>Cancel</Button>
          </ButtonRow>
        </Form>
      )}
    </Dialog>
  );
}
