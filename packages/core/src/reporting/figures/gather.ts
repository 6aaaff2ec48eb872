import { covers, dateOf, dayOf, localDate, type CalendarDate, type Instant } from '../../calendar.ts';
import { packVersionsOn, requirementsOn, titleOfRow } from '../../compliance/rules/as-judged.ts';
import { JUDGING_OPTIONS } from '../../compliance/judge/options.ts';
import { WHOLE } from '../../compliance/schema.ts';
import type { TrendRow } from '../../compliance/store.ts';
import type { Context } from '../../context.ts';
import { requirementsInForce, type RequirementInForce } from '../../frameworks/in-force/in-force.ts';
import type { Pack } from '../../frameworks/schema.ts';
import type { AgencyId } from '../../ids.ts';
import type { ReportPlan } from '../schema.ts';
import type { ReportingStores } from '../store.ts';
import { EVERYBODY, groupOf } from './agency-groups.ts';
import { countedIn, countsTogether, type StateCounts } from '../../compliance/state-counts.ts';
import { monthsAfter, quartersUpTo } from './quarters.ts';
import { reachOf } from './reach.ts';
import { latestReturn } from './latest-return.ts';
import type { Figures, PackFigures, Setting } from './schema.ts';

/** The moment on both axes that figures are of, and what they name. */
export interface Standpoint {
  readonly knownAt: Instant;
  readonly setting: Setting;
}

type Plan = Pick<ReportPlan, 'kind' | 'asAt' | 'agencyId' | 'packs'>;

/** Nobody's sight is narrower than a report: who may read it is decided before. */
const everything = { all: true } as const;

/**
 * Every count of a report, read from the roll-up as known at one moment: asked again later with the same moment, it is the same.
 *
 * @param standpoint.setting - names and kinds of agencies as they stand, or as a published report froze them
 * @source house design, section 4: a published report's figures regenerate identically
 */
export async function gatherFigures(
  ctx: Context<ReportingStores>,
  plan: Plan,
  { knownAt, setting }: Standpoint,
): Promise<Omit<Figures, 'changes' | 'disputes' | 'returned'>> {
  const { compliance, frameworks, reporting } = ctx.store;
  const { asAt } = plan;
  const packs = await frameworks.packs();
  const inForce = requirementsInForce(
    packs,
    await frameworks.activations(await compliance.rulesKnownAt(knownAt)),
    JUDGING_OPTIONS,
  );
  const agencies = setting.agencies.filter(({ id }) => plan.agencyId === undefined || id === plan.agencyId);
  const agencyIds = agencies.map(({ id }) => id as AgencyId);

  const quarters = quartersUpTo(asAt);
  const wholes = await compliance.trend(everything, {
    dates: [...new Set([...quarters, asAt])].toSorted(),
    knownAt,
    by: ['agency'],
    requirement: WHOLE,
    agencyIds,
  });
  const cells = await compliance.trend(everything, {
    dates: [asAt],
    knownAt,
    by: ['agency', 'requirement'],
    agencyIds,
  });
  const reach = await compliance.reach(everything, { asAt, knownAt }, plan.agencyId as AgencyId | undefined);
  const returns = await reporting.returns(knownAt, agencyIds);
  const heard = new Map((await reporting.lastHeardOf(asAt, knownAt)).map((each) => [each.agencyId as string, each.at]));
  const wanted = requirementsWanted(inForce, plan);
  const own = cells.filter(({ requirement }) => wanted(requirement!));
  const wholeOf = (agencyId: string, on: CalendarDate) =>
    statesOf(wholes.filter((row) => row.agencyId === agencyId && row.asAt === on));
  const titles = requirementsOn(inForce, dayOf(asAt));

  return {
    kind: plan.kind,
    asAt,
    knownAt,
    setting,
    packs: packsOf(packs, inForce, plan),
    ...(plan.packs === undefined ? {} : { only: plan.packs.toSorted() }),
    agencies: agencies.map(({ id }) => ({
      agencyId: id,
      returned: latestReturn(returns, id, asAt),
      whole: wholeOf(id, asAt),
      dataUpTo: heard.has(id) ? localDate(heard.get(id)!, ctx.timeZone) : null,
    })),
    requirements: [...Map.groupBy(own, (row) => row.requirement!)]
      .map(([requirement, rows]) => ({
        requirement,
        title: titleOfRow(requirement, titles.get(requirement)?.requirement),
        pack: titles.get(requirement)?.pack ?? '',
        states: statesOf(rows),
      }))
      .toSorted((a, b) => (a.pack + a.requirement < b.pack + b.requirement ? -1 : 1)),
    cells: own
      .filter((row) => countedIn(row.states) > 0)
      .map((row) => ({ agencyId: row.agencyId!, requirement: row.requirement!, states: row.states }))
      .toSorted((a, b) => (`${a.agencyId} ${a.requirement}` < `${b.agencyId} ${b.requirement}` ? -1 : 1)),
    audiences: [...Map.groupBy(reach, (row) => row.audience)]
      .map(([audience, rows]) => ({ audience, title: titleOfAudience(inForce, audience), states: statesOf(rows) }))
      .toSorted((a, b) => ((a.audience ?? '~') < (b.audience ?? '~') ? -1 : 1)),
    trend: {
      quarters: [...quarters],
      lines: linesOf(setting.agencies, agencyIds).map(({ group, of }) => ({
        group,
        points: quarters.map((on) => {
          const reaches = of.map((id) => reachOf({ returned: latestReturn(returns, id, on), whole: wholeOf(id, on) }));
          return {
            judged: reaches.reduce((sum, reach) => sum + reach.judged, 0),
            upToDate: reaches.reduce((sum, reach) => sum + reach.upToDate, 0),
          };
        }),
      })),
    },
    due: await dueNext(ctx, plan, { knownAt, agencyIds, wanted }),
    actions: plan.kind === 'board' ? [...(await reporting.actions(knownAt))] : [],
  };
}

