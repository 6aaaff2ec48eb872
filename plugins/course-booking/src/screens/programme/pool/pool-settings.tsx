import type { TrainerSettings } from '@trellis/core/trainers';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { DateField } from '@trellis/ui/date-field';
import { Dialog } from '@trellis/ui/dialog';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { useSaveEntry } from '@trellis/ui/save-entry';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { poolEntryOf, poolFaults, poolTyped } from './pool-entry.ts';

export interface PoolSettingsProps {
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** A sheet with what the partnership asks of its trainers beyond the standard. */
export function PoolSettings({ onClose, onSaved }: PoolSettingsProps) {
  const api = useApi();
  const loading = useLoad(() => api.trainers.settings.query(), []);
  return (
    <Dialog open onClose={onClose} title="What is asked of trainers">
      {loading.answer === undefined ? (
        loading.state === 'failed' ? (
          <FaultNote title="We could not load it" error={loading.error} />
        ) : (
          <ProgressBar label="Settings" words="Loading what is asked" />
        )
      ) : (
        <Settings settings={loading.answer} onClose={onClose} onSaved={onSaved} />
      )}
    </Dialog>
  );
}

function Settings({ settings, onClose, onSaved }: PoolSettingsProps & { readonly settings: TrainerSettings }) {
  const api = useApi();
  const [entry, setEntry] = useState(poolEntryOf(settings));
  const saving = useAction();
  const { save, shown, errorOf } = useSaveEntry(saving, poolFaults(entry), []);
  return (
    <Form
      onSubmit={() =>
        save(async () => {
          await api.trainers.saveSettings.mutate(poolTyped(settings, entry));
          onSaved();
        })
      }
    >
      <ErrorSummary errors={shown} />
      <FaultNote title="It was not saved" error={saving.error} />
      <p>
        The standard asks for safeguarding knowledge and for training for trainers or the equivalent. How often somebody
        is observed is a choice of the packs at work.
      </p>
      <TextField
        id="pool-months"
        label="For how many months does training for trainers count?"
        hint="Leave it empty if it does not grow old. Equivalent experience has a last day of its own."
        optional
        inputMode="numeric"
        value={entry.months}
        onChange={(months) => setEntry({ ...entry, months })}
        error={errorOf('pool-months')}
      />
      {entry.months.trim() === '' ? null : (
        <DateField
          id="pool-from"
          label="For dates from which day on?"
          hint="What was given before stands."
          value={entry.from}
          onChange={(from) => setEntry({ ...entry, from })}
          error={errorOf('pool-from')}
        />
      )}
      <TextField
        id="pool-warn"
        label="How many months before something runs out is it shown?"
        inputMode="numeric"
        value={entry.warnMonths}
        onChange={(warnMonths) => setEntry({ ...entry, warnMonths })}
        error={errorOf('pool-warn')}
      />
      <ButtonRow>
        <Button kind="main" type="submit" busy={saving.isBusy ? 'Saving' : undefined}>
          Save
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </ButtonRow>
    </Form>
  );
}
