import { z } from 'zod';
import { insistOnAgency, READING_FIGURES, sightOf } from '../../scope.ts';
import { CalendarDate, dayOf, DateShown, Instant, knownBy, localDate, Moment } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { AgencyId } from '../../ids.ts';
import { requirementsInForce } from '../../frameworks/in-force/in-force.ts';
import { pageOf, PageRequest, type Page } from '../../paging.ts';
import { packVersionsOn, requirementsOn, titleOfRow, wordsOfSpans } from '../rules/as-judged.ts';
import { asksWords } from '../rules/asks-words.ts';
import { CountRow, type CountedRow } from './count-row.ts';
import { JUDGING_OPTIONS } from '../judge/options.ts';
import { PostListed } from './post-listed.ts';
import { Because, RowsSort, State } from '../schema.ts';
import { countsTogether, NOBODY } from '../state-counts.ts';
import type { ComplianceStores, JudgedRow, RowsFilter } from '../store.ts';

/** A read on both time axes. */
export const AsAtQuestion = z.object({
  asAt: CalendarDate.optional().meta({ description: 'True on which day; absent: today' }),
  knownAt: Moment.optional().meta({ description: 'As known at which moment, or at the end of which day; absent: now' }),
});
export type AsAtQuestion = z.infer<typeof AsAtQuestion>;

/** Counts by agency and requirement, and how much of the workforce they rest on. */
export const ComplianceReport = z.object({
  rows: z.array(CountRow),
  asAt: CalendarDate,
  knownAt: Instant,
  packs: z.array(z.object({ id: z.string(), version: z.string() })),
  coverage: z.object({
    posts: z.number().int().meta({ description: 'Posts held on the day' }),
    judged: z.number().int().meta({ description: 'Of these, posts whose requirements are known' }),
    peopleOverdue: z.number().int(),
    dueWithin90Days: z.number().int(),
  }),
});
export type ComplianceReport = z.infer<typeof ComplianceReport>;

/** The same before it is shown. */
export interface CountedReport extends Omit<ComplianceReport, 'rows'> {
  readonly rows: readonly CountedRow[];
}

/**
 * Counts of posts by agency, requirement and state, each post judged alone. A post without a group counts as `unknown` under
 * `not-judged`, never as compliant.
 *
 * @param agencyId - one agency only
 * @throws `access.outside-your-agency`
 */
export async function complianceReport(
  ctx: Context<ComplianceStores>,
  question: AsAtQuestion,
  agencyId?: AgencyId,
): Promise<CountedReport> {
  const sight = sightOf(ctx.actor, READING_FIGURES);
  if (agencyId !== undefined) insistOnAgency(sight, agencyId);
  const asAt = question.asAt ?? localDate(ctx.now, ctx.timeZone);
  const knownAt = question.knownAt === undefined ? undefined : knownBy(question.knownAt, ctx.timeZone);
  const at = { asAt, knownAt };
  const { compliance, people, frameworks } = ctx.store;
  const counts = await compliance.counts(sight, at, agencyId);
  const totals = await compliance.totals(sight, at, agencyId);
  const agencies = new Map((await people.agencies()).map((agency) => [agency.id, agency]));
  // While many wait to be judged again, the words are those of the rules that these figures are by.
  const rulesAt = await compliance.rulesKnownAt(knownAt);
  const activations = await frameworks.activations(rulesAt === ctx.now ? undefined : rulesAt);
  const inForce = requirementsInForce(await frameworks.packs(), activations, JUDGING_OPTIONS);
  const requirements = requirementsOn(inForce, dayOf(asAt));

  const byRow = Map.groupBy(counts, (count) => `${count.agencyId} ${count.requirement}`);
  const rows = [...byRow.values()].map((ofRow): CountedRow => {
    const { agencyId: id, requirement } = ofRow[0]!;
    const known = requirements.get(requirement)?.requirement;
    return {
      agency: agencies.get(id)?.ref ?? '',
      agencyName: agencies.get(id)?.name ?? '',
      requirement,
      title: titleOfRow(requirement, known),
      intervalMonths: known?.rule.kind === 'interval' ? known.rule.months : null,
      asks: known ? asksWords(known.rule, { rule: known.rule.id, intervalMonths: null }, false) : '',
      states: countsTogether(ofRow.map(({ state, posts }) => ({ ...NOBODY, [state]: posts }))),
    };
  });
  return {
    rows: rows.sort((a, b) => a.agency.localeCompare(b.agency) || a.requirement.localeCompare(b.requirement)),
    asAt,
    knownAt: knownAt ?? ctx.now,
    packs: packVersionsOn(inForce, dayOf(asAt)),
    coverage: {
      posts: totals.posts,
      judged: totals.posts - totals.notJudged,
      peopleOverdue: totals.peopleOverdue,
      dueWithin90Days: totals.dueWithin90Days,
    },
  };
}

