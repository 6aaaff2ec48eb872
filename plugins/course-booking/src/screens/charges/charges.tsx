import { useApi, useLink, useLoad, useServices } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { ButtonLink } from '@trellis/ui/button';
import { FaultNote } from '@trellis/ui/fault-note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { longMonth, todayOn } from '@trellis/ui/sitting';
import { pounds } from '@trellis/ui/money';
import { useTimeZone } from '@trellis/ui/time-zone';
import { AccountsTable } from './accounts-table.tsx';
import { AgencyStatement } from './agency-statement.tsx';
import { AllLines } from './all-lines.tsx';
import { periodOf } from './billing-months.ts';
import { ChargesTabs } from './charges-tabs.tsx';
import { previewMore, previewTitle, runFigure } from './run-words.ts';

/** What agencies are charged: what this month's run would bill, what each agency owes, and every line with its reason. */
export function Charges() {
  const { query } = useServices();
  const agencyId = query['agency'];
  return agencyId === undefined ? <Ledger /> : <AgencyStatement key={agencyId} agencyId={agencyId} />;
}

function Ledger() {
  return (
    <>
      <ThisMonth />
      <ChargesTabs current="/charges" />
      <AccountsTable />
      <AllLines />
    </>
  );
}

/** What the run of the month that it is now would do. */
function ThisMonth() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const period = periodOf(todayOn(timeZone));
  const preview = useLoad(() => api.billing.preview.query({ period }), [period]);
  const { answer } = preview;
  if (answer === undefined)
    return (
      <>
        <PageHead title="Charges" lead="What agencies are charged for places, and why." />
        {preview.state === 'failed' ? (
          <FaultNote title="We could not work out this month’s run" error={preview.error} />
        ) : (
          <ProgressBar label="This month" words="Adding up this month" />
        )}
      </>
    );
  const lacking = answer.agencies.filter(({ missing }) => missing.length > 0).length;
  return (
    <Answer
      context={`Charges, ${longMonth(answer.period)}`}
      title={`${previewTitle(answer)}.`}
      more={
        <>
          {previewMore(answer)}
          {lacking === 0 ? null : (
            <>
              {' '}
              <strong>
                {lacking === 1 ? 'One agency cannot' : `${lacking} agencies cannot`} be billed until a code is set.
              </strong>
            </>
          )}
        </>
      }
      actions={
        <ButtonLink kind="main" href={link('/charges/runs')}>
          Look at the run
        </ButtonLink>
      }
      figures={[
        runFigure(answer.invoicedPence),
        { value: pounds(answer.heldPence), label: 'on hold', href: link('/charges?state=held#lines') },
        { value: pounds(answer.disputedPence), label: 'disputed', href: link('/charges?state=disputed#lines') },
        { value: answer.zeroLines, label: answer.zeroLines === 1 ? 'line of £0' : 'lines of £0' },
      ]}
    />
  );
}
