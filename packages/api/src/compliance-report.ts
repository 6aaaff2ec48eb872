import {
  AsAtQuestion,
  ComplianceReport,
  complianceReport,
  CountRow,
  type ComplianceStores,
} from '@trellis/core/compliance';
import { READING_FIGURES } from '@trellis/core/access';
import type { Context } from '@trellis/core';
import { z } from 'zod';
import { agencyNamed } from './agency-named.ts';
import { commaList } from './comma-list.ts';

const Group = z.enum(['agency', 'requirement']);

/** What a report over REST is asked for. */
export const ReportQuestion = AsAtQuestion.extend({
  agency: z.string().max(60).optional().meta({ description: 'One agency only, by its reference' }),
  groupBy: commaList(Group)
    .optional()
    .meta({ description: 'agency, requirement, or both with a comma between (the default)' }),
});
export type ReportQuestion = z.infer<typeof ReportQuestion>;

const counts = CountRow.pick({
  unknown: true,
  upcoming: true,
  current: true,
  dueSoon: true,
  overdue: true,
  exempt: true,
});

/** Counts of posts by state, for each agency, each requirement or both. What it is not grouped by is null. */
export const GroupedReport = ComplianceReport.extend({
  rows: z.array(
    counts.extend({
      agency: z.string().nullable().meta({ description: 'The agency’s reference' }),
      agencyName: z.string().nullable(),
      requirement: z.string().nullable(),
      title: z.string().nullable(),
      headcount: z
        .number()
        .int()
        .optional()
        .meta({ description: 'Posts that the requirement is for; absent when several requirements are added up' }),
    }),
  ),
});
export type GroupedReport = z.infer<typeof GroupedReport>;

const states = ['unknown', 'upcoming', 'current', 'dueSoon', 'overdue', 'exempt'] as const;

/**
 * The counts of {@link complianceReport}, grouped as asked.
 *
 * @throws `access.outside-your-agency`, `people.agency-not-found`
 */
export async function groupedReport(ctx: Context<ComplianceStores>, question: ReportQuestion): Promise<GroupedReport> {
  const agencyId = await agencyNamed(ctx, question.agency, READING_FIGURES);
  const report = await complianceReport(ctx, question, agencyId);
  const by = new Set(question.groupBy ?? Group.options);
  const keyOf = (row: CountRow): string =>
    JSON.stringify([by.has('agency') ? row.agency : null, by.has('requirement') ? row.requirement : null]);
  return { ...report, rows: [...Map.groupBy(report.rows, keyOf).values()].map((rows) => addUp(rows, by)) };
}

function addUp(rows: readonly CountRow[], by: ReadonlySet<string>): GroupedReport['rows'][number] {
  const first = rows[0]!;
  const sum = (state: (typeof states)[number]): number => rows.reduce((total, row) => total + row[state], 0);
  const ofAgency = by.has('agency');
  const ofRequirement = by.has('requirement');
  return {
    agency: ofAgency ? first.agency : null,
    agencyName: ofAgency ? first.agencyName : null,
    requirement: ofRequirement ? first.requirement : null,
    title: ofRequirement ? first.title : null,
    unknown: sum('unknown'),
    upcoming: sum('upcoming'),
    current: sum('current'),
    dueSoon: sum('dueSoon'),
    overdue: sum('overdue'),
    exempt: sum('exempt'),
    ...(ofRequirement ? { headcount: states.reduce((total, state) => total + sum(state), 0) } : {}),
  };
}
