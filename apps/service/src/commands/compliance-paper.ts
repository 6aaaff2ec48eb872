import type { GroupedReport } from '@trellis/api';
import { standpointWords, type Cell, type Paper, type TableBlock } from '@trellis/core/reporting';

type Row = GroupedReport['rows'][number];

const STATES = [
  ['unknown', 'Not known'],
  ['upcoming', 'Coming up'],
  ['current', 'Up to date'],
  ['dueSoon', 'Due soon'],
  ['overdue', 'Overdue'],
  ['exempt', 'Exempt'],
] as const;

const text = (words: string): Cell => ({ kind: 'text', text: words });
const count = (value: number | null | undefined): Cell =>
  typeof value === 'number' ? { kind: 'count', value } : { kind: 'not-known' };
const columns = [
  ...STATES.map(([id, title]) => ({ id, title, align: 'end' as const })),
  { id: 'trained', title: 'Returned as trained', align: 'end' as const },
  { id: 'headcount', title: 'Of headcount', align: 'end' as const },
];

function counts(row: Row): Cell[] {
  return [...STATES.map(([state]) => count(row[state])), count(row.trained), count(row.headcount)];
}

function byRequirement(rows: readonly Row[]): TableBlock {
  return {
    kind: 'table',
    id: 'requirements',
    caption: 'Posts by requirement and state, all agencies',
    columns: [{ id: 'requirement', title: 'Requirement', align: 'row' }, ...columns],
    rows: rows.map((row) => ({ cells: [text(row.title ?? ''), ...counts(row)] })),
    notes: ['A post without a group cannot be judged. It counts as not known, never as up to date.'],
  };
}

function byAgency(rows: readonly Row[]): TableBlock {
  return {
    kind: 'table',
    id: 'agencies',
    caption: 'Posts by agency, requirement and state',
    columns: [
      { id: 'agency', title: 'Agency', align: 'row' },
      { id: 'requirement', title: 'Requirement', align: 'row' },
      ...columns,
    ],
    rows: rows.map((row) => ({
      cells: [text(row.agencyName ?? ''), text(row.title ?? 'Nothing was sent'), ...counts(row)],
    })),
    notes: ['What an agency returned counts its people; the other columns count posts in our records.'],
  };
}

/**
 * The counts by agency and requirement as a paper, so that they are written by the same writers as reports. Its counts are exact: it is for whoever
 * runs the service.
 *
 * @source house
 */
export function compliancePaper(
  report: GroupedReport,
  together: readonly Row[],
  { partnership, timeZone }: { readonly partnership: string; readonly timeZone: string },
): Paper {
  const { coverage, packs, rows } = report;
  return {
    title: 'Counts by agency and requirement',
    context: 'Counts by agency and requirement, for whoever runs the service',
    lead: `${coverage.reported} of ${coverage.agencies} agencies reported. ${coverage.judged} of ${coverage.posts} posts can be judged.`,
    detail: 'Every count is exact, however small. Withhold small ones before this leaves the partnership.',
    figures: [
      { value: { kind: 'share', part: coverage.judged, whole: coverage.posts }, label: 'of posts can be judged' },
      { value: count(coverage.peopleOverdue), label: 'people have something overdue' },
      { value: count(coverage.dueWithin90Days), label: 'fall due within 90 days' },
    ],
    sections: [
      { id: 'requirements', title: '1. By requirement', blocks: [byRequirement(together)] },
      { id: 'agencies', title: '2. By agency and requirement', blocks: [byAgency(rows)] },
      {
        id: 'rules',
        title: '3. Rules used',
        blocks: [{ kind: 'facts', items: packs.map(({ id, version }) => ({ label: id, text: version })) }],
      },
    ],
    partnership,
    asAt: report.asAt,
    knownAt: report.knownAt,
    standpoint: standpointWords(report.asAt, report.knownAt, timeZone),
    status: 'Not a signed report',
  };
}
