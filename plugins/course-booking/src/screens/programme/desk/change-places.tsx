import { FormDialog } from '@trellis/ui/form-dialog';
import { refusalAtFields } from '@trellis/ui/save-entry';
import type { EventShown } from '@trellis/core/events';
import { useAction, useApi } from '@trellis/plugin/screens';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import { numberFaults, wholeNumber } from '../entry-faults.ts';
import { eventFieldOf } from '../event/event-faults.ts';

export interface ChangePlacesProps {
  readonly shown: EventShown;
  readonly onClose: () => void;
  readonly onChanged: (maximum: number) => void;
}

/** A sheet that raises or lowers the places of a date, saying what follows for the waiting list. */
export function ChangePlaces({ shown: { event, joiningLink, taken, waiting }, onClose, onChanged }: ChangePlacesProps) {
  const api = useApi();
  const [typed, setTyped] = useState(String(event.places.maximum));
  const [isIncomplete, setIncomplete] = useState(false);
  const saving = useAction();
  const maximum = wholeNumber(typed, 1, 1000);
  const faults = numberFaults('event-maximum', typed, { what: 'Places', least: 1, most: 1000 });
  const shown = isIncomplete && faults.length > 0 ? faults : refusalAtFields(saving.error, eventFieldOf);
  function save(): void {
    setIncomplete(faults.length > 0);
    if (faults.length > 0 || maximum === null) return;
    saving.run(async () => {
      const { state: _, ...input } = event;
      await api.events.save.mutate({
        ...input,
        ...(joiningLink === undefined ? {} : { joiningLink }),
        places: { ...event.places, maximum },
      });
      onChanged(maximum);
    });
  }
  return (
    <FormDialog
      onClose={onClose}
      title="Change the places"
      kind="middle"
      onSubmit={save}
      errors={shown}
      isBusy={saving.isBusy}
    >
      <TextField
        id="event-maximum"
        label="Places"
        hint={`${event.places.maximum} now, ${taken} of them taken.`}
        inputMode="numeric"
        value={typed}
        onChange={setTyped}
        error={shown.find(({ fieldId }) => fieldId === 'event-maximum')?.text}
        maxLength={4}
      />
      <p>{consequence(maximum, event.places.maximum, taken, waiting)}</p>
    </FormDialog>
  );
}

function consequence(maximum: number | null, before: number, taken: number, waiting: number): string {
  if (maximum === null || maximum === before) return 'Nobody loses a place they have.';
  if (maximum < taken)
    return `${taken} people have a place, so it cannot be fewer than that. Nobody loses a place by this.`;
  if (maximum < before) return 'Nobody loses a place they have. Fewer people can still come.';
  if (waiting === 0) return 'Nobody is waiting, so the new places are there for whoever asks.';
  return 'The new places go to those who wait, in their order. Whoever would be charged for cancelling by now is offered one first.';
}
