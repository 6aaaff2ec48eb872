import type { Score, ScoreListed } from '@trellis/core/lms';
import { useAction, useApi, useLoad, usePaged } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Figures } from '@trellis/ui/figures';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { PagedTable } from '@trellis/ui/paged-table';
import { personName } from '@trellis/ui/person-name';
import { FilterBar } from '@trellis/ui/search-field';
import { Section } from '@trellis/ui/section';
import { SelectField } from '@trellis/ui/select-field';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { retryWords, scoreFigures, scoreLine, scoreSign, SCORE_STATES } from './score-words.ts';
import { useAgainWhile } from './use-again-while.ts';

/** Completions on their way back to an LMS: how many in which state, each with what happened to it, and the way to try it again. */
export function SentBack({ registrationId }: { readonly registrationId: string }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [state, setState] = useState('');
  const counts = useLoad(() => api.lms.scoreCounts.query({ registrationId }), [registrationId]);
  const scores = usePaged<ScoreListed>(
    (page) =>
      api.lms.scores.query({
        ...page,
        registrationId,
        ...(state === '' ? {} : { state: state as Score['state'] }),
      }),
    [registrationId, state],
  );
  const retrying = useAction();
  const done = useDoneNote('Done');
  const isUnderWay = (counts.answer?.waiting ?? 0) > 0;
  const again = (): void => {
    counts.again();
    scores.again();
  };
  useAgainWhile(isUnderWay, { isLoading: counts.state === 'loading' || scores.isLoading, again });
  const retryAll = counts.answer === undefined ? undefined : retryWords(counts.answer);
  const total = counts.answer === undefined ? 0 : Object.values(counts.answer).reduce((sum, many) => sum + many, 0);

  function retry(work: () => Promise<string>): void {
    retrying.run(async () => {
      done.say(await work());
      again();
    });
  }
  return (
    <Section title="Completions sent back">
      <Stack gap="wide">
        <p>
          Whoever opens a course of Trellis from this LMS and completes it here gets full marks for the link there, so
          that the LMS counts it as completed too.
        </p>
        {done.note}
        <FaultNote title="We could not try it again" error={retrying.error} />
        <FaultNote title="We could not count them" error={counts.error} />
        <Card>
          <Stack gap="wide">
            {counts.answer === undefined || total === 0 ? null : <Figures items={scoreFigures(counts.answer)} />}
            {total === 0 ? null : (
              <FilterBar label="Completions sent back">
                <SelectField
                  label="Which"
                  first="All of them"
                  choices={SCORE_STATES}
                  value={state}
                  onChange={setState}
                />
                {retryAll === undefined ? null : (
                  <Button
                    busy={retrying.isBusy ? 'Saving' : undefined}
                    onPress={() =>
                      retry(async () => {
                        await api.lms.retryScores.mutate({ registrationId });
                        return 'They go out again within a minute.';
                      })
                    }
                  >
                    {retryAll}
                  </Button>
                )}
              </FilterBar>
            )}
            <PagedTable
              // While they are followed the rows stay as they are, so that nothing blinks.
              paged={{ ...scores, isLoading: scores.isLoading && !isUnderWay }}
              what="completions"
              caption="Completions, those that need you first, then the newest"
              columns={columnsWith(
                retrying.isBusy,
                (score, name) =>
                  retry(async () => {
                    await api.lms.retryScore.mutate({ id: score.id });
                    return `The completion of ${name} goes out again within a minute.`;
                  }),
                timeZone,
              )}
              rowKey={(row) => row.id}
              empty={
                state === '' ? (
                  <EmptyState
                    title="Nothing has been sent back yet"
                    text="In the LMS, add an activity of Trellis to a course and choose a course of yours under “Select content”. Once somebody opens it there and completes it, it stands here."
                  />
                ) : (
                  <EmptyState title="None of them is in this state" text="Choose “All of them” to see the others." />
                )
              }
            />
          </Stack>
        </Card>
      </Stack>
    </Section>
  );
}

function columnsWith(
  isBusy: boolean,
  onRetry: (score: ScoreListed, name: string) => void,
  timeZone: string,
): readonly Column<ScoreListed>[] {
  return [
    {
      key: 'person',
      header: 'Person',
      heading: true,
      cell: (row) => <Link href={`/people/${row.personId}`}>{personName(row)}</Link>,
    },
    {
      key: 'course',
      header: 'Course',
      cell: (row) => (
        <>
          {row.linkTitle ?? row.courseRef}
          <small>
            {[row.linkTitle === undefined ? undefined : row.courseRef, row.contextTitle].filter(Boolean).join(', in ')}
          </small>
        </>
      ),
    },
    {
      key: 'state',
      header: 'State',
      cell: (row) => (
        <>
          <StateMark {...scoreSign(row)} />
          <small>{scoreLine(row, timeZone)}</small>
        </>
      ),
    },
    {
      key: 'retry',
      header: 'Try again',
      quiet: true,
      unbroken: true,
      cell: (row) =>
        row.state === 'failed' || row.state === 'refused' ? (
          <Button
            small
            about={`for ${personName(row)}`}
            busy={isBusy ? 'Saving' : undefined}
            onPress={() => onRetry(row, personName(row))}
          >
            Try again now
          </Button>
        ) : null,
    },
  ];
}
