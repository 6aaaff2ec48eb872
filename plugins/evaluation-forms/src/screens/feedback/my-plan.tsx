import type { PersonId } from '@trellis/core';
import type { PlanRow } from '@trellis/core/evaluation';
import { useApi, useLink, usePaged, useServices } from '@trellis/plugin/screens';
import { BeforeAfter } from '@trellis/ui/before-after';
import { Button, ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Disclosure } from '@trellis/ui/disclosure';
import { EmptyState } from '@trellis/ui/empty-state';
import { Facts } from '@trellis/ui/facts';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { Pager } from '@trellis/ui/pager';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Section } from '@trellis/ui/section';
import { dayAt, todayOn } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import { Table, type Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { FeedbackTabs } from './feedback-tabs.tsx';
import { changeSentence, lineSentence, talkWords } from './plan-words.ts';

/** What changed for the reader with each course, what she planned, and what came of it; or what somebody shares with her as their manager. */
export function MyPlan() {
  const timeZone = useTimeZone();
  const api = useApi();
  const { query } = useServices();
  const personId = query['person'] as PersonId | undefined;
  const paged = usePaged<PlanRow>(
    (page) => api.evaluation.myPlan.query({ ...page, ...(personId === undefined ? {} : { personId }) }),
    [personId],
    { size: 10 },
  );
  const { rows, pager, error, isLoading } = paged;
  return (
    <>
      <PageHead
        title={personId === undefined ? 'My plan' : 'Their plan'}
        lead={
          personId === undefined
            ? 'What changed for you, what you mean to do, and what you and your manager made of it.'
            : 'What somebody of your team shares with you: what they mean to do, and what came of it.'
        }
        actions={
          rows === undefined || rows.length === 0 ? undefined : (
            <Button icon="print" onPress={() => print()}>
              Print
            </Button>
          )
        }
      />
      {personId === undefined ? <FeedbackTabs current="/my-plan" /> : null}
      <p className="print-only">{`As at ${longDate(todayOn(timeZone))}`}</p>
      <FaultNote title="We could not load the plan" error={error} />
      {rows === undefined ? (
        error === undefined ? (
          <ProgressBar label="The plan" words="Loading the plan" />
        ) : null
      ) : rows.length === 0 ? (
        <Card>
          <EmptyState
            level={2}
            title="There is no plan yet"
            text={
              personId === undefined
                ? 'Once you have answered a sheet, it stands here with what you want to do at work.'
                : 'Nothing is shared with you. You can talk about the course all the same.'
            }
          />
        </Card>
      ) : (
        <div aria-busy={isLoading}>
          {rows.map((row) => (
            <PlanOfCourse key={row.bookingId} row={row} isOwn={personId === undefined} />
          ))}
          {pager?.previous === undefined && pager?.next === undefined ? null : (
            <Pager label="Pages of the plan" {...pager} />
          )}
        </div>
      )}
    </>
  );
}

function PlanOfCourse({ row, isOwn }: { readonly row: PlanRow; readonly isOwn: boolean }) {
  const timeZone = useTimeZone();
  const link = useLink();
  const { course, event, lines, plan, manager, sharesPlan, bookingId } = row;
  const change = changeSentence(lines);
  const talk = manager === undefined ? undefined : talkWords(manager, sharesPlan, timeZone);
  return (
    <Section title={course.title} aside={longDate(dayAt(event.startsAt, timeZone))}>
      <Stack>
        {lines.length === 0 ? null : (
          <Card title="What changed" level={3}>
            <Stack>
              {change === undefined ? null : <p>{change}</p>}
              {scalesOf(lines).map((same) => (
                <BeforeAfter
                  key={same[0]!.scale.labels.join()}
                  label={`Your ratings for ${course.title}`}
                  labels={same[0]!.scale.labels}
                  rows={same.map((line) => ({
                    key: line.key,
                    title: line.title,
                    before: placed(line.before),
                    after: placed(line.after),
                    later: placed(line.later),
                    sentence: lineSentence(line),
                    ...(line.thoughtBack ? { note: 'Before: thinking back' } : {}),
                  }))}
                />
              ))}
              <Disclosure summary="Show these ratings as a table">
                <Table caption="Ratings" quietCaption columns={COLUMNS} rows={lines} rowKey={({ key }) => key} />
              </Disclosure>
            </Stack>
          </Card>
        )}
        <Card title={isOwn ? 'What I mean to do' : 'What they mean to do'} level={3}>
          {plan.length === 0 ? (
            <p>Nothing was written. You can still add it while the sheet is open.</p>
          ) : (
            <Facts
              items={plan.map(({ title, text }) => ({ term: title, detail: <span className="said">{text}</span> }))}
            />
          )}
        </Card>
        {manager === undefined || talk === undefined ? null : (
          <Card title="The talk with the manager" level={3}>
            <Stack>
              <StateMark state={talk.sign}>{talk.words}</StateMark>
              <p>{talk.text}</p>
              {manager.said.length === 0 ? null : (
                <Facts
                  items={manager.said.map(({ title, text }) => ({
                    term: title,
                    detail: <span className="said">{text}</span>,
                  }))}
                />
              )}
              {isOwn && !sharesPlan && manager.countersignedAt === undefined ? (
                <div className="btns">
                  <ButtonLink small href={link(`/feedback/${bookingId}/after`)}>
                    Open the sheet after the course
                  </ButtonLink>
                </div>
              ) : null}
            </Stack>
          </Card>
        )}
      </Stack>
    </Section>
  );
}

type Line = PlanRow['lines'][number];

function placed(rank: number | undefined): { mean: number } | undefined {
  return rank === undefined ? undefined : { mean: rank };
}

/** Lines on scales with other words stand apart. */
function scalesOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const byScale = new Map<string, Line[]>();
  for (const line of lines) {
    const key = line.scale.labels.join('\n');
    byScale.set(key, [...(byScale.get(key) ?? []), line]);
  }
  return [...byScale.values()];
}

function word(pick: 'before' | 'after' | 'later'): (line: Line) => string {
  return (line) => {
    const rank = line[pick];
    return rank === undefined ? 'Not asked' : (line.scale.labels[rank - 1] ?? String(rank));
  };
}

const COLUMNS: readonly Column<Line>[] = [
  { key: 'title', header: 'Line', heading: true, cell: ({ title }) => title },
  {
    key: 'before',
    header: 'Before',
    cell: (line) => `${word('before')(line)}${line.thoughtBack ? ' (thinking back)' : ''}`,
  },
  { key: 'after', header: 'After', cell: word('after') },
  { key: 'later', header: 'Later', cell: word('later') },
];
