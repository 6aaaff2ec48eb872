import type { ComplianceReport, CountRow, State } from '@trellis/core/compliance';
import { useApi, useLoad, useServices } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { Card } from '@trellis/ui/card';
import { Disclosure } from '@trellis/ui/disclosure';
import { EmptyState } from '@trellis/ui/empty-state';
import { Key } from '@trellis/ui/key';
import { Columns } from '@trellis/ui/layout';
import { count, longDate } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Section } from '@trellis/ui/section';
import { BarList, StackedBar } from '@trellis/ui/stacked-bar';
import { Table } from '@trellis/ui/table';
import { JudgedRows } from './judged-rows.tsx';
import { WaitingForYou } from './waiting-for-you.tsx';
import { howOften } from './words.ts';

/** The id of the row that counts posts without a group. */
const NOT_JUDGED = 'not-judged';

export interface FiguresProps {
  /** The screen's own path, for links to rows. */
  readonly path: string;
  readonly whose: 'agency' | 'team';
}

/** Counts by requirement and state, coverage first, then the rows behind a count. */
export function Figures({ path, whose }: FiguresProps) {
  const api = useApi();
  const { session } = useServices();
  const loading = useLoad(() => api.compliance.agency.query({}), []);
  const report = loading.answer;
  if (report === undefined)
    return loading.state === 'failed' ? (
      <>
        <PageHead title="We could not count" />
        <Note state="fault" live="alert">
          {loading.error.sentence}
        </Note>
      </>
    ) : (
      <ProgressBar label="Figures" words="Counting posts" />
    );
  const agencies = [...new Map(report.rows.map((row) => [row.agency, row.agencyName])).values()];
  const context = whose === 'team' ? 'Your team' : agencies.length === 1 ? agencies[0] : session.partnership.name;
  return (
    <>
      <Coverage
        report={report}
        context={context ?? session.partnership.name}
        isOwn={whose === 'team' || agencies.length === 1}
      />
      {whose === 'team' ? (
        <div className="section">
          <Bars report={report} path={path} />
        </div>
      ) : (
        <Columns spaced>
          <Bars report={report} path={path} />
          <WaitingForYou />
        </Columns>
      )}
      <JudgedRows path={path} requirements={requirementsOf(report)} />
    </>
  );
}

interface CoverageProps {
  readonly report: ComplianceReport;
  readonly context: string;
  /** Whether these are the reader's own team or the one agency she looks after. */
  readonly isOwn: boolean;
}

function Coverage({ report, context, isOwn }: CoverageProps) {
  const { posts, judged, peopleOverdue, dueWithin90Days } = report.coverage;
  const overdue = report.rows.reduce((sum, row) => sum + row.overdue, 0);
  const missing = posts - judged;
  // Coverage is rounded down: "100%" must mean every post.
  const share = posts === 0 ? 0 : Math.floor((judged / posts) * 100);
  return (
    <Answer
      context={context}
      title={
        posts === 0
          ? 'We know of no posts yet'
          : `We can judge ${count(judged)} of ${isOwn ? 'your ' : ''}${count(posts)} ${posts === 1 ? 'post' : 'posts'}`
      }
      more={
        missing === 0
          ? undefined
          : `${count(missing)} ${missing === 1 ? 'is' : 'are'} not judged and never ${missing === 1 ? 'counts' : 'count'} as up to date: nobody has said which group they belong to.`
      }
      figures={[
        { value: `${share}%`, label: 'of posts judged' },
        {
          value: count(overdue),
          label: `requirements overdue, for ${count(peopleOverdue)} ${peopleOverdue === 1 ? 'person' : 'people'}`,
        },
        { value: count(dueWithin90Days), label: 'due in the next 90 days' },
      ]}
    />
  );
}

/** The same requirement of several agencies as one line. */
interface Line {
  readonly requirement: string;
  readonly title: string;
  readonly months: number | null;
  readonly counts: readonly { readonly state: State; readonly count: number }[];
  readonly total: number;
}

function linesOf(rows: readonly CountRow[]): readonly Line[] {
  return [...Map.groupBy(rows, (row) => row.requirement).values()].map((ofOne) => {
    const sum = (pick: (row: CountRow) => number): number => ofOne.reduce((total, row) => total + pick(row), 0);
    const counts: Line['counts'] = [
      { state: 'overdue', count: sum((row) => row.overdue) },
      { state: 'due-soon', count: sum((row) => row.dueSoon) },
      { state: 'current', count: sum((row) => row.current) },
      { state: 'upcoming', count: sum((row) => row.upcoming) },
      { state: 'exempt', count: sum((row) => row.exempt) },
      { state: 'unknown', count: sum((row) => row.unknown) },
    ];
    const first = ofOne[0]!;
    return {
      requirement: first.requirement,
      title: first.title,
      months: first.intervalMonths,
      counts,
      total: counts.reduce((total, each) => total + each.count, 0),
    };
  });
}

function Bars({ report, path }: { readonly report: ComplianceReport; readonly path: string }) {
  const lines = linesOf(report.rows).toSorted(
    (a, b) => Number(a.requirement === NOT_JUDGED) - Number(b.requirement === NOT_JUDGED),
  );
  if (lines.length === 0)
    return (
      <EmptyState
        level={2}
        title="Nothing to count yet"
        text="Upload the people of the agency, and say which groups their job titles belong to."
      />
    );
  return (
    <Section title="Every requirement, by state" aside={`As at ${longDate(report.asAt)}`}>
      <Card>
        <BarList>
          {lines.map((line) => (
            <StackedBar
              key={line.requirement}
              title={line.title}
              note={`${line.months === null ? '' : `Renew ${howOften(line.months)}. `}${count(line.total)} ${line.total === 1 ? 'post' : 'posts'}`}
              counts={line.counts.map((each) => ({
                ...each,
                href: `${path}?requirement=${line.requirement}&state=${each.state}#rows`,
              }))}
              total={line.total}
            />
          ))}
        </BarList>
        <Key items={['current', 'upcoming', 'exempt', 'due-soon', 'overdue', 'unknown']} />
        <Disclosure summary="Show these figures as a table">
          <Table
            caption="Posts by requirement and state"
            quietCaption
            rows={lines}
            rowKey={(line) => line.requirement}
            columns={[
              { key: 'title', header: 'Requirement', heading: true, cell: (line) => line.title },
              ...(['Overdue', 'Due soon', 'Up to date', 'Coming up', 'Exempt', 'Not known'] as const).map(
                (header, at) => ({
                  key: header,
                  header,
                  kind: 'number' as const,
                  cell: (line: Line) => count(line.counts[at]!.count),
                }),
              ),
            ]}
          />
        </Disclosure>
      </Card>
    </Section>
  );
}

function requirementsOf(report: ComplianceReport): readonly { readonly value: string; readonly label: string }[] {
  return linesOf(report.rows).map((line) => ({ value: line.requirement, label: line.title }));
}
