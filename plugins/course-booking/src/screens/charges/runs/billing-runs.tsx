import type { BillingRun, PreviewShown } from '@trellis/core/billing';
import { useApi, useLink, useLoad, useServices } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { FaultNote } from '@trellis/ui/fault-note';
import { Figures } from '@trellis/ui/figures';
import { Columns, Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { pounds } from '@trellis/ui/money';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { SelectField } from '@trellis/ui/select-field';
import { longMonth, todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { isPeriod, monthChoices, periodOf } from '../billing-months.ts';
import { ChargesTabs } from '../charges-tabs.tsx';
import { DownloadRun } from './download-run.tsx';
import { MissingCodes } from './missing-codes.tsx';
import { PreviewTable } from './preview-table.tsx';
import { ReleaseRun } from './release-run.tsx';
import { previewMore, previewTitle, runFigure } from '../run-words.ts';
import { RunsTable } from './runs-table.tsx';
import { useMayCharge } from '../who-may.ts';

/** What a month's run would bill and what it lacks, releasing it, and every run there was with its file. */
export function BillingRuns() {
  const timeZone = useTimeZone();
  const api = useApi();
  const { query, go } = useServices();
  const { isFinance } = useMayCharge();
  const today = todayOn(timeZone);
  const period = isPeriod(query['month']) ? query['month'] : periodOf(today);
  const preview = useLoad(() => api.billing.preview.query({ period }), [period]);
  const [released, setReleased] = useState<BillingRun>();
  const saved = useDoneNote('Saved');
  return (
    <>
      <PageHead
        title="Billing runs"
        lead="What goes to finance for a month. A run takes everything up to the month’s last day that has not been sent, is not on hold and is not disputed."
      />
      <ChargesTabs current="/charges/runs" />
      <Stack gap="wide">
        {released === undefined ? null : <Released run={released} />}
        {saved.note}
        <Columns>
          <Stack gap="wide">
            <Card title={`Preview of ${longMonth(period)}`}>
              <Stack>
                <SelectField
                  label="Month"
                  choices={[...monthChoices(today, period)]}
                  value={period}
                  onChange={(month) => go(`/charges/runs?month=${month}`)}
                />
                {preview.answer !== undefined ? (
                  <Preview preview={preview.answer} />
                ) : preview.state === 'failed' ? (
                  <FaultNote title="We could not work out this month’s run" error={preview.error} />
                ) : (
                  <ProgressBar label="Preview" words="Adding up the month" />
                )}
              </Stack>
            </Card>
            {preview.answer === undefined ? null : (
              <MissingCodes
                agencies={preview.answer.agencies}
                mayChange={isFinance}
                onSaved={(name) => {
                  saved.say(`The codes of ${name} are set.`);
                  preview.again();
                }}
              />
            )}
          </Stack>
          {preview.answer === undefined ? null : (
            <ReleaseRun
              // Anew once a code is set, so that a refusal for want of it does not stay.
              key={[period, ...lackingOf(preview.answer)].join(' ')}
              preview={preview.answer}
              mayRelease={isFinance}
              onReleased={(run) => {
                setReleased(run);
                preview.again();
              }}
            />
          )}
        </Columns>
      </Stack>
      <RunsTable key={released?.id} />
    </>
  );
}

/** The agencies that cannot be billed yet. */
function lackingOf({ agencies }: PreviewShown): readonly string[] {
  return agencies.filter(({ missing }) => missing.length > 0).map(({ agencyId }) => agencyId);
}

function Preview({ preview }: { readonly preview: PreviewShown }) {
  return (
    <Stack>
      <p>
        <strong>{previewTitle(preview)}.</strong> {previewMore(preview)}
      </p>
      {preview.isPeriodOver || preview.lines === 0 ? null : (
        <Note title="This month is not over" state="due-soon">
          More may come. What comes after a release goes out with the next run of the month.
        </Note>
      )}
      {preview.lines + preview.heldLines + preview.disputedLines === 0 ? null : (
        <>
          <Figures
            items={[
              runFigure(preview.invoicedPence),
              { value: pounds(preview.heldPence), label: 'on hold' },
              { value: pounds(preview.disputedPence), label: 'disputed' },
              { value: preview.zeroLines, label: preview.zeroLines === 1 ? 'line of £0' : 'lines of £0' },
            ]}
          />
          {preview.lines === 0 ? null : <PreviewTable agencies={preview.agencies} />}
        </>
      )}
    </Stack>
  );
}

function Released({ run }: { readonly run: BillingRun }) {
  const link = useLink();
  const name = `${longMonth(run.period)}, run ${run.number}`;
  return (
    <Note title={`Released: ${name}`} state="current" live="status">
      <p>
        {pounds(run.pence)} on {run.lines} {run.lines === 1 ? 'line' : 'lines'}. Save the file and load it into the
        finance system, or{' '}
        <Link kind="text" href={link(`/charges/runs/${run.id}`)}>
          look at its statements
        </Link>
        .
      </p>
      <DownloadRun runId={run.id} about={name} small />
    </Note>
  );
}
