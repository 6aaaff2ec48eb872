import type { SummaryLine } from '@trellis/core/evaluation';
import { useApi, useLink, usePaged, useServices, useSession } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { FilterBar } from '@trellis/ui/search-field';
import { SelectField } from '@trellis/ui/select-field';
import { todayOn } from '@trellis/ui/sitting';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { EvaluationTabs } from '../evaluation-tabs.tsx';
import { mayEvaluate } from '../who-may.ts';
import { GainMark } from './gain-mark.tsx';
import { byChoices, byOfQuery, overviewAddress, periodOf, SINCE_CHOICES, sinceOfQuery } from './overview-query.ts';
import { CsvButton } from './csv-button.tsx';
import { summaryAddress } from './scope-query.ts';
import { RATE_STAGES, rateWords, toldWords } from './summary-words.ts';

/** What evaluation says, by course, version, trainers, agency, kind of agency or quarter. */
export function Overview() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const { query, go } = useServices();
  const may = mayEvaluate(useSession());
  const choices = byChoices(may);
  const by = byOfQuery(query['by'], choices);
  const since = sinceOfQuery(query['since']);
  const period = periodOf(since, todayOn(timeZone));
  const paged = usePaged<SummaryLine>(
    (page) => api.evaluation.summaries.query({ ...page, ...period, by }),
    [by, since],
  );
  const { label } = choices.find(({ value }) => value === by)!;
  const columns: readonly Column<SummaryLine>[] = [
    {
      key: 'title',
      header: label,
      heading: true,
      cell: ({ title, scope }) => <Link href={link(summaryAddress({ ...period, ...scope }))}>{title}</Link>,
    },
    { key: 'pairs', header: 'Pairs', kind: 'number', cell: ({ pairs }) => toldWords(pairs) },
    { key: 'gain', header: 'Mean change (95%)', cell: ({ gain }) => <GainMark gain={gain} /> },
    ...(['after', 'follow-up', 'manager'] as const).map((stage): Column<SummaryLine> => ({
      key: stage,
      header: RATE_STAGES[stage],
      kind: 'number',
      cell: ({ rates }) => {
        const rate = rates.find((each) => each.stage === stage);
        return rate === undefined ? '' : rateWords(rate);
      },
    })),
  ];
  return (
    <>
      <PageHead
        title="Does it work?"
        lead="What people say before, after and months after their courses. No name stands here, and no number that points at fewer than five."
      />
      <EvaluationTabs current="/evaluation" />
      <Card>
        <FilterBar label="What they said">
          <SelectField
            label="By"
            choices={choices}
            value={by}
            onChange={(value) => go(overviewAddress(byOfQuery(value, choices), since))}
          />
          <SelectField
            label="Courses held"
            choices={SINCE_CHOICES}
            value={since}
            onChange={(value) => go(overviewAddress(by, sinceOfQuery(value)))}
          />
          <CsvButton scope={period} />
        </FilterBar>
        <PagedTable
          paged={paged}
          what="summaries"
          caption="Pairs: people who rated before and after"
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              level={2}
              title="Nothing may be told yet"
              text="Answers are released once a sheet has closed or everybody has answered, and five or more have."
            />
          }
        />
      </Card>
      <p className="small muted section">
        Nobody measured what changed for children and adults at risk. These are the ratings of those who took part.
      </p>
    </>
  );
}
