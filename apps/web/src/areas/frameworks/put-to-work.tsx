import { useAction, useApi } from '@trellis/plugin/screens';
import { CheckboxGroup } from '@trellis/ui/checkbox-group';
import { DateField, dateOf, entryOf, type DateEntry } from '@trellis/ui/date-field';
import { FormDialog } from '@trellis/ui/form-dialog';
import { useSaveEntry } from '@trellis/ui/save-entry';
import { SelectField } from '@trellis/ui/select-field';
import { todayOn } from '@trellis/ui/sitting';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { readingChoices, workFaults, type WorkEntry } from './put-to-work-faults.ts';
import type { PackShown } from './pack-words.ts';
import { activationOn } from './pack-words.ts';

export interface PutToWorkProps {
  readonly shown: PackShown;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** Puts a version of a pack to work from a day, with the readings a partnership chooses; of a draft only with the name of who looked at its source. */
export function PutToWork({ shown, onClose, onSaved }: PutToWorkProps) {
  const today = todayOn(useTimeZone());
  const api = useApi();
  const [version, setVersion] = useState(shown.pack.version);
  const pack = shown.versions.find((each) => each.version === version) ?? shown.pack;
  const before = shown.activations.find((each) => each.version === version) ?? activationOn(shown, today);
  const [from, setFrom] = useState<DateEntry>(entryOf(before?.from ?? null));
  const [to, setTo] = useState<DateEntry>(entryOf(before?.to ?? null));
  const [readings, setReadings] = useState<Readonly<Record<string, string>>>(before?.readings ?? {});
  const [confirmedBy, setConfirmedBy] = useState('');
  const [hasLooked, setLooked] = useState<readonly string[]>([]);
  const saving = useAction();
  const entry: WorkEntry = { from, to, confirmedBy, hasLooked: hasLooked.length > 0, isDraft: pack.status === 'draft' };
  const refused = saving.error === undefined ? [] : [{ fieldId: 'work-from', text: saving.error.sentence }];
  const saveEntry = useSaveEntry(saving, workFaults(entry), refused);
  const { errorOf } = saveEntry;

  function save(): void {
    saveEntry.save(async () => {
      await api.frameworks.activatePack.mutate({
        packId: pack.id,
        version,
        from: dateOf(from),
        to: dateOf(to),
        readings,
        ...(entry.isDraft ? { confirmedBy: confirmedBy.trim() } : {}),
      });
      onSaved();
    });
  }
  return (
    <FormDialog
      onClose={onClose}
      title={`Put ${pack.title} to work`}
      onSubmit={save}
      errors={saveEntry.shown}
      isBusy={saving.isBusy}
      button="Put it to work"
    >
      {shown.versions.length > 1 ? (
        <SelectField
          label="Which version?"
          choices={shown.versions.map((each) => ({ value: each.version, label: each.version }))}
          value={version}
          onChange={setVersion}
        />
      ) : null}
      <DateField
        id="work-from"
        label="From which day?"
        hint="Leave it empty for as far back as the pack is valid. Days before it keep the rules they had."
        value={from}
        onChange={setFrom}
        error={errorOf('work-from')}
      />
      <DateField
        id="work-to"
        label="Until which day?"
        optional
        hint="Leave it empty until another version takes over."
        value={to}
        onChange={setTo}
        error={errorOf('work-to')}
      />
      {pack.options.map((option) => (
        <SelectField
          key={option.id}
          label={option.point}
          choices={readingChoices(option)}
          value={readings[option.id] ?? option.default}
          onChange={(letter) => setReadings((all) => ({ ...all, [option.id]: letter }))}
        />
      ))}
      {entry.isDraft ? (
        <>
          <CheckboxGroup
            id="work-looked"
            label="This pack was not verified"
            choices={[
              { value: 'looked', label: 'I have compared it with its source, and it says what the source says' },
            ]}
            value={hasLooked}
            onChange={setLooked}
            error={errorOf('work-looked')}
          />
          <TextField
            id="work-confirmed"
            label="Your name, as it will stand beside the pack"
            value={confirmedBy}
            onChange={setConfirmedBy}
            error={errorOf('work-confirmed')}
            maxLength={200}
          />
        </>
      ) : null}
    </FormDialog>
  );
}
