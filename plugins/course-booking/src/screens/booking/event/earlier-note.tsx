import type { EventOffered } from '@trellis/core/bookings';
import { useApi, useLoad, type ScreenServices } from '@trellis/plugin/screens';
import { Note } from '@trellis/ui/note';
import { dayAt } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { lengthOf, type CountsLine } from './counts-words.ts';
import { misleading, type EarlierDate } from './earlier-words.ts';

export interface EarlierNoteProps {
  readonly offer: EventOffered;
  /** What this date counts for. */
  readonly fixed: readonly CountsLine[];
}

/** As many other courses as are looked at. */
const MOST = 4;

/** A warning of an earlier date that looks alike and would not do. Nothing where there is none, or nobody could look. */
export function EarlierNote({ offer, fixed }: EarlierNoteProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const { course, event } = offer;
  const isOverdue = fixed.some(({ state }) => state === 'overdue');
  const before = event.sessions[0]!.startsAt;
  const loading = useLoad(
    () => (isOverdue ? earlierDates(api, course.ref, before, timeZone) : Promise.resolve([])),
    [isOverdue, course.ref, before],
  );
  const found = misleading(fixed, loading.answer ?? []);
  return found === undefined ? null : (
    <Note state="unknown" title={found.title}>
      {found.text}
    </Note>
  );
}

/** The first date of each other course before a moment, with what it would count for. */
async function earlierDates(
  api: ScreenServices['api'],
  courseRef: string,
  before: string,
  timeZone: string,
): Promise<readonly EarlierDate[]> {
  const { rows } = await api.events.list.query({ to: dayAt(before, timeZone) });
  const others = rows.filter(
    ({ course, event }) => course.ref !== courseRef && Date.parse(event.sessions[0]!.startsAt) < Date.parse(before),
  );
  const first = [...new Map(others.toReversed().map((row) => [row.course.ref, row])).values()].toReversed();
  return await Promise.all(
    first.slice(0, MOST).map(async ({ course, event }) => {
      const on = dayAt(event.sessions.at(-1)!.endsAt, timeZone);
      const { mine } = await api.compliance.course.query({ ref: course.ref, on, ...lengthOf(event) });
      return { title: course.title, on: dayAt(event.sessions[0]!.startsAt, timeZone), counts: mine?.counts ?? [] };
    }),
  );
}
