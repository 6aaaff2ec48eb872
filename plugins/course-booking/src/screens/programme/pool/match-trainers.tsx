import type { TrainersProposed } from '@trellis/core/events';
import { errorWords, useApi, useLink, useLoad } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { capital } from '@trellis/ui/capital';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { longDate } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { listed } from '@trellis/ui/plural-words';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { FilterBar } from '@trellis/ui/search-field';
import { SelectField } from '@trellis/ui/select-field';
import { dayAt, sittingLine, todayOn } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import { Table, type Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { inTheWayWords, matchedLine, PERIODS, periodOf } from './match-words.ts';

/** A pair of trainers for each date of a period, with what speaks for it, to be agreed to one by one or all together. */
export function MatchTrainers() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const [period, setPeriod] = useState('quarter');
  const [busy, setBusy] = useState<readonly string[]>([]);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const done = useDoneNote('Done');
  const loading = useLoad(() => api.trainers.match.query(periodOf(period, todayOn(timeZone))), [period]);
  const wanting = (loading.answer ?? []).filter(({ state }) => state !== 'led');
  const proposed = wanting.filter(({ state }) => state === 'proposed');

  async function agree(to: readonly TrainersProposed[]): Promise<void> {
    setBusy(to.map(({ eventId }) => eventId));
    const faults: string[] = [];
    let agreed = 0;
    // One after the other: each is settled by itself, so that what one is refused for does not hold up the rest.
    for (const { eventId, trainers, courseTitle, startsAt } of to)
      try {
        await api.trainers.assign.mutate({ eventId, personIds: trainers.map(({ personId }) => personId) });
        agreed += 1;
      } catch (caught) {
        faults.push(`${courseTitle}, ${dayLine(startsAt, timeZone)}: ${errorWords(caught).sentence}`);
      }
    setBusy([]);
    setRefused(faults);
    if (agreed > 0)
      done.say(
        `${agreed === 1 ? 'One date has' : `${agreed} dates have`} trainers now. Tell them: we write to those who come, not to trainers. Then confirm each on its desk.`,
      );
    loading.again();
  }
  return (
    <div className="section stack">
      {done.note}
      {refused.length === 0 ? null : (
        <Note title="Not all of them could be settled" state="wait" live="alert">
          {refused.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Note>
      )}
      <Card>
        <Stack>
          <FilterBar label="Dates that want trainers">
            <SelectField label="Which dates" choices={PERIODS} value={period} onChange={setPeriod} />
          </FilterBar>
          {loading.answer === undefined ? (
            loading.state === 'failed' ? (
              <FaultNote title="We could not look for trainers" error={loading.error} />
            ) : (
              <ProgressBar label="Trainers" words="Looking who may train and is free" />
            )
          ) : (
            <>
              {proposed.length < 2 ? null : (
                <p>
                  <Button
                    kind="main"
                    busy={busy.length > 1 ? 'Saving' : undefined}
                    onPress={() => void agree(proposed)}
                  >
                    {proposed.length === 2 ? 'Agree to both pairs' : `Agree to all ${proposed.length} pairs`}
                  </Button>
                </p>
              )}
              <Table
                caption={matchedLine(loading.answer)}
                columns={columns(link, busy, (one) => void agree([one]), timeZone)}
                rows={wanting}
                rowKey={({ eventId }) => eventId}
                empty={
                  <EmptyState
                    level={2}
                    title="Every date has its trainers"
                    text="Dates without two trainers of different agencies stand here, drafts included."
                  />
                }
              />
            </>
          )}
        </Stack>
      </Card>
    </div>
  );
}

function columns(
  link: (path: string) => string,
  busy: readonly string[],
  onAgree: (to: TrainersProposed) => void,
  timeZone: string,
): readonly Column<TrainersProposed>[] {
  return [
    {
      key: 'date',
      header: 'Date',
      heading: true,
      cell: ({ eventId, courseTitle, startsAt, endsAt }) => (
        <>
          <Link href={link(`/programme/${eventId}`)} about={`on ${sittingLine([{ startsAt, endsAt }], timeZone)}`}>
            {courseTitle}
          </Link>
          <small>{sittingLine([{ startsAt, endsAt }], timeZone)}</small>
        </>
      ),
    },
    {
      key: 'who',
      header: 'Proposed',
      cell: ({ state, already, trainers, because, inTheWay }) =>
        state === 'none' ? (
          <>
            <StateMark state="fault">No pair to be found</StateMark>
            {inTheWay.map((way) => (
              <small key={way.what}>{inTheWayWords(way)}</small>
            ))}
          </>
        ) : (
          <>
            {already.map(({ personId, name, agencyName }) => (
              <div key={personId}>
                {name}, {agencyName}
                <small>Leads it already</small>
              </div>
            ))}
            {trainers.map(({ personId, name, agencyName, because: hers }) => (
              <div key={personId}>
                {name}, {agencyName}
                <small>{capital(listed(hers))}</small>
              </div>
            ))}
            <small>Together: {listed(because)}</small>
          </>
        ),
    },
    {
      key: 'agree',
      header: 'Agree',
      quiet: true,
      unbroken: true,
      cell: (row) =>
        row.state === 'proposed' ? (
          <Button
            small
            about={`to ${row.trainers.map(({ name }) => name).join(' and ')} for ${row.courseTitle}, ${dayLine(row.startsAt, timeZone)}`}
            busy={busy.includes(row.eventId) ? 'Saving' : undefined}
            onPress={() => onAgree(row)}
          >
            Agree
          </Button>
        ) : (
          <Link
            href={link(`/programme/${row.eventId}`)}
            about={`for ${row.courseTitle}, ${dayLine(row.startsAt, timeZone)}`}
          >
            Choose by hand
          </Link>
        ),
    },
  ];
}

function dayLine(startsAt: string, timeZone: string): string {
  return longDate(dayAt(startsAt, timeZone));
}