/** What a drill-down may ask for. */
export const RowsQuestion = AsAtQuestion.extend({
  agencyId: AgencyId.optional(),
  requirement: z.string().max(100).optional(),
  states: z.array(State).max(6).optional(),
  team: z.string().max(200).optional(),
  text: z.string().trim().max(100).optional().meta({ description: 'Staff number, name, job title or team' }),
  sort: RowsSort.optional(),
});
export type RowsQuestion = z.infer<typeof RowsQuestion>;

/** One requirement of one post, as a lead reads it. */
export const RowShown = PostListed.extend({
  state: State,
  dueOn: DateShown.nullable(),
  heldOn: DateShown.nullable(),
  daysOverdue: z.number().int().nullable().meta({ description: 'Days since the due date; null unless it is overdue' }),
  because: Because,
  asks: z.string().meta({ description: 'How much and how often, in words; empty where nothing can be judged' }),
});
export type RowShown = z.infer<typeof RowShown>;

/** A page of rows behind a figure, for those who look after these people. */
export const RowsPage = pageOf(RowShown);

/**
 * The rows behind a figure.
 *
 * @throws `access.outside-your-agency`
 */
export async function judgedRows(
  ctx: Context<ComplianceStores>,
  question: RowsQuestion,
  page: PageRequest,
): Promise<Page<RowShown>> {
  const show = await shower(ctx);
  const result = await ctx.store.compliance.rows(filterOf(ctx, question), page);
  return { ...result, rows: result.rows.map(show) };
}

/** Every row behind a figure, a few at a time, for a file. */
export async function* everyJudgedRow(
  ctx: Context<ComplianceStores>,
  question: RowsQuestion,
): AsyncGenerator<RowShown> {
  const filter = filterOf(ctx, question);
  const show = await shower(ctx);
  for await (const row of ctx.store.compliance.everyRow(filter)) yield show(row);
}

function filterOf(ctx: Context, question: RowsQuestion): RowsFilter {
  const sight = sightOf(ctx.actor);
  if (question.agencyId !== undefined) insistOnAgency(sight, question.agencyId);
  const knownAt = question.knownAt === undefined ? undefined : knownBy(question.knownAt, ctx.timeZone);
  return { ...question, asAt: question.asAt ?? localDate(ctx.now, ctx.timeZone), knownAt, sight };
}

async function shower(ctx: Context<ComplianceStores>): Promise<(row: JudgedRow) => RowShown> {
  const refs = new Map((await ctx.store.people.agencies()).map((agency) => [agency.id, agency.ref]));
  const words = wordsOfSpans(await ctx.store.frameworks.packs());
  return ({ span, ...row }) => {
    const requirement = words.requirement(span.requirement, span.because);
    return {
      ...row,
      agency: refs.get(row.agencyId) ?? '',
      staffNumber: row.staffNumber ?? null,
      jobTitle: row.jobTitle ?? null,
      team: row.team ?? null,
      requirement: span.requirement,
      title: titleOfRow(span.requirement, requirement, span.because),
      state: span.state,
      dueOn: span.dueOn,
      heldOn: span.heldOn,
      daysOverdue: span.state === 'overdue' ? row.daysOverdue : null,
      because: span.because,
      asks: requirement ? asksWords(requirement.rule, span.because, span.heldOn !== null) : '',
    };
  };
}
