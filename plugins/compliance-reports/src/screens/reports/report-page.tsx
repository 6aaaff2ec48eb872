import { useApi, useLink, useLoad, useServices } from '@trellis/plugin/screens';
import { useDoneNote } from '@trellis/ui/done-note';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { PaperView } from '../paper/paper-view.tsx';
import { rowsAddress } from '../paper/rows-address.ts';
import { Rejudging } from '../rejudging.tsx';
import { useMayReport } from '../who-may.ts';
import { AddAction } from './add-action.tsx';
import { ReportActionsRow } from './report-actions-row.tsx';
import type { ReportAnswer } from './report-answer.ts';
import { Restated } from './restated.tsx';
import { ReturnAnswers } from './return-answers.tsx';
import { SentBack } from './sent-back.tsx';
import { SignOff } from './sign-off.tsx';
import { SignedFacts } from './signed-facts.tsx';

/** One report: the paper as it is read, and what can be done with it where it stands. */
export function ReportPage() {
  return <ReportOf id={useServices().parameters['reportId'] ?? ''} />;
}

/** The report with an id, wherever its address comes from. */
export function ReportOf({ id }: { readonly id: string }) {
  const api = useApi();
  const link = useLink();
  const loading = useLoad(() => api.reporting.get.query({ id }), [id]);
  const back = { href: link('/reports'), label: 'All reports' };
  if (loading.answer === undefined)
    return loading.state === 'failed' ? (
      <>
        <PageHead back={back} title="We could not open this report" />
        <FaultNote title="What went wrong" error={loading.error} />
      </>
    ) : (
      <ProgressBar label="Report" words="Working out the figures" />
    );
  return (
    <>
      <Link kind="back" href={back.href}>
        {back.label}
      </Link>
      <ReportShown answer={loading.answer} again={loading.again} />
    </>
  );
}

function ReportShown({ answer, again }: { readonly answer: ReportAnswer; readonly again: () => void }) {
  const link = useLink();
  const { seesPeople, keepsActions } = useMayReport();
  const done = useDoneNote('Done');
  const { report, paper } = answer;
  const changed = (words: string): void => {
    done.say(words);
    again();
  };
  const last = paper.sections.at(-1)?.id ?? '';
  const returned = paper.sections.find(({ blocks }) => blocks.some((block) => 'id' in block && block.id === 'return'));
  return (
    <Stack gap="wide">
      {report.state === 'published' ? null : <Rejudging />}
      {report.state === 'sent-back' ? <SentBack answer={answer} onChanged={changed} /> : null}
      <div>
        <PaperView
          paper={paper}
          rowsOf={seesPeople ? (behind) => link(rowsAddress(report.id, behind)) : undefined}
          actions={<ReportActionsRow answer={answer} />}
          after={{
            ...(returned === undefined || answer.returned.length === 0
              ? {}
              : { [returned.id]: <ReturnAnswers answer={answer} /> }),
            ...(keepsActions ? { actions: <AddAction report={report} onAdded={again} /> } : {}),
            [last]: (
              <>
                {done.note}
                {report.state === 'published' ? <SignedFacts report={report} /> : null}
                {answer.maySign ? <SignOff report={report} onChanged={changed} /> : null}
              </>
            ),
          }}
        />
        {answer.restated === undefined ? null : <Restated restated={answer.restated} />}
      </div>
    </Stack>
  );
}
