import type { ComplianceReport } from '@trellis/core/compliance';
import { useApi, useLoad, useServices } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns } from '@trellis/ui/layout';
import { count } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { JudgedRows } from './judged-rows.tsx';
import { RequirementBars } from './requirement-bars.tsx';
import { requirementLines } from './requirement-lines.ts';
import { WaitingForYou } from './waiting-for-you.tsx';
import { notJudgedPosts } from './not-judged-words.ts';

export interface FiguresProps {
  /** The screen's own path, for links to rows. */
  readonly path: string;
  /** `board`: counts alone, for those who answer for a partnership and look after nobody in it. */
  readonly whose: 'agency' | 'team' | 'board';
}

/** Counts by requirement and state, coverage first, then the rows behind a count for those who look after people. */
export function Figures({ path, whose }: FiguresProps) {
  const api = useApi();
  const { session } = useServices();
  const loading = useLoad(() => api.compliance.agency.query({}), []);
  const report = loading.answer;
  if (report === undefined)
    return loading.state === 'failed' ? (
      <>
        <PageHead title="We could not count" />
        <FaultNote title="What went wrong" error={loading.error} />
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
        isOwn={whose === 'team' || (whose === 'agency' && agencies.length === 1)}
      />
      {whose === 'agency' ? (
        <Columns spaced>
          <RequirementBars report={report} rowsPath={path} />
          <WaitingForYou />
        </Columns>
      ) : (
        <div className="section">
          <RequirementBars report={report} rowsPath={whose === 'team' ? path : undefined} />
        </div>
      )}
      {whose === 'board' ? (
        <div className="section">
          <p className="muted small">These are counts of posts. Names are for those who look after the people.</p>
        </div>
      ) : (
        <JudgedRows
          path={path}
          requirements={requirementLines(report).map((line) => ({ value: line.requirement, label: line.title }))}
        />
      )}
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
      more={missing === 0 ? undefined : notJudgedPosts(missing)}
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
