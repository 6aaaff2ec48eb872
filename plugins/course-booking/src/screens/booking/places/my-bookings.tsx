import type { BookingShown } from '@trellis/core/bookings';
import { useApi, useLink, usePaged, useServices } from '@trellis/plugin/screens';
import { ButtonLink } from '@trellis/ui/button';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { PageHead } from '@trellis/ui/page-head';
import { Pager } from '@trellis/ui/pager';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { CoursesTabs } from '../courses-tabs.tsx';
import { MyPlace } from './my-place.tsx';

const WHEN = [
  { when: 'upcoming', path: '/my-bookings' },
  { when: 'waiting', path: '/my-bookings?when=waiting' },
  { when: 'past', path: '/my-bookings?when=past' },
] as const;

type When = (typeof WHEN)[number]['when'];

const NOTHING: Readonly<Record<When, { readonly title: string; readonly text: string }>> = {
  upcoming: { title: 'You have no course to come', text: 'What you book, wait for or are offered stands here.' },
  waiting: { title: 'You are on no waiting list', text: 'Where a date is full, you can wait for a place on its page.' },
  past: { title: 'Nothing is past yet', text: 'Courses that you were on, and places that ended, stand here.' },
};

/** The reader's own bookings: places, offers and waits to come, and what is past. */
export function MyBookings() {
  const { session, query } = useServices();
  const { when, path } = WHEN.find((each) => each.when === query['when']) ?? WHEN[0];
  return (
    <>
      <PageHead
        title="My courses"
        lead="Your places, offers and waiting lists, with what each would cost to give up."
      />
      <CoursesTabs current={path} />
      {session.personId === undefined ? (
        <p>We do not know yet which record is yours, so there are no bookings to show.</p>
      ) : (
        <Bookings when={when} />
      )}
    </>
  );
}

function Bookings({ when }: { readonly when: When }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const done = useDoneNote('Done');
  const paged = usePaged<BookingShown>((page) => api.bookings.mine.query({ ...page, when }), [when], { size: 10 });
  const { rows, error, pager } = paged;
  return (
    <Stack gap="wide">
      {done.note}
      <FaultNote title="We could not load your bookings" error={error} />
      {rows === undefined && error === undefined ? (
        <ProgressBar label="Your bookings" words="Loading your bookings" />
      ) : null}
      {rows?.length === 0 ? (
        <EmptyState
          level={2}
          {...NOTHING[when]}
          actions={
            <ButtonLink kind="main" href={link('/training')}>
              Find a course
            </ButtonLink>
          }
        />
      ) : null}
      {rows?.map((shown) => (
        <MyPlace
          key={shown.booking.id}
          shown={shown}
          title={<Link href={link(`/training/${shown.event.id}`)}>{shown.course.title}</Link>}
          todayOn={todayOn(timeZone)}
          onChanged={(words) => {
            done.say(words);
            paged.again();
          }}
        />
      ))}
      {pager === undefined ? null : <Pager label="Pages of your bookings" {...pager} />}
    </Stack>
  );
}
