import type { Bookable } from '@trellis/core/bookings';
import type { EventListed } from '@trellis/core/events';
import { useAction, useApi, usePaged, useSettled } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Checkbox, CheckboxGroup } from '@trellis/ui/checkbox-group';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { Stack } from '@trellis/ui/layout';
import { Note } from '@trellis/ui/note';
import { Pager } from '@trellis/ui/pager';
import { PlainList } from '@trellis/ui/plain-list';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { SearchField } from '@trellis/ui/search-field';
import { sittingLine, todayOn } from '@trellis/ui/sitting';
import { useState } from 'react';
import { bookableLine } from './bookable-words.ts';
import { resultWords } from '../approval-words.ts';
import { many } from '@trellis/ui/plural-words';
import { useTimeZone } from '@trellis/ui/time-zone';

export interface BookPeopleProps {
  readonly event: Pick<EventListed, 'event' | 'course'>;
  readonly onClose: () => void;
}

/** Who comes to a date: each with the price of her post, and afterwards what became of each. */
export function BookPeople({ event: { event, course }, onClose }: BookPeopleProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  // Whoever was chosen under another search is not among the rows any more.
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map());
  const [hasAgreed, agree] = useState(false);
  const [isIncomplete, setIncomplete] = useState(false);
  const [told, setTold] = useState<ReturnType<typeof resultWords>>();
  const booking = useAction();
  const text = useSettled(typed.trim());
  const people = usePaged<Bookable>(
    (page) => api.bookings.bookable.query({ ...page, eventId: event.id, ...(text === '' ? {} : { text }) }),
    [event.id],
    { by: [text], size: 12 },
  );

  function choose(postIds: readonly string[]): void {
    setChosen(postIds);
    setNames(new Map([...names, ...(people.rows ?? []).map(({ postId, name }) => [postId, name] as const)]));
  }
  function book(): void {
    setIncomplete(chosen.length === 0 || !hasAgreed);
    if (chosen.length === 0 || !hasAgreed) return;
    booking.run(async () => {
      const results = await api.bookings.bookFor.mutate({
        eventId: event.id,
        postIds: [...chosen],
        acceptsTerms: true,
      });
      setTold(
        resultWords(
          results.map(({ postId, refused }) => ({ name: names.get(postId) ?? '', fault: refused?.message })),
          'booked',
        ),
      );
      setChosen([]);
      agree(false);
      people.again();
    });
  }
  return (
    <Form onSubmit={book}>
      <p>
        <strong>{sittingLine(event.sessions, timeZone)}</strong>
      </p>
      {told === undefined ? null : (
        <Stack>
          {told.done === '' ? null : (
            <Note state="current" live="status" title="Done">
              {told.done}
            </Note>
          )}
          {told.left.length === 0 ? null : (
            <Note state="fault" live="alert" title="Not booked">
              <PlainList items={told.left} />
            </Note>
          )}
        </Stack>
      )}
      <SearchField label="Search" placeholder="Name, staff number or team" value={typed} onChange={setTyped} />
      <FaultNote title="We could not load the people" error={people.error} />
      {people.rows === undefined ? (
        people.error === undefined ? (
          <ProgressBar label="People" words="Loading the people" />
        ) : null
      ) : people.rows.length === 0 ? (
        <p>Nobody whom you look after fits this search.</p>
      ) : (
        <CheckboxGroup
          label="Who comes?"
          hint={`${chosen.length === 0 ? 'Nobody' : many(chosen.length, 'person', 'people')} chosen so far. What is chosen stays while you search on.`}
          choices={people.rows.map((each) => ({
            value: each.postId,
            label: each.name,
            detail: bookableLine(each, todayOn(timeZone)),
            disabled: each.state !== undefined,
          }))}
          value={chosen}
          onChange={choose}
          error={isIncomplete && chosen.length === 0 ? 'Choose who comes' : undefined}
        />
      )}
      {people.pager === undefined ? null : <Pager label="Pages of people" {...people.pager} />}
      <Checkbox
        boxed
        label={`I agree to the prices above, and to what is charged for whoever cancels ${course.title} late or does not come`}
        checked={hasAgreed}
        onChange={agree}
        error={isIncomplete && !hasAgreed ? 'Agree to the prices' : undefined}
      />
      <FaultNote title="Nobody was booked" error={booking.error} />
      <ButtonRow>
        <Button kind="main" type="submit" busy={booking.isBusy ? 'Booking' : undefined}>
          {chosen.length === 0 ? 'Book' : `Book ${many(chosen.length, 'person', 'people')}`}
        </Button>
        <Button onPress={onClose}>{told === undefined ? 'Cancel' : 'Close'}</Button>
      </ButtonRow>
    </Form>
  );
}
