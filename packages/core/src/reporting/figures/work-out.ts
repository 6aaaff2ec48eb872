import type { CalendarDate, Instant } from '../../calendar.ts';
import { localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { AgencyId } from '../../ids.ts';
import { smallNumbersOf } from '../../small-numbers.ts';
import type { ReportingErrorCode, ReportPlan } from '../schema.ts';
import type { ReportingStores } from '../store.ts';
import { coursesEvaluated, evaluationFigures } from './evaluation.ts';
import { explainChanges } from './explain-changes.ts';
import { gatherFigures } from './gather.ts';
import { restate } from './restate.ts';
import { answered, disputesOf, returnFigures, templateOn } from './return-figures.ts';
import { Figures, type Dispute, type Restated, type ReturnFigure, type Setting } from './schema.ts';

/**
 * The figures of a plan, worked out anew.
 *
 * @param knownAt - of a published report the moment of its signing; else now
 * @param frozen - of a published report the setting that it keeps; absent: as things stand
 * @throws `reporting.future-day`, `reporting.needs-agency`, `reporting.wrong-agency`
 */
export async function workOutFigures(
  ctx: Context<ReportingStores>,
  plan: ReportPlan & { readonly id?: string },
  knownAt: Instant = ctx.now,
  frozen?: Setting,
): Promise<Figures> {
  const setting = frozen ?? (await insistOnPlan(ctx, plan, knownAt));
  const gathered = await gatherFigures(ctx, plan, { knownAt, setting });
  const restated = plan.kind === 'board' ? await restatedBefore(ctx, plan, knownAt) : undefined;
  const returned = plan.kind === 'section-11' ? await returnOf(ctx, gathered) : [];
  const evaluation = plan.kind === 'section-11' ? undefined : await evaluationFigures(ctx, plan, { knownAt, setting });
  const answers = plan.id === undefined ? [] : await ctx.store.reporting.answers([plan.id], knownAt);
  return {
    ...gathered,
    changes: [
      ...(await explainChanges(ctx, { quarters: gathered.trend.quarters, asAt: plan.asAt }, { knownAt, setting })),
    ],
    disputes:
      plan.kind === 'board'
        ? [...(await disputesBefore(ctx, gathered))]
        : plan.agencyId === undefined
          ? []
          : [...disputesOf(plan.agencyId, returned, answers)],
    ...(restated === undefined ? {} : { restated }),
    ...(evaluation === undefined ? {} : { evaluation }),
    returned: [...answered(returned, answers)],
  };
}

/** The last report before this one, as it is known by now. */
async function restatedBefore(
  ctx: Context<ReportingStores>,
  plan: ReportPlan & { readonly id?: string },
  knownAt: Instant,
): Promise<Restated | undefined> {
  const { reporting } = ctx.store;
  const before = await reporting.publishedBefore(plan, knownAt);
  const figures = before && (await reporting.figuresOf(before.id));
  return figures === undefined ? undefined : await restate(ctx, before!, Figures.parse(JSON.parse(figures)), knownAt);
}

async function returnOf(
  { store }: Context<ReportingStores>,
  figures: Omit<Figures, 'changes' | 'disputes' | 'returned'>,
): Promise<readonly ReturnFigure[]> {
  const { knownAt, asAt, agencies } = figures;
  const template = templateOn(await store.frameworks.packs(), await store.frameworks.activations(knownAt), asAt);
  const ids = agencies.map(({ agencyId }) => agencyId as AgencyId);
  return returnFigures(figures, template, await store.reporting.returns(knownAt, ids));
}

/** What agencies dispute in the returns of the year before, as they were signed by then. */
async function disputesBefore(
  { store }: Context<ReportingStores>,
  { asAt, knownAt }: Pick<Figures, 'asAt' | 'knownAt'>,
): Promise<readonly Dispute[]> {
  const signed = await store.reporting.signedReturns(asAt, knownAt);
  const latestOf = [...Map.groupBy(signed, ({ agencyId }) => agencyId).values()].map((ofAgency) => ofAgency.at(-1)!);
  return latestOf.flatMap(({ figures }) => Figures.parse(JSON.parse(figures)).disputes);
}

/**
 * What a report names and does not count, as it stands; refuses a plan of which there can be no report.
 *
 * @throws `reporting.future-day`, `reporting.needs-agency`, `reporting.wrong-agency`
 */
export async function insistOnPlan(
  ctx: Context<ReportingStores>,
  plan: ReportPlan,
  knownAt: Instant = ctx.now,
): Promise<Setting> {
  insistOnDay(plan.asAt, localDate(ctx.now, ctx.timeZone));
  const { people, frameworks, reporting } = ctx.store;
  const agencies = await people.agencies();
  const isKnown = plan.agencyId !== undefined && agencies.some(({ id }) => id === plan.agencyId);
  if (plan.kind === 'board' ? plan.agencyId !== undefined : !isKnown)
    throw new DomainError<ReportingErrorCode>(
      plan.kind === 'board' ? 'reporting.wrong-agency' : 'reporting.needs-agency',
      plan.kind === 'board'
        ? 'A board report is about all agencies. Leave the agency out, or draw up the agency’s own report.'
        : 'Say which agency this report is about.',
      { field: 'agencyId' },
    );
  const calendars = (await frameworks.packs()).flatMap((pack) => pack.calendars);
  return {
    partnership: await reporting.partnershipName(),
    agencies: agencies
      .filter(({ id }) => plan.agencyId === undefined || id === plan.agencyId)
      .map(({ id, ref, name, kind }) => ({ id, ref, name, kind }))
      .toSorted((a, b) => (a.ref < b.ref ? -1 : 1)),
    calendars: [...Map.groupBy(calendars, ({ id }) => id).values()].map((versions) => {
      const { id, version } = versions.toSorted((a, b) => (a.version < b.version ? -1 : 1)).at(-1)!;
      return { id, version };
    }),
    timeZone: ctx.timeZone,
    courses: [...(await coursesEvaluated(ctx, plan.asAt, knownAt))],
    smallNumbers: smallNumbersOf(await reporting.smallNumbers()),
  };
}

function insistOnDay(asAt: CalendarDate, today: CalendarDate): void {
  if (asAt <= today) return;
  throw new DomainError<ReportingErrorCode>(
    'reporting.future-day',
    'A report tells what was true on a day that has come. Choose today or a day before.',
    { field: 'asAt' },
  );
}
