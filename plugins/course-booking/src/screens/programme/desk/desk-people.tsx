import { AGENCY_KIND_WORDS } from '@trellis/core/people';
import type { Booking, DelegateShown } from '@trellis/core/bookings';
import type { EventShown } from '@trellis/core/events';
import { useApi, usePaged } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Disclosure } from '@trellis/ui/disclosure';
import { EmptyState } from '@trellis/ui/empty-state';
import { count, longDate } from '@trellis/ui/long-date';
import { pounds } from '@trellis/ui/money';
import { Note } from '@trellis/ui/note';
import { PagedTable } from '@trellis/ui/paged-table';
import { countAndOrder } from '@trellis/ui/plural-words';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { ChangePlace } from './change-place.tsx';
import { delegateSays } from './delegate-words.ts';
import { needsLine } from '../needs-line.ts';

export interface DeskPeopleProps {
  readonly shown: EventShown;
  /** Rises with each change, so that the lists are fetched again. */
  readonly round: number;
  readonly onChanged: (words: string) => void;
}

/** Everybody who asked for a place on one date: who has one, who is offered one, who waits in which order, and who does not come any more. */
export function DeskPeople({ shown, round, onChanged }: DeskPeopleProps) {
  const [chosen, choose] = useState<DelegateShown>();
  const [isShowingEnded, showEnded] = useState(false);
  const isOver = shown.event.state === 'closed';
  const list = { shown, round, onChange: choose };
  return (
    <>
      {isOver ? (
        <>
          <People {...list} state="attended" title="Attended" what="people who attended" />
          <People {...list} state="absent" title="Were away" what="people who were away" isQuiet />
        </>
      ) : (
        <>
          <People {...list} state="placed" title="With a place" what="people with a place" />
          <People {...list} state="offered" title="Offers" what="offers" isQuiet />
          <People {...list} state="waiting" title="Waiting, in order" what="people who wait" isQuiet />
        </>
      )}
      <Disclosure summary="Who does not come any more" onToggle={(open) => open && showEnded(true)}>
        {isShowingEnded ? <People {...list} state="cancelled" title="Ended" what="bookings that ended" /> : null}
      </Disclosure>
      {chosen === undefined ? null : (
        <ChangePlace
          delegate={chosen}
          shown={shown}
          onClose={() => choose(undefined)}
          onDone={(words) => {
            choose(undefined);
            onChanged(words);
          }}
        />
      )}
    </>
  );
}

interface PeopleProps {
  readonly shown: EventShown;
  readonly round: number;
  readonly state: Booking['state'];
  readonly title: string;
  /** In the plural and in lower case. */
  readonly what: string;
  /** Left out while there is nobody. */
  readonly isQuiet?: boolean | undefined;
  readonly onChange: (delegate: DelegateShown) => void;
}

const NOBODY: Readonly<Partial<Record<Booking['state'], string>>> = {
  placed: 'Whoever gets a place stands here, with what they need to take part.',
  cancelled: 'Nobody has given up a place.',
  attended: 'Nobody came.',
};

function People({ shown, round, state, title, what, isQuiet = false, onChange }: PeopleProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const { event } = shown;
  const people = usePaged<DelegateShown>(
    (page) => api.bookings.ofEvent.query({ ...page, eventId: event.id, state }),
    [event.id, state],
    { by: [round] },
  );
  if (isQuiet && people.rows?.length === 0) return null;
  const placeOf = (id: string): number =>
    (people.pager?.showing.from ?? 1) + (people.rows ?? []).findIndex(({ booking }) => booking.id === id);
  const columns: readonly Column<DelegateShown>[] = [
    {
      key: 'person',
      header: 'Person',
      heading: true,
      cell: ({ booking, name, jobTitle, agencyName, agencyKind, needs }) => (
        <>
          {state === 'waiting' ? `${count(placeOf(booking.id))}. ` : ''}
          {name}
          <small>{[jobTitle, agencyName].filter(Boolean).join(', ')}</small>
          <small>{AGENCY_KIND_WORDS[agencyKind]}</small>
          {needs === undefined ? null : <small>Needs: {needsLine(needs)}</small>}
        </>
      ),
    },
    {
      key: 'state',
      header: 'Where it stands',
      cell: (row) => {
        const {
          sign,
          title: words,
          more,
        } = delegateSays(row, { places: event.places, allottedAt: shown.allottedAt }, timeZone);
        return (
          <>
            <StateMark state={sign}>{words}</StateMark>
            <small>{more}</small>
            {row.hasPostEnded && row.booking.state !== 'cancelled' ? (
              <Note state="wait">The post ends before this date. Decide what becomes of the booking.</Note>
            ) : null}
          </>
        );
      },
    },
    ...(state === 'placed' || state === 'attended' || state === 'absent'
      ? [
          {
            key: 'price',
            header: 'Price',
            cell: (row: DelegateShown) => <Price {...row} />,
          },
        ]
      : []),
    ...(state === 'placed' || state === 'waiting' || state === 'offered'
      ? [
          {
            key: 'change',
            header: 'Change',
            quiet: true,
            unbroken: true,
            cell: (row: DelegateShown) => (
              <Button small about={`the booking of ${row.name}`} onPress={() => onChange(row)}>
                Change
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Card title={title}>
      <PagedTable
        paged={people}
        what={what}
        caption={countAndOrder(people.total, 'In the order they asked', 'person', 'people')}
        columns={columns}
        rowKey={({ booking }) => booking.id}
        empty={<EmptyState title="Nobody" text={NOBODY[state] ?? 'Nobody is in this list.'} />}
      />
    </Card>
  );
}

/** What an agency is charged for somebody, and each reason. */
function Price({ name, quote, noPriceBecause }: DelegateShown) {
  if (quote === undefined) return noPriceBecause ?? 'Nothing';
  return (
    <>
      {pounds(quote.totalPence)}
      <Disclosure
        summary={
          <>
            Why
            <span className="vh">
              {' '}
              {pounds(quote.totalPence)} for {name}
            </span>
          </>
        }
      >
        {quote.lines.map(({ rule, because }) => (
          <small key={`${rule} ${because}`}>{because}</small>
        ))}
        <small>
          {quote.tierTitle}. Cancelling is free up to {longDate(quote.deadlineOn)}. {quote.policy.title}.
        </small>
      </Disclosure>
    </>
  );
}
