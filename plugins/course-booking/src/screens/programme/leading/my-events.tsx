import type { EventListed } from '@trellis/core/events';
import { useApi, useLink, usePaged, useServices } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { countAndOrder } from '@trellis/ui/plural-words';
import { instantNow, sittingLine } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { Tabs } from '@trellis/ui/tabs';
import { useTimeZone } from '@trellis/ui/time-zone';
import { MODE_WORDS } from '../../offer-kind-words.ts';
import { WhenFree } from '../pool/when-free.tsx';
import { EVENT_STATES, hasBegun, peopleWords } from '../event-words.ts';

/** The first day of lists that look back. */
const BEGINNING = '2000-01-01';

/** The dates that the reader leads, each with the way to its register. */
export function MyEvents() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const isPast = useServices().query['which'] === 'all';
  const dates = usePaged<EventListed>(
    (page) =>
      api.events.list.query({
        ...page,
        ledByMe: true,
        states: isPast ? ['published', 'closed', 'cancelled'] : ['draft', 'published'],
        // Registers that are still open are of dates gone by.
        from: BEGINNING,
      }),
    [isPast],
  );
  return (
    <>
      <PageHead
        title="My events"
        lead="The dates that you lead, and registers that are still open."
        actions={<WhenFree />}
      />
      <Tabs
        label="My events"
        items={[
          { href: link('/my-events'), label: 'Open', current: !isPast },
          { href: link('/my-events?which=all'), label: 'All', current: isPast },
        ]}
      />
      <div className="section">
        <Card>
          <PagedTable
            paged={dates}
            what="dates"
            caption={countAndOrder(dates.total, 'Earliest first', 'date')}
            columns={columns(link, timeZone)}
            rowKey={({ event }) => event.id}
            empty={
              <EmptyState
                level={2}
                title={isPast ? 'You have not led a date yet' : 'Nothing is open'}
                text="When the coordinator has you lead one, it stands here with its register."
              />
            }
          />
        </Card>
      </div>
    </>
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
          <Link href={link(`/my-events/${event.id}`)} about={`on ${sittingLine(event.sessions, timeZone)}`}>
            {course.title}
          </Link>
          <small>{sittingLine(event.sessions, timeZone)}</small>
          <small>{[MODE_WORDS[event.mode], event.venue?.name].filter(Boolean).join(', ')}</small>
        </>
      ),
    },
    { key: 'people', header: 'People', cell: peopleWords },
    {
      key: 'state',
      header: 'Where it stands',
      cell: ({ event }) => {
        if (event.state === 'published' && hasBegun(event, now))
          return <StateMark state="wait">Register open</StateMark>;
        const { sign, words } = EVENT_STATES[event.state];
        return <StateMark state={sign}>{words}</StateMark>;
      },
    },
    {
      key: 'register',
      header: 'Register',
      quiet: true,
      unbroken: true,
      cell: ({ event, course }) =>
        event.state === 'draft' || event.state === 'cancelled' ? null : (
          <>
            <Link
              href={link(`/register/${event.id}`)}
              about={`of ${course.title}, ${sittingLine(event.sessions, timeZone)}`}
            >
              {event.state === 'closed' ? 'See the register' : 'Open the register'}
            </Link>
            {event.state === 'closed' ? (
              <small>
                <Link
                  href={link(`/evaluation/events/${event.id}`)}
                  about={`of ${course.title}, ${sittingLine(event.sessions, timeZone)}`}
                >
                  What they said
                </Link>
              </small>
            ) : null}
          </>
        ),
    },
  ];
}