function statesOf(rows: readonly Pick<TrendRow, 'states'>[]): StateCounts {
  return countsTogether(rows.map((row) => row.states));
}

/** The line of everybody and one for each group of agencies there is. */
function linesOf(
  agencies: Setting['agencies'],
  within: readonly string[],
): readonly { readonly group: string; readonly of: readonly string[] }[] {
  const own = agencies.filter(({ id }) => within.includes(id));
  const groups = Map.groupBy(own, ({ kind }) => groupOf(kind));
  const lines = [...groups]
    .map(([group, members]) => ({ group, of: members.map(({ id }) => id) }))
    .toSorted((a, b) => (a.group < b.group ? -1 : 1));
  return [{ group: EVERYBODY, of: own.map(({ id }) => id) }, ...(lines.length > 1 ? lines : [])];
}

/** What falls due in each month: what is overdue at its end and was not at its beginning. */
async function dueNext(
  { store }: Context<ReportingStores>,
  { asAt }: Plan,
  {
    knownAt,
    agencyIds,
    wanted,
  }: {
    readonly knownAt: Instant;
    readonly agencyIds: readonly AgencyId[];
    readonly wanted: (requirement: string) => boolean;
  },
): Promise<Figures['due']> {
  const months = monthsAfter(asAt);
  const dates = [dateOf(dayOf(asAt) + 1), ...months.map(({ end }) => end)];
  const rows = await store.compliance.trend(everything, { dates, knownAt, by: ['requirement'], agencyIds });
  const overdueOn = (on: CalendarDate, requirement: string) =>
    rows
      .filter((row) => row.asAt === on && row.requirement === requirement)
      .reduce((sum, row) => sum + row.states.overdue, 0);
  const requirements = [...new Set(rows.map((row) => row.requirement!))].filter(wanted);
  return months.map(({ month, end }, index) => ({
    month,
    // Posts end too: a requirement of which fewer are overdue brings nothing due.
    posts: requirements.reduce((sum, id) => sum + Math.max(0, overdueOn(end, id) - overdueOn(dates[index]!, id)), 0),
  }));
}

/** Which requirements a report is about: those of its packs, or all. */
function requirementsWanted(inForce: readonly RequirementInForce[], { packs }: Plan): (requirement: string) => boolean {
  if (packs === undefined) return () => true;
  const ids = new Set(inForce.filter((each) => packs.includes(each.pack)).map((each) => each.requirement.id));
  return (requirement) => ids.has(requirement);
}

function packsOf(packs: readonly Pack[], inForce: readonly RequirementInForce[], plan: Plan): PackFigures[] {
  const day = dayOf(plan.asAt);
  return packVersionsOn(inForce, day)
    .filter(({ id }) => plan.packs === undefined || plan.packs.includes(id))
    .map(({ id, version }) => ({
      id,
      version,
      title: packs.find((pack) => pack.id === id && pack.version === version)?.title ?? id,
      readings: {
        ...inForce.find((each) => each.pack === id && each.version === version && covers(each, day))?.readings,
      },
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function titleOfAudience(inForce: readonly RequirementInForce[], audience: string | null): string {
  if (audience === null) return 'No group known';
  const frameworks = [...new Set(inForce.flatMap((each) => each.frameworks))];
  const all = frameworks.flatMap((framework) => framework.audiences);
  return all.findLast(({ id }) => id === audience)?.title ?? audience;
}
