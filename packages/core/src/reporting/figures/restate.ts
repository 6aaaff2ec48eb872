import type { Instant } from '../../calendar.ts';
import { canonicalJson } from '../../canonical-json.ts';
import type { Context } from '../../context.ts';
import type { ReportingStores, StoredReport } from '../store.ts';
import { gatherFigures } from './gather.ts';
import { reachOf } from './reach.ts';
import type { AgencyFigures, Figures, Restated } from './schema.ts';

/**
 * The figures of a published report beside what is known of the same day at a later moment, and why they differ.
 *
 * @returns undefined when nothing that it counts differs
 * @source house later evidence shows as a restated figure beside the published one, never in its place
 */
export async function restate(
  ctx: Context<ReportingStores>,
  published: StoredReport,
  frozen: Figures,
  knownAt: Instant,
): Promise<Restated | undefined> {
  const known = await gatherFigures(ctx, published, { knownAt, setting: frozen.setting });
  const told = new Map(
    (await ctx.store.reporting.toldSince(published.asAt, frozen.knownAt, knownAt)).map((each) => [each.agencyId, each]),
  );
  const isRuleChanged = canonicalJson(known.packs) !== canonicalJson(frozen.packs);
  const rows = frozen.agencies.flatMap((before): Restated['rows'] => {
    const after = known.agencies.find(({ agencyId }) => agencyId === before.agencyId)!;
    const [one, other] = [countsOf(before), countsOf(after)];
    if (canonicalJson(one) === canonicalJson(other)) return [];
    const { late = false, withdrawn = false } = told.get(before.agencyId) ?? {};
    return [
      {
        agencyId: before.agencyId,
        published: one,
        known: other,
        because: [
          ...(late ? (['late'] as const) : []),
          ...(withdrawn ? (['withdrawn'] as const) : []),
          ...(canonicalJson(before.returned) === canonicalJson(after.returned) ? [] : (['returned'] as const)),
          ...(isRuleChanged ? (['rule'] as const) : []),
        ],
      },
    ];
  });
  if (rows.length === 0) return undefined;
  return {
    title: published.title,
    asAt: published.asAt,
    publishedKnownAt: frozen.knownAt,
    knownAt,
    published: allOf(frozen.agencies),
    known: allOf(known.agencies),
    rows,
  };
}

function countsOf(agency: AgencyFigures): Restated['published'] {
  const { scope, judged, upToDate } = reachOf(agency);
  return { scope, judged, upToDate };
}

function allOf(agencies: readonly AgencyFigures[]): Restated['published'] {
  const counts = agencies.map(countsOf);
  const sum = (of: (each: Restated['published']) => number) => counts.reduce((total, each) => total + of(each), 0);
  return {
    scope: sum(({ scope }) => scope ?? 0),
    judged: sum(({ judged }) => judged),
    upToDate: sum(({ upToDate }) => upToDate),
  };
}
