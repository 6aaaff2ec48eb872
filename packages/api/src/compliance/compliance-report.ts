import {
  AsAtQuestion,
  ComplianceReport,
  countedIn,
  CountsShown,
  countsShown,
  countsTogether,
  NOBODY,
  NOT_JUDGED,
  type CountedRow,
} from '@trellis/core/compliance';
import { agencyScope, mayActFor, READING_FIGURES } from '@trellis/core/access';
import { figuresSeen, latestReturnOn, type FiguresSeen, type ReportingStores } from '@trellis/core/reporting';
import type { AgencyId, Context } from '@trellis/core';
import { z } from 'zod';
import { agencyNamed } from '../agency-named.ts';
import { commaList } from '../comma-list.ts';

const Group = z.enum(['agency', 'requirement']);

/** What a report over REST is asked for. */
export const ReportQuestion = AsAtQuestion.extend({
  agency: z.string().max(60).optional().meta({ description: 'One agency only, by its reference' }),
  groupBy: commaList(Group)
    .optional()
    .meta({ description: 'agency, requirement, or both with a comma between (the default)' }),
});
export type ReportQuestion = z.infer<typeof ReportQuestion>;

const count = z.number().int().nullable().meta({
  description: 'null: withheld from somebody beyond the agency, because it or what would follow from it is small',
});

const STATES_SHOWN = CountsShown.keyof().options;

/** The same of every state. */
function ofEachState<Value>(value: Value): Record<keyof CountsShown, Value> {
  return Object.fromEntries(STATES_SHOWN.map((state) => [state, value])) as Record<keyof CountsShown, Value>;
}

/**
 * Counts of posts by state, for each agency, each requirement or both. What it is not grouped by is null. An agency without a post stands by itself,
 * without a requirement: its people, as far as it returned how many, are unknown.
 */
export const GroupedReport = ComplianceReport.extend({
  rows: z.array(
    z.object({
      ...ofEachState(count),
      agency: z.string().nullable().meta({ description: 'The agency’s reference' }),
      agencyName: z.string().nullable(),
      requirement: z.string().nullable(),
      title: z.string().nullable(),
      headcount: z.number().int().optional().meta({
        description:
          'How many people the agency returned, on or before the day: all of them, or where it is by requirement those whom that return was about. Absent: nothing was returned',
      }),
      trained: z.number().int().optional().meta({ description: 'How many of these the agency returned as trained' }),
      posts: z
        .number()
        .int()
        .optional()
        .meta({ description: 'Posts in our records that the requirement is for; absent when several are added up' }),
    }),
  ),
  coverage: ComplianceReport.shape.coverage.extend({
    agencies: z.number().int().meta({ description: 'Agencies in sight' }),
    reported: z.number().int().meta({
      description: 'Of these, agencies with a post that can be judged, or that returned how many are trained',
    }),
    headcount: z
      .number()
      .int()
      .optional()
      .meta({ description: 'People, as these agencies returned them; absent: none did' }),
  }),
});
export type GroupedReport = z.infer<typeof GroupedReport>;

/**
 * The counts of {@link complianceReport}, grouped as asked.
 *
 * @throws `access.outside-your-agency`, `people.agency-not-found`
 */
export async function groupedReport(ctx: Context<ReportingStores>, question: ReportQuestion): Promise<GroupedReport> {
  const agencyId = await agencyNamed(ctx, question.agency, READING_FIGURES);
  const { report, withheld } = await figuresSeen(ctx, question, agencyId);
  const by = new Set(question.groupBy ?? Group.options);
  const told = await returnsOn(ctx, report.asAt, report.knownAt, agencyId);
  const keyOf = (row: CountedRow): string =>
    JSON.stringify([by.has('agency') ? row.agency : null, by.has('requirement') ? row.requirement : null]);
  const rows = [...Map.groupBy(report.rows, keyOf).values()].map((ofRow) => ({
    ...addUp(ofRow, by),
    ...returnedOf(ofRow, by, told),
    ...(isWithheld(ofRow, by, withheld) ? WITHHELD : {}),
  }));
  const silent = by.has('agency') ? silentAgencies(report.rows, told) : [];
  return { ...report, rows: [...rows, ...silent], coverage: { ...report.coverage, ...reportedOf(report.rows, told) } };
}

/** What stands in place of a row's numbers. */
const WITHHELD = {
  ...ofEachState(null),
  headcount: undefined,
  trained: undefined,
  posts: undefined,
};

/** Whether a row, or a sum that it is part of, is withheld from the reader. */
function isWithheld(rows: readonly CountedRow[], by: ReadonlySet<string>, withheld: FiguresSeen['withheld']): boolean {
  if (withheld === undefined) return false;
  if (by.has('agency') && by.has('requirement')) return rows.some((row) => withheld.rows.has(row));
  if (by.has('agency')) return withheld.agencies.has(rows[0]!.agency);
  return rows.some((row) => withheld.requirements.has(row.requirement));
}

