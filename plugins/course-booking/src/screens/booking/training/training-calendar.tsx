import { useApi, useLink, useLoad } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { MonthGrid, monthLater, type MonthEntry } from '@trellis/ui/month-grid';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { clockSpan, dayAt, longMonth } from '@trellis/ui/sitting';
import { placesLine } from '../event-words.ts';
import { many } from '@trellis/ui/plural-words';
import { useTimeZone } from '@trellis/ui/time-zone';
import { datesAsked } from './training-query.ts';
import type { TrainingListProps } from './training-list.tsx';

/** As many dates as a month is shown with. */
const MOST = 200;

export interface TrainingCalendarProps extends TrainingListProps {
  readonly onMonth: (month: string) => void;
}

/** Dates of courses on the days of a month. */
export function TrainingCalendar({ shown, todayOn, onMonth }: TrainingCalendarProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const { kind, mode, month, text } = shown;
  const loading = useLoad(
    () => api.events.list.query({ ...datesAsked(shown, todayOn), limit: MOST }),
    [kind, mode, month, text],
  );
  const rows = loading.answer?.rows;
  const entries = rows?.flatMap((row) =>
    row.event.sessions
      .map((session) => ({ session, on: dayAt(session.startsAt, timeZone) }))
      .filter(({ on }) => on.startsWith(month))
      .map(({ session, on }): MonthEntry => ({
        key: `${row.event.id} ${session.startsAt}`,
        on,
        title: row.course.title,
        text: `${clockSpan(session, timeZone)}. ${placesLine(row)}`,
        href: link(`/training/${row.event.id}`),
      })),
  );
  return (
    <Stack>
      <ButtonRow>
        <Button small onPress={() => onMonth(monthLater(month, -1))}>
          {longMonth(monthLater(month, -1))}
        </Button>
        <Button small onPress={() => onMonth(monthLater(month, 1))}>
          {longMonth(monthLater(month, 1))}
        </Button>
      </ButtonRow>
      {entries === undefined ? (
        loading.state === 'failed' ? (
          <FaultNote title="We could not load this month" error={loading.error} />
        ) : (
          <ProgressBar label="Dates of the month" words={`Loading ${longMonth(month)}`} />
        )
      ) : (
        <>
          <MonthGrid
            month={month}
            entries={entries}
            todayOn={todayOn}
            caption={`${longMonth(month)}, ${entries.length === 0 ? 'no dates' : many(entries.length, 'date')}`}
          />
          {loading.answer?.after === undefined ? null : (
            <p className="muted small">
              There are more dates than a month can show. Use the list, or narrow the search.
            </p>
          )}
        </>
      )}
    </Stack>
  );
}
