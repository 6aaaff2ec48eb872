import type { LineListed, StatementShown } from '@trellis/core/billing';
import { useApi, useLink, useLoad, usePaged } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { pounds } from '@trellis/ui/money';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { Section } from '@trellis/ui/section';
import { LinesList } from './lines/lines-list.tsx';
import { tookOver } from './run-words.ts';
import { many } from '@trellis/ui/plural-words';

/** What one agency was charged: how much is where, each line with its reason, and what was sent to it. */
export function AgencyStatement({ agencyId }: { readonly agencyId: string }) {
  const api = useApi();
  const link = useLink();
  const statement = useLoad(() => api.billing.statement.query({ agencyId, limit: 1 }), [agencyId]);
  const paged = usePaged<LineListed>(
    async (page) => (await api.billing.statement.query({ agencyId, ...page })).lines,
    [agencyId],
  );
  const { answer } = statement;
  return (
    <>
      <Link kind="back" href={link('/charges')}>
        Back to charges
      </Link>
      {answer === undefined ? (
        <>
          <PageHead title="Statement of an agency" />
          {statement.state === 'failed' ? (
            <FaultNote title="We could not load this statement" error={statement.error} />
          ) : (
            <ProgressBar label="Statement" words="Adding up the statement" />
          )}
        </>
      ) : (
        <Head answer={answer} />
      )}
      <Columns spaced>
        <Section title="Lines" aside="The newest first. Each says why">
          <Card>
            <LinesList
              paged={paged}
              label="Lines of this statement"
              withAgency={answer?.account !== undefined && tookOver(answer.account) > 0}
              empty={<EmptyState title="No line" text="This agency has not been charged anything." />}
            />
          </Card>
        </Section>
        {answer === undefined ? null : <Sent answer={answer} />}
      </Columns>
    </>
  );
}

function Head({ answer }: { readonly answer: StatementShown }) {
  const { account } = answer;
  if (account === undefined)
    return <PageHead title="Nothing charged" lead="This agency has not been charged anything." />;
  return (
    <Answer
      context={account.agencyName}
      title={`Charged ${pounds(account.pence)} in all, of which ${pounds(account.billedPence)} is billed.`}
      more={
        tookOver(account) > 0
          ? `It pays for ${many(tookOver(account), 'other agency', 'other agencies')} too, which it took over.`
          : undefined
      }
      figures={[
        { value: pounds(account.openPence), label: 'goes out with the next run' },
        { value: pounds(account.heldPence), label: 'on hold' },
        { value: pounds(account.disputedPence), label: 'disputed' },
        { value: pounds(account.billedPence), label: 'billed' },
      ]}
    />
  );
}

function Sent({ answer }: { readonly answer: StatementShown }) {
  const link = useLink();
  return (
    <Card title="Sent to finance">
      {answer.sent.length === 0 ? (
        <p>Nothing yet.</p>
      ) : (
        <Rows>
          {answer.sent.map((statement) => (
            <Row
              key={statement.number}
              title={`Statement ${statement.number}`}
              href={link(`/charges/runs/${statement.runId}`)}
              end={<strong className="num">{pounds(statement.pence)}</strong>}
              text={many(statement.lines, 'line')}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}
