import type { OfferKind } from '@trellis/core/courses';
import type { Event, EventListed, EventState } from '@trellis/core/events';
import { useApi, useLink, usePaged, useSettled } from '@trellis/plugin/screens';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { count } from '@trellis/ui/long-date';
import { PagedTable } from '@trellis/ui/paged-table';
import { countAndOrder } from '@trellis/ui/plural-words';
import { FilterBar, SearchField } from '@trellis/ui/search-field';
import { SelectField } from '@trellis/ui/select-field';
import { instantNow, sittingLine } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { MODE_WORDS, OFFER_KIND_WORDS } from '../../offer-kind-words.ts';
import { agenciesWords, EVENT_STATES, needsOf, peopleWords } from '../event-words.ts';

/** Which dates are shown, and the states that each choice asks for. */
const SHOWN: Readonly<Record<string, { readonly label: string; readonly states: readonly EventState[] }>> = {
  open: { label: 'To come, and open registers', states: ['draft', 'published'] },
  draft: { label: 'Drafts only', states: ['draft'] },
  closed: { label: 'Closed', states: ['closed'] },
  cancelled: { label: 'Cancelled', states: ['cancelled'] },
  all: { label: 'All since the beginning', states: ['draft', 'published', 'closed', 'cancelled'] },
};

/** The first day of a list that looks back: a published date gone by has its register open. */
const BEGINNING = '2000-01-01';

const KINDS = Object.entries(OFFER_KIND_WORDS)
  .filter(([kind]) => kind !== 'other-offer')
  .map(([value, label]) => ({ value, label }));
const MODES = Object.entries(MODE_WORDS).map(([value, label]) => ({ value, label }));

/** Every date of the programme, by date, a page at a time. */
export function EventList() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const [typed, setTyped] = useState('');
  const [which, setWhich] = useState('open');
  const [kind, setKind] = useState('');
  const [mode, setMode] = useState('');
  const text = useSettled(typed.trim());
  const { states } = SHOWN[which]!;
  const dates = usePaged<EventListed>(
    (page) =>
      api.events.list.query({
        ...page,
        states: [...states],
        from: BEGINNING,
        ...(kind === '' ? {} : { kind: kind as OfferKind }),
        ...(mode === '' ? {} : { mode: mode as Event['mode'] }),
        ...(text === '' ? {} : { text }),
      }),
    ['dates'],
    { by: [which, kind, mode, text], size: 25 },
  );
  const isFiltered = which !== 'open' || kind !== '' || mode !== '' || text !== '';
  return (
    <div className="section">
      <Card>
        <FilterBar label="Dates">
          <SearchField label="Search" placeholder="Course or venue" value={typed} onChange={setTyped} />
          <SelectField
            label="Which dates"
            choices={Object.entries(SHOWN).map(([value, { label }]) => ({ value, label }))}
            value={which}
            onChange={setWhich}
          />
          <SelectField label="Sort of offer" first="All sorts" choices={KINDS} value={kind} onChange={setKind} />
          <SelectField label="Where" first="Anywhere" choices={MODES} value={mode} onChange={setMode} />
        </FilterBar>
        <PagedTable
          paged={dates}
          what="dates"
          caption={countAndOrder(dates.total, 'Earliest first', 'date')}
          columns={columns(link, timeZone)}
          rowKey={({ event }) => event.id}
          empty={
            <EmptyState
              level={2}
              title={isFiltered ? 'No date fits' : 'No dates yet'}
              text={
                isFiltered
                  ? 'Choose other dates above, or search for less.'
                  : 'Nobody can book anything until a date is published.'
              }
              actions={
                isFiltered ? undefined : <ButtonLink href={link('/programme/new/edit')}>Add the first date</ButtonLink>
              }
            />
          }
        />
      </Card>
    </div>
  );
}

function columns(link: (path: string) => string, timeZone: string): readonly Column<EventListed>[] {
  const now = instantNow();
  return [
    {
      key: 'date',
      header: 'Date',
      heading: true,
      cell: ({ event, course }) => (
        <>
          <Link href={link(`/programme/${event.id}`)} about={`on ${sittingLine(event.sessions, timeZone)}`}>
            {course.title}
          </Link>
          <small>{sittingLine(event.sessions, timeZone)}</small>
          <small>{[MODE_WORDS[event.mode], event.venue?.name].filter(Boolean).join(', ')}</small>
        </>
      ),
    },
    {
      key: 'state',
      header: 'Where it stands',
      cell: ({ event }) => (
        <StateMark state={EVENT_STATES[event.state].sign}>{EVENT_STATES[event.state].words}</StateMark>
      ),
    },
    {
      key: 'people',
      header: 'People',
      cell: (row) => (
        <>
          {peopleWords(row)}
          <small>At least {count(row.event.places.minimum)}</small>
          {row.taken === 0 ? null : <small>{agenciesWords(row.agencies)}</small>}
        </>
      ),
    },
    {
      key: 'needs',
      header: 'To see to',
      cell: (row) => {
        const needs = needsOf(row, now);
        return needs.length === 0 ? (
          'Nothing'
        ) : (
          <>
            {needs.map(({ sign, text }) => (
              <div key={text}>
                <StateMark state={sign}>{text}</StateMark>
              </div>
            ))}
          </>
        );
      },
    },
  ];
}
