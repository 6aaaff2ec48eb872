import { FaultNote } from '@trellis/ui/fault-note';
import { FormDialog } from '@trellis/ui/form-dialog';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { ComboField } from '@trellis/ui/combo-field';
import { DateField } from '@trellis/ui/date-field';
import { many } from '@trellis/ui/plural-words';
import { SelectField } from '@trellis/ui/select-field';
import { todayOn } from '@trellis/ui/sitting';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { audienceChoices } from './audience-words.ts';
import { newReturn, RETURN_FIELDS, returnFaults, returnTyped, trainedWords, type ReturnEntry } from './return-entry.ts';

export interface ReturnDialogProps {
  /** Whom somebody looks after; several: she chooses. */
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly onClose: () => void;
  /** What was done, in words. */
  readonly onSaved: (words: string) => void;
}

/** How many people an agency has on a day, in all or in one group, and how many of them it says are trained. */
export function ReturnDialog({ agencies, onClose, onSaved }: ReturnDialogProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const packs = useLoad(() => api.frameworks.packs.query(), []);
  const [entry, setEntry] = useState(() =>
    newReturn(todayOn(timeZone), agencies.length === 1 ? agencies[0]!.id : null),
  );
  const saving = useAction();
  const refused = refusalAtFields(saving.error, (path) => RETURN_FIELDS[path]);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, returnFaults(entry), refused);
  const change = (part: Partial<ReturnEntry>): void => setEntry({ ...entry, ...part });
  return (
    <FormDialog
      onClose={onClose}
      title="Enter a headcount"
      onSubmit={() =>
        save(async () => {
          const typed = returnTyped(entry);
          await api.reporting.saveReturn.mutate(typed);
          const name = agencies.find(({ id }) => id === typed.agencyId)?.name ?? '';
          onSaved(
            `${name}: ${many(typed.headcount, 'person', 'people')}. Trained: ${trainedWords(typed).toLowerCase()}.`,
          );
        })
      }
      errors={shown}
      isBusy={isBusy}
    >
      <p>
        Reach is measured against this and never against accounts: people who never signed in count too. The latest
        return on or before a report’s day is the one it uses.
      </p>
      {agencies.length === 1 ? null : (
        <ComboField
          id="return-agency"
          label="Which agency?"
          choices={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          value={entry.agencyId}
          onChange={(agencyId) => change({ agencyId })}
          none="No agency has this name."
          error={errorOf('return-agency')}
        />
      )}
      <FaultNote title="We could not load the groups" error={packs.error} />
      <SelectField
        id="return-audience"
        label="Of whom?"
        first="Everybody in scope"
        choices={packs.answer === undefined ? [] : audienceChoices(packs.answer)}
        value={entry.audience}
        onChange={(audience) => change({ audience })}
        error={errorOf('return-audience')}
      />
      <DateField
        id="return-on"
        label="On which day?"
        value={entry.on}
        onChange={(on) => change({ on })}
        error={errorOf('return-on')}
      />
      <TextField
        id="return-headcount"
        label="How many people?"
        hint="Staff, agency workers and volunteers who work with children or adults at risk, with an account or without."
        inputMode="numeric"
        value={entry.headcount}
        onChange={(headcount) => change({ headcount })}
        error={errorOf('return-headcount')}
        maxLength={7}
      />
      <TextField
        id="return-trained"
        label="How many of them are trained, by your own records?"
        hint="Leave it empty if you do not know: we say so, and never take it for none."
        optional
        inputMode="numeric"
        value={entry.trained}
        onChange={(trained) => change({ trained })}
        error={errorOf('return-trained')}
        maxLength={7}
      />
      <TextField
        id="return-note"
        label="A word on it"
        hint="Such as “bank staff included”. No names, please."
        optional
        value={entry.note}
        onChange={(note) => change({ note })}
        error={errorOf('return-note')}
        maxLength={200}
      />
    </FormDialog>
  );
}
