import type { PersonId } from '@trellis/core';
import type { Availability } from '@trellis/core/trainers';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button, TextButton } from '@trellis/ui/button';
import { DateField } from '@trellis/ui/date-field';
import { FaultNote } from '@trellis/ui/fault-note';
import { FormDialog } from '@trellis/ui/form-dialog';
import { Stack } from '@trellis/ui/layout';
import { RadioGroup } from '@trellis/ui/radio-group';
import { useSaveEntry } from '@trellis/ui/save-entry';
import { useState } from 'react';
import {
  availabilityEntryOf,
  availabilityFaults,
  availabilityTyped,
  daysField,
  NO_DAYS,
  type AvailabilityEntry,
} from './availability-entry.ts';

/** A button for a trainer to say when she is free; nothing for whoever is not in the pool. */
export function WhenFree() {
  const api = useApi();
  const loading = useLoad(() => api.trainers.availability.query({}), []);
  const [isOpen, setOpen] = useState(false);
  if (loading.answer === undefined) {
    // Nothing is wrong with somebody who leads dates without being in the pool.
    if (loading.error === undefined || loading.error.code === 'trainers.not-found') return null;
    return (
      <Stack>
        <FaultNote title="We could not load when you are free" error={loading.error} />
        <div>
          <Button onPress={loading.again}>Try again</Button>
        </div>
      </Stack>
    );
  }
  return (
    <>
      <Button onPress={() => setOpen(true)}>Say when I am free</Button>
      {isOpen ? (
        <AvailabilityForm
          title="When can you be asked to train?"
          availability={loading.answer}
          onClose={() => setOpen(false)}
          onSaved={() => {
            setOpen(false);
            loading.again();
          }}
        />
      ) : null}
    </>
  );
}

export interface AvailabilityFormProps {
  readonly title: string;
  /** Absent: whoever reads it. */
  readonly personId?: PersonId | undefined;
  readonly availability: Availability | null;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

/** A sheet with the days on which a trainer can be asked, or cannot. */
export function AvailabilityForm({ title, personId, availability, onClose, onSaved }: AvailabilityFormProps) {
  const api = useApi();
  const [entry, setEntry] = useState<AvailabilityEntry>(availabilityEntryOf(availability));
  const saving = useAction();
  const { save, shown, errorOf } = useSaveEntry(saving, availabilityFaults(entry), []);
  const { kind, days } = entry;
  const change = (at: number, part: Partial<(typeof days)[number]>): void =>
    setEntry({ kind, days: days.map((each, place) => (place === at ? { ...each, ...part } : each)) });
  return (
    <FormDialog
      onClose={onClose}
      title={title}
      onSubmit={() =>
        save(async () => {
          const typed = availabilityTyped(entry);
          await api.trainers.saveAvailability.mutate({
            ...(personId === undefined ? {} : { personId }),
            ...(typed === undefined ? {} : { availability: typed }),
          });
          onSaved();
        })
      }
      errors={shown}
      isBusy={saving.isBusy}
    >
      <FaultNote title="It was not saved" error={saving.error} />
      <RadioGroup
        label="Days"
        value={kind}
        onChange={(next) => setEntry({ kind: next as AvailabilityEntry['kind'], days })}
        choices={[
          { value: 'always', label: 'Any day' },
          { value: 'but-for', label: 'Any day but some' },
          { value: 'only', label: 'Some days only' },
        ]}
        plain
      />
      {kind === 'always' ? null : (
        <>
          {days.map(({ from, to }, at) => (
            <fieldset key={at} className="stack">
              <legend>{kind === 'only' ? `Free, ${at + 1}` : `Not free, ${at + 1}`}</legend>
              <DateField
                id={daysField('from', at)}
                label="First day"
                optional
                value={from}
                onChange={(next) => change(at, { from: next })}
                error={errorOf(daysField('from', at))}
              />
              <DateField
                id={daysField('to', at)}
                label="Last day"
                hint="Leave it empty for a single day."
                optional
                value={to}
                onChange={(next) => change(at, { to: next })}
                error={errorOf(daysField('to', at))}
              />
            </fieldset>
          ))}
          <div>
            <TextButton onPress={() => setEntry({ kind, days: [...days, NO_DAYS] })}>Add more days</TextButton>
          </div>
        </>
      )}
      <p className="muted small">Dates that are led already stay as they are: the coordinator is shown a clash.</p>
    </FormDialog>
  );
}
