import type { EventShown } from '@trellis/core/events';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { count } from '@trellis/ui/long-date';
import { allottedWords } from './delegate-words.ts';
import { placeRules } from '../event-words.ts';

export interface AllotPlacesProps {
  readonly shown: EventShown;
  readonly onClose: () => void;
  readonly onAllotted: (words: string) => void;
}

/** A sheet that says by which rules places go to those who asked, before they do. */
export function AllotPlaces({ shown: { event, waiting }, onClose, onAllotted }: AllotPlacesProps) {
  const api = useApi();
  const allotting = useAction();
  return (
    <Dialog
      open
      onClose={onClose}
      kind="middle"
      title="Allot places"
      foot={
        <>
          <Button
            kind="main"
            busy={allotting.isBusy ? 'Allotting' : undefined}
            onPress={() =>
              allotting.run(async () =>
                onAllotted(allottedWords(await api.bookings.allot.mutate({ eventId: event.id }))),
              )
            }
          >
            Allot places
          </Button>
          <Button onPress={onClose}>Not yet</Button>
        </>
      }
    >
      <Stack>
        <FaultNote title="The places were not allotted" error={allotting.error} />
        <p>
          {count(waiting)} {waiting === 1 ? 'request' : 'requests'} for {count(event.places.maximum)} places. Everybody
          is told what became of it, and from now on whoever asks has a place at once while there is one.
        </p>
        <ul className="plain-list">
          {placeRules(event.places).map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </Stack>
    </Dialog>
  );
}
