import { useLocalPages } from '@trellis/plugin/screens';
import type { ScreenServices } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { CountBars } from '@trellis/ui/count-bars';
import { EmptyState } from '@trellis/ui/empty-state';
import { Figures } from '@trellis/ui/figures';
import { Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { PagedTable } from '@trellis/ui/paged-table';
import { FilterBar } from '@trellis/ui/search-field';
import { Section } from '@trellis/ui/section';
import { SelectField } from '@trellis/ui/select-field';
import { longMonth } from '@trellis/ui/sitting';
import type { Column } from '@trellis/ui/table';
import { useState } from 'react';
import { many } from '@trellis/ui/plural-words';
import { LapseNames } from './lapse-names.tsx';
import { byMonth, lapseCount, lapseSentence, type LapseRow } from './lapse-words.ts';

type Simulate = ScreenServices['api']['compliance']['simulate'];

/** What was asked. */
export type Asked = Parameters<Simulate['query']>[0];

/** What would be. */
export type Simulated = Awaited<ReturnType<Simulate['query']>>;

/** Who would lapse: in one sentence, by month as bars, by agency and month as a table, and by name for those who may see names. */
export function Lapses({ asked, answer }: { readonly asked: Asked; readonly answer: Simulated }) {
  const [agency, choose] = useState('');
  const agencies = [...new Map(answer.rows.map((row) => [row.agency, row.agencyName]))].map(([value, label]) => ({
    value,
    label,
  }));
  const rows = answer.rows.filter((row) => agency === '' || row.agency === agency);
  const paged = useLocalPages<LapseRow>(rows, {
    by: agency,
    error: undefined,
    isLoading: false,
    again: () => undefined,
  });
  const { totals } = answer;
  return (
    <>
      <Section title={lapseSentence(totals)} aside={`${longDate(answer.from)} to ${longDate(answer.until)}`}>
        <Card>
          <Stack gap="wide">
            {answer.changed.map(({ requirement, title, before, after }) => (
              <p key={requirement} className="measure">
                {`${title}. Now: ${before ?? 'not asked'}. Instead: ${after ?? 'not asked'}.`}
              </p>
            ))}
            <Figures
              items={[
                { value: lapseCount(totals.peopleWouldLapse), label: 'people would lapse who otherwise would not' },
                { value: lapseCount(totals.overdueOnDayOne), label: 'overdue on the first day' },
                { value: lapseCount(totals.relieved), label: 'would have longer than now' },
                { value: lapseCount(totals.posts), label: 'posts in scope' },
              ]}
            />
          </Stack>
        </Card>
      </Section>
      {answer.rows.length === 0 ? null : (
        <Section title="By agency and month">
          <Card>
            <Stack gap="wide">
              {agencies.length < 2 ? null : (
                <FilterBar label="Who would lapse">
                  <SelectField
                    label="Agency"
                    first="All agencies"
                    choices={agencies}
                    value={agency}
                    onChange={choose}
                  />
                </FilterBar>
              )}
              <CountBars
                label="Would lapse, by month"
                items={byMonth(answer.rows, agency).map(({ month, count: lapses }) => ({
                  label: longMonth(month),
                  count: lapses,
                }))}
              />
              <PagedTable
                paged={paged}
                what="months"
                caption="What would lapse, by agency and month"
                columns={COLUMNS}
                rowKey={(row) => `${row.agency} ${row.month} ${row.requirement}`}
                empty={<EmptyState title="Nobody would lapse" text="In this agency nobody’s answer would change." />}
              />
              {answer.withheld === 0 ? null : (
                <p className="small muted measure">
                  {`${many(answer.withheld, 'count is', 'counts are')} withheld, because so few could point at people. The sums have only what is shown.`}
                </p>
              )}
            </Stack>
          </Card>
        </Section>
      )}
      {answer.mayName && answer.rows.length > 0 ? (
        <LapseNames asked={asked} months={byMonth(answer.rows, '').map(({ month }) => month)} />
      ) : null}
    </>
  );
}

const COLUMNS: readonly Column<LapseRow>[] = [
  { key: 'agency', header: 'Agency', heading: true, cell: (row) => row.agencyName },
  { key: 'month', header: 'Month', kind: 'date', cell: (row) => longMonth(row.month) },
  { key: 'requirement', header: 'Requirement', cell: (row) => row.title },
  { key: 'lapse', header: 'Would lapse', kind: 'number', cell: (row) => lapseCount(row.wouldLapse) },
];
