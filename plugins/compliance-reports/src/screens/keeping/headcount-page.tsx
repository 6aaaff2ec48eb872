import type { AgencyId } from '@trellis/core';
import { useApi, useLoad, usePaged, type ScreenServices } from '@trellis/plugin/screens';
import { FaultNote } from '@trellis/ui/fault-note';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { Stack } from '@trellis/ui/layout';
import { count, longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { FilterBar } from '@trellis/ui/search-field';
import { Section } from '@trellis/ui/section';
import { SelectField } from '@trellis/ui/select-field';
import type { Column } from '@trellis/ui/table';
import { useState } from 'react';
import { ReportsTabs } from '../reports-tabs.tsx';
import { useMayReport } from '../who-may.ts';
import { audienceChoices } from './audience-words.ts';
import { ImportReturns } from './import-returns.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { trainedIn, trainedWords } from './return-entry.ts';

type ReturnListed = Awaited<ReturnType<ScreenServices['api']['reporting']['returns']['query']>>['rows'][number];

/** How many people each agency says it has, by group and day: what reach is measured against. */
export function HeadcountPage() {
  const api = useApi();
  const { isDrafting, leadsAgencies } = useMayReport();
  const [isEntering, setEntering] = useState(false);
  const [agencyId, choose] = useState('');
  const done = useDoneNote('Saved');
  const agencies = useLoad(() => api.people.agencies.query(), []);
  const packs = useLoad(() => api.frameworks.packs.query(), []);
  const groups = new Map(
    (packs.answer === undefined ? [] : audienceChoices(packs.answer)).map(({ value, label }) => [value, label]),
  );
  const paged = usePaged<ReturnListed>(
    (page) => api.reporting.returns.query({ ...page, ...(agencyId === '' ? {} : { agencyId: agencyId as AgencyId }) }),
    [agencyId],
  );
  const own = (agencies.answer ?? []).filter(({ id }) => isDrafting || leadsAgencies.includes(id));
  const columns: readonly Column<ReturnListed>[] = [
    { key: 'agency', header: 'Agency', heading: true, cell: (row) => row.agencyName },
    {
      key: 'audience',
      header: 'Of whom',
      cell: (row) => (row.audience === undefined ? 'Everybody in scope' : (groups.get(row.audience) ?? row.audience)),
    },
    { key: 'on', header: 'On', kind: 'date', cell: (row) => longDate(row.on) },
    { key: 'headcount', header: 'Headcount', kind: 'number', cell: (row) => count(row.headcount) },
    {
      key: 'trained',
      header: 'Trained, by the agency',
      cell: (row) => {
        const what = trainedIn(row, packs.answer?.packs ?? []);
        return (
          <>
            {trainedWords(row)}
            {what === undefined ? null : <small>{what}</small>}
          </>
        );
      },
    },
    { key: 'note', header: 'A word on it', cell: (row) => row.note ?? '' },
  ];
  return (
    <>
      <PageHead
        title="Headcount"
        lead="How many people an agency has, whether they ever signed in or not. Reach is measured against this."
        actions={
          own.length === 0 ? undefined : (
            <Button kind="main" onPress={() => setEntering(true)}>
              Enter a headcount
            </Button>
          )
        }
      />
      <ReportsTabs current="/reports/headcount" />
      <Stack gap="wide">
        {done.note}
        <FaultNote title="We could not load the agencies" error={agencies.error} />
        <FaultNote title="We could not load the groups" error={packs.error} />
        <Card>
          {(agencies.answer?.length ?? 0) < 2 ? null : (
            <FilterBar label="Headcounts">
              <SelectField
                label="Agency"
                first="All agencies"
                choices={(agencies.answer ?? []).map(({ id, name }) => ({ value: id, label: name }))}
                value={agencyId}
                onChange={choose}
              />
            </FilterBar>
          )}
          <PagedTable
            paged={paged}
            what="headcounts"
            caption="Headcounts by agency, the latest day first"
            columns={columns}
            rowKey={(row) => `${row.agencyId} ${row.audience ?? ''} ${row.requirement ?? ''} ${row.on}`}
            empty={
              <EmptyState
                level={2}
                title="No headcount yet"
                text="Until an agency says how many people it has, its reach is not known, and reports say so."
              />
            }
          />
        </Card>
      </Stack>
      {own.length === 0 ? null : (
        <Section title="Import many at once">
          <ImportReturns onImported={paged.again} />
        </Section>
      )}
      {isEntering ? (
        <ReturnDialog
          agencies={own}
          onClose={() => setEntering(false)}
          onSaved={(words) => {
            done.say(words);
            setEntering(false);
            paged.again();
          }}
        />
      ) : null}
    </>
  );
}
