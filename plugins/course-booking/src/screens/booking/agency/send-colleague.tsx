import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { Stack } from '@trellis/ui/layout';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { RadioGroup } from '@trellis/ui/radio-group';
import { SearchField } from '@trellis/ui/search-field';
import { useState } from 'react';
import type { PlaceDialogProps } from '../places/cancel-place.tsx';

/** As many colleagues as are read at a glance. */
const FEW = 8;

/** Hands a place to a colleague of the same agency: nobody jumps the waiting list, since no place comes free. */
export function SendColleague({ shown, onClose, onDone }: PlaceDialogProps) {
  const api = useApi();
  const { booking, course, agencyName } = shown;
  const loading = useLoad(() => api.bookings.substitutes.query({ bookingId: booking.id }), [booking.id]);
  const [chosen, choose] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const sending = useAction();
  const [typed, setTyped] = useState('');
  const colleagues = loading.answer;
  const words = typed.trim().toLowerCase();
  // Whoever is chosen stays in sight, whatever is searched for next.
  const shownColleagues = (colleagues ?? []).filter(
    ({ postId, name, jobTitle, team }) =>
      postId === chosen || [name, jobTitle, team].some((each) => each?.toLowerCase().includes(words)),
  );

  function send(): void {
    setIncomplete(chosen === '');
    if (chosen === '') return;
    sending.run(async () => {
      const name = colleagues?.find(({ postId }) => postId === chosen)?.name ?? 'The colleague';
      await api.bookings.substitute.mutate({ bookingId: booking.id, postId: chosen });
      onDone(`${name} has the place on ${course.title} now.`);
    });
  }
  return (
    <Dialog open onClose={onClose} title={`Send somebody instead of ${shown.personName}`}>
      <Stack gap="wide">
        <p>
          The colleague takes the place over, and {agencyName} pays for the colleague. Somebody of the same team saves
          the late charge, where the price list has one.
        </p>
        {colleagues === undefined ? (
          loading.state === 'failed' ? (
            <FaultNote title="We could not look who could come" error={loading.error} />
          ) : (
            <ProgressBar label="Colleagues" words="Looking who could come" />
          )
        ) : colleagues.length === 0 ? (
          <p>Nobody else of {agencyName} could take this place: everybody we know of there has one already.</p>
        ) : (
          <Form onSubmit={send}>
            {colleagues.length > FEW ? (
              <SearchField label="Search" placeholder="Name, job title or team" value={typed} onChange={setTyped} />
            ) : null}
            <RadioGroup
              id="colleague"
              label="Who comes instead?"
              hint={shownColleagues.length === 0 ? 'Nobody fits this search.' : 'Those of the same team first.'}
              choices={shownColleagues.map((each) => ({
                value: each.postId,
                label: each.name,
                detail: [each.jobTitle, each.isSameTeam ? 'same team' : each.team].filter(Boolean).join(', '),
              }))}
              value={chosen}
              onChange={choose}
              error={isIncomplete && chosen === '' ? 'Choose who comes instead' : undefined}
            />
            <FaultNote title="The place was not handed over" error={sending.error} />
            <ButtonRow>
              <Button kind="main" type="submit" busy={sending.isBusy ? 'Handing over' : undefined}>
                Hand the place over
              </Button>
              <Button onPress={onClose}>Keep it as it is</Button>
            </ButtonRow>
          </Form>
        )}
      </Stack>
    </Dialog>
  );
}
