import type { LineListed, RunShown, RunStatement } from '@trellis/core/billing';
import { useApi, useLink, useLoad, useLocalPages, usePaged, useServices } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { Disclosure } from '@trellis/ui/disclosure';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Figures } from '@trellis/ui/figures';
import { longTime } from '@trellis/ui/long-date';
import { pounds } from '@trellis/ui/money';
import { PageHead } from '@trellis/ui/page-head';
import { Pager } from '@trellis/ui/pager';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { Section } from '@trellis/ui/section';
import { useState } from 'react';
import { DownloadRun } from './download-run.tsx';
import { whoWords } from '../lines/line-words.ts';
import { LinesList } from '../lines/lines-list.tsx';
import { many } from '@trellis/ui/plural-words';
import { useTimeZone } from '@trellis/ui/time-zone';
import { runName } from './runs-table.tsx';

/** One run: its statements, the lines of each, and why each line is what it is. */
export function BillingRunPage() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const id = useServices().parameters['runId'] ?? '';
  const loading = useLoad(() => api.billing.run.query({ id, limit: 1 }), [id]);
  const { answer } = loading;
  const back = { href: link('/charges/runs'), label: 'Back to billing runs' };
  if (answer === undefined)
    return (
      <>
        <PageHead title="Billing run" back={back} />
        {loading.state === 'failed' ? (
          <FaultNote title="We could not load this run" error={loading.error} />
        ) : (
          <ProgressBar label="Billing run" words="Loading the run" />
        )}
      </>
    );
  const { run, statements } = answer;
  return (
    <>
      <PageHead
        title={runName(run)}
        lead={`Released on ${longTime(run.releasedAt, timeZone)} by ${whoWords(run.by)}. What is in it stays as it is; what proves wrong is credited in a later run.`}
        back={back}
        actions={<DownloadRun runId={run.id} about={`of ${runName(run)}`} />}
      />
      <Figures
        items={[
          { value: pounds(run.pence), label: 'billed' },
          { value: run.lines, label: run.lines === 1 ? 'line' : 'lines' },
          { value: statements.length, label: statements.length === 1 ? 'statement' : 'statements' },
        ]}
      />
      <Statements answer={answer} />
    </>
  );
}

function Statements({ answer: { run, statements } }: { readonly answer: RunShown }) {
  const paged = useLocalPages(statements, { by: run.id, error: undefined, isLoading: false, again: () => undefined });
  return (
    <Section title="Statements" aside="Open one, then any of its lines: each says why">
      <Card>
        <Rows label="Statements">
          {(paged.rows ?? []).map((statement) => (
            <Row
              key={statement.number}
              title={statement.agencyName}
              end={<strong className="num">{pounds(statement.pence)}</strong>}
              text={`Statement ${statement.number}. ${codesLine(statement)}`}
            >
              <StatementLines statement={statement} />
            </Row>
          ))}
        </Rows>
        {paged.pager === undefined ? null : <Pager label="Pages of statements" {...paged.pager} />}
      </Card>
    </Section>
  );
}

/** The codes that went out with a statement, as they were on that day. */
function codesLine({ details }: RunStatement): string {
  const known = [
    ['Customer', details.customerNumber],
    ['VAT', details.vatCode],
    ['Cost centre', details.costCentre],
    ['Order', details.purchaseOrder],
  ].flatMap(([name, code]) => (code === undefined ? [] : [`${name} ${code}`]));
  return known.length === 0 ? 'Without codes, as nothing is owed.' : `${known.join(', ')}.`;
}

function StatementLines({ statement }: { readonly statement: RunStatement }) {
  const [isOpen, setOpen] = useState(false);
  const isForOthers = statement.of.some(({ agencyId }) => agencyId !== statement.agencyId);
  return (
    <Disclosure
      summary={
        <>
          {many(statement.lines, 'line')}
          <span className="vh"> of {statement.agencyName}</span>
        </>
      }
      onToggle={setOpen}
    >
      {isOpen
        ? statement.of.map((agency) => (
            <div key={agency.agencyId}>
              {isForOthers ? <h3>Booked by {agency.name}</h3> : null}
              <LinesOf runId={statement.runId} agencyId={agency.agencyId} name={agency.name} />
            </div>
          ))
        : null}
    </Disclosure>
  );
}

function LinesOf({
  runId,
  agencyId,
  name,
}: {
  readonly runId: string;
  readonly agencyId: string;
  readonly name: string;
}) {
  const api = useApi();
  const paged = usePaged<LineListed>(
    (page) => api.billing.lines.query({ ...page, runId, agencyId }),
    [runId, agencyId],
  );
  return (
    <LinesList
      paged={paged}
      label={`Lines of ${name}`}
      empty={<EmptyState title="No line" text="It has none of its own." />}
    />
  );
}
