import { covers, dayOf, type CalendarDate, type Instant } from '../../calendar.ts';
import { judge, type JudgedSpan } from '../../compliance/judge/judge.ts';
import type { Life } from '../../compliance/judge/judge-input.ts';
import { everyLife, type JudgedLife } from '../../compliance/lives/lives.ts';
import { readyRules, type RulesOfPartnership } from '../../compliance/rules/rules.ts';
import { wholeSpans } from '../../compliance/judge/whole.ts';
import type { Context } from '../../context.ts';
import type { RequirementInForce } from '../../frameworks/in-force/in-force.ts';
import type { AgencyId } from '../../ids.ts';
import type { Agency } from '../../people/schema.ts';
import type { ReportingStores } from '../store.ts';
import { groupOf } from './agency-groups.ts';
import { NOBODY, upToDateIn, type StateCounts } from '../../compliance/state-counts.ts';
import { overrideChanges, ruleChanges, type RuleChange } from './rule-changes.ts';
import type { ChangeFigures, Setting } from './schema.ts';

/** How many changes a report explains: the latest ones that moved anything. */
const MOST_CHANGES = 6;

/** A change with the day on which both rules judge, and in which agencies. */
interface Tried {
  readonly change: RuleChange;
  readonly judgedOn: CalendarDate;
  readonly agencies: ReadonlySet<string>;
  readonly old: Map<string, StateCounts>;
  readonly new: Map<string, StateCounts>;
}

/**
 * Each change of the rules in the quarters of a report that moved a line: the same people and the same evidence on the same day, judged by the rules with
 * the change and by the rules without it. What moves is the rule's doing alone.
 *
 * @param quarters - their last days, the oldest first
 * @returns the earliest change first
 * @source house both readings side by side, judged by the judge itself
 */
export async function explainChanges(
  ctx: Context<ReportingStores>,
  { quarters, asAt }: { readonly quarters: readonly CalendarDate[]; readonly asAt: CalendarDate },
  { knownAt, setting }: { readonly knownAt: Instant; readonly setting: Setting },
): Promise<readonly ChangeFigures[]> {
  const at = await ctx.store.compliance.rulesKnownAt(knownAt);
  const rules = await rulesKnown(ctx, at, setting);
  const overrides = (await ctx.store.pathways.overrides(undefined, at)).filter(({ agencyId }) =>
    setting.agencies.some(({ id }) => id === agencyId),
  );
  const made = { packs: rules.packs, inForce: rules.requirements, overrides };
  const changes = [
    ...ruleChanges(made, dayOf(quarters[0]!), dayOf(asAt)),
    ...overrideChanges(made, quarters[0]!, asAt),
  ].slice(-3 * MOST_CHANGES);
  const tried: Tried[] = [];
  for (const change of changes) {
    const judgedOn = quarters.find((day) => day >= change.on) ?? asAt;
    const agencies = await agenciesOf(ctx, change, judgedOn, { knownAt, setting });
    if (agencies.size > 0) tried.push({ change, judgedOn, agencies, old: new Map(), new: new Map() });
  }
  if (tried.length === 0) return [];

  const agencyIds = [...new Set(tried.flatMap(({ agencies }) => [...agencies]))].toSorted() as AgencyId[];
  const kinds = new Map(setting.agencies.map(({ id, kind }) => [id, groupOf(kind)]));
  for await (const lives of everyLife(ctx, rules, { agencyIds, knownAt }))
    for (const life of lives) tryOn(life, tried, rules.requirements, kinds);
  return tried.flatMap(shownChange).slice(-MOST_CHANGES);
}

/** The rules as known at a moment, and agencies as the report names them. */
async function rulesKnown(
  { store }: Context<ReportingStores>,
  at: Instant,
  setting: Setting,
): Promise<RulesOfPartnership> {
  return readyRules(await store.frameworks.packs(), {
    activations: await store.frameworks.activations(at),
    agencies: setting.agencies.map(({ id, ref, name, kind }): Agency => ({ id: id as AgencyId, ref, name, kind })),
    overrides: await store.pathways.overrides(undefined, at),
    mappings: await store.pathways.mappings(undefined, at),
    courses: await store.courses.judged(at),
    equivalences: await store.frameworks.equivalences(at),
  });
}

/** The agencies in which anybody is asked what a change is about. */
async function agenciesOf(
  { store }: Context<ReportingStores>,
  { requirements, override }: RuleChange,
  judgedOn: CalendarDate,
  { knownAt, setting }: { readonly knownAt: Instant; readonly setting: Setting },
): Promise<ReadonlySet<string>> {
  const agencyIds = setting.agencies.map(({ id }) => id as AgencyId);
  if (override !== undefined) return new Set([override.agencyId]);
  const rows = await store.compliance.trend(
    { all: true },
    { dates: [judgedOn], knownAt, by: ['agency', 'requirement'], agencyIds },
  );
  return new Set(rows.filter((row) => requirements.has(row.requirement!)).map((row) => row.agencyId!));
}

/** Counts one person on both sides of each change that reaches her. */
function tryOn(
  { life, posts }: JudgedLife,
  tried: readonly Tried[],
  requirements: readonly RequirementInForce[],
  kinds: ReadonlyMap<string, string>,
): void {
  let asIs: readonly JudgedSpan[] | undefined;
  for (const { change, judgedOn, agencies, ...counts } of tried) {
    const day = dayOf(judgedOn);
    const isReached = posts.some(({ agencyId }, index) => agencies.has(agencyId) && covers(life.posts[index]!, day));
    if (!isReached) continue;
    asIs ??= wholeOf(life, posts, requirements);
    const without = wholeOf(withoutOverride(life, posts, change), posts, change.without);
    count(asIs, counts.new);
    count(without, counts.old);
    function count(spans: readonly JudgedSpan[], into: Map<string, StateCounts>): void {
      for (const span of spans) {
        const { agencyId } = posts[span.post]!;
        if (!covers(span, day) || !agencies.has(agencyId)) continue;
        const group = kinds.get(agencyId)!;
        const states = into.get(group) ?? NOBODY;
        into.set(group, { ...states, [span.state]: states[span.state] + 1 });
      }
    }
  }
}

function wholeOf(
  life: Life,
  posts: JudgedLife['posts'],
  requirements: readonly RequirementInForce[],
): readonly JudgedSpan[] {
  return wholeSpans(
    life,
    posts,
    posts.flatMap((_, index) => judge(life, [index], requirements)),
  );
}

function withoutOverride(life: Life, posts: JudgedLife['posts'], { override }: RuleChange): Life {
  if (override === undefined) return life;
  const from = dayOf(override.from);
  return {
    ...life,
    posts: life.posts.map((post, index) =>
      posts[index]!.agencyId === override.agencyId
        ? {
            ...post,
            overrides: post.overrides.filter(
              (each) => each.from !== from || each.requirementId !== override.requirementId,
            ),
          }
        : post,
    ),
  };
}

function shownChange({ change, judgedOn, ...counts }: Tried): readonly ChangeFigures[] {
  const byGroup = [...counts.new]
    .map(([group, after]) => ({ group, old: counts.old.get(group) ?? NOBODY, new: after }))
    .filter(({ old, new: after }) => upToDateIn(old) !== upToDateIn(after))
    .toSorted((a, b) => (a.group < b.group ? -1 : 1));
  if (byGroup.length === 0) return [];
  const { on, what, requirement, title, old, new: now } = change;
  return [
    { on, what, requirement, title, old, new: now, groups: byGroup.map(({ group }) => group), judgedOn, byGroup },
  ];
}
