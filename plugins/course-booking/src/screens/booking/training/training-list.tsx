import type { EventPrices } from '@trellis/core/bookings';
import { OFFER_KIND_WORDS } from '../../offer-kind-words.ts';
import type { EventListed } from '@trellis/core/events';
import { useApi, useLink, usePaged } from '@trellis/plugin/screens';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { PagedTable } from '@trellis/ui/paged-table';
import { countAndOrder } from '@trellis/ui/plural-words';
import { sittingLine } from '@trellis/ui/sitting';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { ownStateWords } from '../booking-words.ts';
import { lengthAndPlace, placesLine } from '../event-words.ts';
import { listFreeUntil, listPrice } from '../price-words.ts';
import { pricesById } from '../prices.ts';
import { datesAsked, type TrainingShown } from './training-query.ts';

export interface TrainingListProps {
  readonly shown: TrainingShown;
  readonly todayOn: string;
}

interface Priced extends EventListed {
  readonly prices: EventPrices | undefined;
}

/** Dates of courses one after another, the earliest first. */
export function TrainingList({ shown, todayOn }: TrainingListProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const { kind, mode, month, text } = shown;
  const dates = usePaged<Priced>(
    async (page) => {
      const found = await api.events.list.query({ ...page, ...datesAsked(shown, todayOn) });
      const prices = await pricesById(
        api,
        found.rows.map(({ event }) => event.id),
      );
      return { ...found, rows: found.rows.map((row) => ({ ...row, prices: prices.get(row.event.id) })) };
    },
    [kind, mode, month],
    { by: [text] },
  );
  const columns: readonly Column<Priced>[] = [
    {
      key: 'course',
      header: 'Course',
      heading: true,
      cell: ({ event, course }) => (
        <>
          <Link href={link(`/training/${event.id}`)} about={`on ${sittingLine(event.sessions, timeZone)}`}>
            {course.title}
          </Link>
          <small>{[OFFER_KIND_WORDS[course.kind], course.level].filter(Boolean).join(', ')}</small>
        </>
      ),
    },
    {
      key: 'when',
      header: 'When',
      cell: ({ event }) => (
        <>
          {sittingLine(event.sessions, timeZone)}
          <small>{lengthAndPlace(event)}</small>
        </>
      ),
    },
    {
      key: 'places',
      header: 'Places',
      cell: (row) => (
        <>
          {placesLine(row)}
          {row.prices?.mine === undefined ? null : <small>{ownStateWords[row.prices.mine]}</small>}
        </>
      ),
    },
    {
      key: 'price',
      header: 'Price',
      cell: ({ prices: { posts = [] } = {} }) => (
        <>
          {listPrice(posts)}
          <small>{listFreeUntil(posts, todayOn)}</small>
        </>
      ),
    },
  ];
  return (
    <PagedTable
      paged={dates}
      what="dates"
      caption={countAndOrder(dates.total, 'The earliest first', 'date')}
      columns={columns}
      rowKey={({ event }) => event.id}
      empty={
        <EmptyState
          title="No dates"
          text={
            kind === '' && mode === '' && month === '' && text === ''
              ? 'No dates are open to book yet. New ones appear here when they are published.'
              : 'No date fits this search and these filters.'
          }
        />
      }
    />
  );
}
