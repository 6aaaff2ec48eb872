import type { ComplianceReport } from '@trellis/core/compliance';
import { useApi, useLoad, useServices } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns } from '@trellis/ui/layout';
import { count } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { FilterBar } from '@trellis/ui/search-field';
import { SelectField } from '@trellis/ui/select-field';
import type { AgencyLed } from './agencies-led.ts';
import { JudgedRows } from './judged-rows.tsx';
import { RequirementBars } from './requirement-bars.tsx';
import { requirementLines } from './requirement-lines.ts';
import { rowsAddress } from './rows-asked.ts';
import { WaitingForYou } from './waiting-for-you.tsx';
import { notJudgedPosts } from './not-judged-words.ts';

export interface FiguresProps {
  /** The screen's own path, for links to rows. */
  readonly path: string;
  /** `board`: counts alone, for those who answer for a partnership and look after nobody in it. */
  readonly whose: 'agency' | 'team' | 'board';
  /** Those whose figures can be read by themselves; with fewer than two there is nothing to choose. */
  readonly agencies?: readonly AgencyLed[] | undefined;
}

/** Counts by requirement and state, coverage first, then the rows behind a count for those who look after people. */
export function Figures({ path, whose, agencies = [] }: FiguresProps) {
  const api = useApi();
  const { session, query, go } = useServices();
  const chosen = agencies.find(({ id }) => id === query['agency']);
  const loading = useLoad(
    () => api.compliance.agency.query(chosen === undefined ? {} : { agencyId: chosen.id }),
    [chosen?.id],
  );
  const report = loading.answer;
  return (
    <>
      {report !== undefined ? (
        <Coverage report={report} {...whoseFigures(report, whose, chosen, session.partnership.name)} />
      ) : loading.state === 'failed' ? (
        <>
          <PageHead title="We could not count" />
          <FaultNote title="What went wrong" error={loading.error} />
        </>
      ) : (
        <ProgressBar label="Figures" words="Counting posts" />
      )}
      {agencies.length < 2 ? null : (
        <div className="section">
          <FilterBar label="Figures">
            <SelectField
              label="Agency"
              first="All agencies"
              choices={agencies.map(({ id, name }) => ({ value: id, label: name }))}
              value={chosen?.id ?? ''}
              onChange={(agency) => go(rowsAddress(path, { agency }))}
            />
          </FilterBar>
        </div>
      )}
      {report === undefined ? null : (
        <Behind report={report} path={path} whose={whose} chosen={chosen} agencies={agencies} />
      )}
    </>
  );
}

/** Whose figures these are, in words, and whether they are the reader's own team or the one agency she looks after. */
function whoseFigures(
  { rows }: ComplianceReport,
  whose: FiguresProps['whose'],
  chosen: AgencyLed | undefined,
  partnership: string,
): Pick<CoverageProps, 'context' | 'isOwn'> {
  if (chosen !== undefined) return { context: chosen.name, isOwn: false };
  const names = [...new Map(rows.map((row) => [row.agency, row.agencyName])).values()];
  const only = names.length === 1 ? names[0] : undefined;
  return {
    context: whose === 'team' ? 'Your team' : (only ?? partnership),
    isOwn: whose === 'team' || (whose === 'agency' && only !== undefined),
  };
}

interface BehindProps extends Required<FiguresProps> {
  readonly report: ComplianceReport;
  readonly chosen: AgencyLed | undefined;
  readonly agencies: readonly AgencyLed[];
}

/** Every requirement, what waits, and the rows. */
function Behind({ report, path, whose, chosen, agencies }: BehindProps) {
  const hrefOf = (requirement: string, state: string): string =>
    `${rowsAddress(path, { agency: chosen?.id, requirement, state })}#rows`;
  return (
    <>
      {whose === 'agency' ? (
        <Columns spaced>
          <RequirementBars report={report} hrefOf={hrefOf} />
          <WaitingForYou />
        </Columns>
      ) : (
        <div className="section">
          <RequirementBars report={report} hrefOf={whose === 'team' ? hrefOf : undefined} />
        </div>
      )}
      {whose === 'board' ? (
        <div className="section">
          <p className="muted small">These are counts of posts. Names are for those who look after the people.</p>
        </div>
      ) : (
        <JudgedRows
          path={path}
          agency={chosen}
          agencies={agencies}
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