/** Of one agency what it returned of all its people or of the requirement; of several of one requirement what they returned together. */
function returnedOf(
  rows: readonly CountedRow[],
  by: ReadonlySet<string>,
  told: Awaited<ReturnType<typeof returnsOn>>,
): Pick<GroupedReport['rows'][number], 'headcount' | 'trained'> {
  const requirement = by.has('requirement') ? rows[0]!.requirement : undefined;
  // Everybody's headcount takes in those who sent nothing else.
  const refs = new Set(by.size === 0 ? told.agencies.map(({ ref }) => ref) : rows.map((row) => row.agency));
  const own = told.latest.filter((each) => refs.has(each.agency) && each.requirement === requirement);
  // Beside the posts of several agencies stands only what all of them returned.
  if (own.length === 0 || (by.has('requirement') && own.length < refs.size)) return {};
  const trained = own.flatMap((each) => each.trained ?? []);
  return {
    headcount: own.reduce((sum, each) => sum + each.headcount, 0),
    ...(trained.length === own.length ? { trained: trained.reduce((sum, each) => sum + each, 0) } : {}),
  };
}

/** Agencies without a post that day: not known, as many as they say they have, and never missing from a list. */
function silentAgencies(
  rows: readonly CountedRow[],
  told: Awaited<ReturnType<typeof returnsOn>>,
): readonly GroupedReport['rows'][number][] {
  const heard = new Set(rows.map((row) => row.agency));
  return told.agencies
    .filter(({ ref }) => !heard.has(ref))
    .map(({ ref, name }) => {
      const whole = told.latest.find((each) => each.agency === ref && each.requirement === undefined);
      return {
        agency: ref,
        agencyName: name,
        requirement: null,
        title: null,
        ...countsShown({ ...NOBODY, unknown: whole?.headcount ?? 0 }),
        ...(whole && { headcount: whole.headcount, ...(whole.trained !== undefined && { trained: whole.trained }) }),
      };
    });
}

function reportedOf(
  rows: readonly CountedRow[],
  { agencies, latest: told }: Awaited<ReturnType<typeof returnsOn>>,
): Pick<GroupedReport['coverage'], 'agencies' | 'reported' | 'headcount'> {
  const whole = told.filter((each) => each.requirement === undefined);
  const reported = new Set([
    ...rows.filter((row) => row.requirement !== NOT_JUDGED).map((row) => row.agency),
    ...whole.filter((each) => each.trained !== undefined).map((each) => each.agency),
  ]);
  return {
    agencies: agencies.length,
    reported: reported.size,
    ...(whole.length === 0 ? {} : { headcount: whole.reduce((sum, each) => sum + each.headcount, 0) }),
  };
}

/** What agencies had returned of all their people, or of one requirement, by a day. A manager sees her team, and not what her agency returned. */
async function returnsOn(ctx: Context<ReportingStores>, asAt: string, knownAt: string, agencyId: AgencyId | undefined) {
  const scope = agencyScope(
    ctx.actor,
    READING_FIGURES.filter((role) => role !== 'manager'),
  );
  const agencies = (await ctx.store.people.agencies()).filter(
    ({ id }) => mayActFor(scope, id) && (agencyId === undefined || id === agencyId),
  );
  const returns = await ctx.store.reporting.returns(
    knownAt,
    agencies.map(({ id }) => id),
  );
  const refs = new Map(agencies.map(({ id, ref }) => [id as string, ref]));
  const ofEverybody = returns.filter(({ audience }) => audience === undefined);
  const byAgency = Map.groupBy(ofEverybody, (each) => `${each.agencyId} ${each.requirement ?? ''}`);
  const latest = [...byAgency.values()].flatMap((versions) => {
    const last = latestReturnOn(versions, asAt);
    return last === undefined ? [] : [{ ...last, agency: refs.get(last.agencyId)! }];
  });
  return { agencies, latest };
}

function addUp(rows: readonly CountedRow[], by: ReadonlySet<string>): GroupedReport['rows'][number] {
  const first = rows[0]!;
  const together = countsTogether(rows.map(({ states }) => states));
  const ofAgency = by.has('agency');
  const ofRequirement = by.has('requirement');
  return {
    agency: ofAgency ? first.agency : null,
    agencyName: ofAgency ? first.agencyName : null,
    requirement: ofRequirement ? first.requirement : null,
    title: ofRequirement ? first.title : null,
    ...countsShown(together),
    ...(ofRequirement ? { posts: countedIn(together) } : {}),
  };
}
