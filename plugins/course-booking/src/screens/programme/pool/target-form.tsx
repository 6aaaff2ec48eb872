import type { AgencyContribution } from '@trellis/core/trainers';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { settingsWithTarget, wholeNumber } from './pool-entry.ts';

export interface TargetFormProps {
  readonly agency: Pick<AgencyContribution, 'agencyId' | 'agencyName'>;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** A sheet with what an agency agreed to give in a year. */
export function TargetForm({ agency, onClose, onSaved }: TargetFormProps) {
  const api = useApi();
  const loading = useLoad(() => api.trainers.settings.query(), []);
  const [typed, setTyped] = useState<{ readonly events: string; readonly hours: string }>();
  const [isIncomplete, setIncomplete] = useState(false);
  const saving = useAction();
  const settings = loading.answer;
  const target = settings?.targets.find(({ agencyId }) => agencyId === agency.agencyId);
  const entry = typed ?? {
    events: String(target?.eventsPerYear ?? ''),
    hours: String(target?.hoursPerYear ?? ''),
  };
  const [events, hours] = [wholeNumber(entry.events), wholeNumber(entry.hours)];
  const faults = [
    ...(events === null ? [{ fieldId: 'target-events', text: 'Enter a whole number, such as 12' }] : []),
    ...(hours === null ? [{ fieldId: 'target-hours', text: 'Enter a whole number, such as 80' }] : []),
  ];
  const shown = isIncomplete ? faults : [];
  const errorOf = (id: string): string | undefined => shown.find(({ fieldId }) => fieldId === id)?.text;
  function save(): void {
    setIncomplete(faults.length > 0);
    if (settings === undefined || events === null || hours === null) return;
    saving.run(async () => {
      await api.trainers.saveSettings.mutate(settingsWithTarget(settings, agency.agencyId, { events, hours }));
      onSaved();
    });
  }
  return (
    <Dialog open onClose={onClose} kind="middle" title={`What ${agency.agencyName} agreed to`}>
      {settings === undefined ? (
        loading.state === 'failed' ? (
          <FaultNote title="We could not load it" error={loading.error} />
        ) : (
          <ProgressBar label="What is agreed" words="Loading what is agreed" />
        )
      ) : (
        <Form onSubmit={save}>
          <ErrorSummary errors={shown} />
          <FaultNote title="It was not saved" error={saving.error} />
          <TextField
            id="target-events"
            label="Dates in a year"
            optional
            inputMode="numeric"
            value={entry.events}
            onChange={(next) => setTyped({ ...entry, events: next })}
            error={errorOf('target-events')}
          />
          <TextField
            id="target-hours"
            label="Hours of trainers in a year"
            optional
            inputMode="numeric"
            value={entry.hours}
            onChange={(next) => setTyped({ ...entry, hours: next })}
            error={errorOf('target-hours')}
          />
          <ButtonRow>
            <Button kind="main" type="submit" busy={saving.isBusy ? 'Saving' : undefined}>
              Save
            </Button>
            <Button onPress={onClose}>Cancel</Button>
          </ButtonRow>
        </Form>
      )}
    </Dialog>
  );
}
