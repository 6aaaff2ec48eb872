import type { AgencyId } from '@trellis/core';
import { useApi, useLink, useLoad, useServices } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { ComboField } from '@trellis/ui/combo-field';
import { FaultNote } from '@trellis/ui/fault-note';
import { FileField } from '@trellis/ui/file-field';
import { Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { SelectField } from '@trellis/ui/select-field';
import { useState } from 'react';
import type { ReportShown } from '../reports/report-answer.ts';
import { Compared } from './compared.tsx';

/** An agency's own figure and ours, person by person: the same people, and which rule makes the difference. */
export function ComparePage() {
  const api = useApi();
  const link = useLink();
  const id = useServices().parameters['reportId'] ?? '';
  const loading = useLoad(() => api.reporting.get.query({ id }), [id]);
  const report = loading.answer?.report;
  const back = { href: link(`/reports/${id}`), label: 'Back to the report' };
  return (
    <>
      <PageHead
        back={back}
        title="Your figure and ours"
        lead={
          report === undefined
            ? undefined
            : `The same people as at ${longDate(report.asAt)}, one by one, with the rule that decides where the two differ.`
        }
      />
      {report === undefined ? (
        loading.state === 'failed' ? (
          <FaultNote title="We could not open the report" error={loading.error} />
        ) : (
          <ProgressBar label="Report" words="Opening the report" />
        )
      ) : (
        <Chosen report={report} />
      )}
    </>
  );
}

function Chosen({ report }: { readonly report: ReportShown }) {
  const api = useApi();
  const { query, go } = useServices();
  const [file, setFile] = useState<{ readonly name: string; readonly size: number; readonly csv: string } | null>(null);
  const agencies = useLoad(() => api.people.agencies.query(), []);
  const agencyId = query['agency'] ?? report.agencyId ?? (agencies.answer?.length === 1 ? agencies.answer[0]!.id : '');
  const asked = useLoad(
    async () =>
      agencyId === ''
        ? []
        : (
            await api.compliance.agency.query({
              agencyId: agencyId as AgencyId,
              asAt: report.asAt,
              ...(report.knownAt === undefined ? {} : { knownAt: report.knownAt }),
            })
          ).rows,
    [agencyId, report.id],
  );
  const requirement = query['requirement'] ?? '';
  async function take(chosen: File | null): Promise<void> {
    setFile(chosen === null ? null : { name: chosen.name, size: chosen.size, csv: await chosen.text() });
  }
  const show = (next: { readonly agency: string; readonly requirement: string }): void => {
    const wanted = Object.entries(next).filter(([, value]) => value !== '');
    go(`/reports/${report.id}/compare?${new URLSearchParams(wanted).toString()}`);
  };
  return (
    <Stack gap="wide">
      <Card>
        <Stack gap="wide">
          <FaultNote title="We could not load the agencies" error={agencies.error} />
          {(agencies.answer?.length ?? 0) < 2 ? null : (
            <ComboField
              label="Which agency?"
              choices={(agencies.answer ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              value={agencyId === '' ? null : agencyId}
              onChange={(value) => show({ agency: value ?? '', requirement: '' })}
              none="No agency has this name."
            />
          )}
          <SelectField
            label="Which requirement?"
            first="Choose"
            choices={(asked.answer ?? []).map((row) => ({ value: row.requirement, label: row.title }))}
            value={requirement}
            onChange={(value) => show({ agency: agencyId, requirement: value })}
          />
          <FileField
            label="Your own list"
            hint="A CSV file with the columns staff_number and trained (yes or no). It is compared and not kept."
            optional
            accept=".csv,text/csv"
            file={file}
            onFile={(chosen) => void take(chosen)}
          />
        </Stack>
      </Card>
      <FaultNote title="We could not load what is asked of the agency" error={asked.error} />
      {agencyId === '' || requirement === '' ? null : (
        <Compared reportId={report.id} agencyId={agencyId as AgencyId} requirement={requirement} csv={file?.csv} />
      )}
    </Stack>
  );
}
