import { dayOf, FOREVER } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { CourseWithMappings } from '../../courses/store.ts';
import { equivalencesById, type EquivalencesById, type Equivalence } from '../../frameworks/crosswalk/crosswalk.ts';
import { requirementsInForce, type RequirementInForce } from '../../frameworks/in-force/in-force.ts';
import type { Pack, PackActivation } from '../../frameworks/schema.ts';
import { jobTitleKey } from '../../pathways/job-title.ts';
import type { AgencyOverride, JobTitleMapping } from '../../pathways/schema.ts';
import type { Agency } from '../../people/schema.ts';
import type { OverrideInForce } from '../judge/judge-input.ts';
import type { RulesFound } from '../judging-store.ts';
import { JUDGING_OPTIONS } from '../judge/options.ts';
import type { ComplianceStores } from '../store.ts';

/** What judging asks of a course: what it satisfies, and which versions were recalled. */
export interface JudgedCourse extends Pick<CourseWithMappings, 'versions' | 'mappings'> {
  readonly ref: string;
}

/** The records that are the rules of a partnership, as they are stored; packs beside, since a version of one never changes. */
export interface RuleRecords {
  readonly activations: readonly PackActivation[];
  readonly agencies: readonly Agency[];
  readonly overrides: readonly AgencyOverride[];
  readonly mappings: readonly JobTitleMapping[];
  readonly courses: readonly JudgedCourse[];
  readonly equivalences: readonly Equivalence[];
}

/** Whatever of a partnership's rules people are judged by, made ready once for many people. */
export interface RulesOfPartnership {
  readonly packs: readonly Pack[];
  readonly activations: readonly PackActivation[];
  readonly requirements: readonly RequirementInForce[];
  readonly agencies: ReadonlyMap<string, Agency>;
  /** By agency, as the judge sees them. */
  readonly overrides: ReadonlyMap<string, readonly OverrideInForce[]>;
  /** By job title in the form in which two spellings are the same. */
  readonly mappings: ReadonlyMap<string, readonly JobTitleMapping[]>;
  /** By reference; a course that satisfies nothing is left out. */
  readonly courses: ReadonlyMap<string, JudgedCourse>;
  readonly equivalences: EquivalencesById;
}

/**
 * The rules as they are written down now, which are not in force while everybody is judged again by them.
 *
 * @source house
 */
export async function ruleRecords({ store }: Pick<Context<ComplianceStores>, 'store'>): Promise<RuleRecords> {
  return {
    activations: await store.frameworks.activations(),
    agencies: await store.people.agencies(),
    overrides: await store.pathways.overrides(),
    mappings: await store.pathways.mappings(),
    courses: await store.courses.judged(),
    equivalences: await store.frameworks.equivalences(),
  };
}

/**
 * Makes rules ready to judge by.
 *
 * @source house design, section 4: history is judged by the rules of its day
 */
export function readyRules(packs: readonly Pack[], records: RuleRecords): RulesOfPartnership {
  const overrides = Map.groupBy(records.overrides, (override) => override.agencyId);
  return {
    packs,
    activations: records.activations,
    requirements: requirementsInForce(packs, records.activations, JUDGING_OPTIONS),
    agencies: new Map(records.agencies.map((agency) => [agency.id, agency])),
    overrides: new Map([...overrides].map(([agencyId, ofAgency]) => [agencyId, ofAgency.map(overrideInForce)])),
    mappings: Map.groupBy(records.mappings, (mapping) => jobTitleKey(mapping.jobTitle)),
    courses: new Map(records.courses.map((course) => [course.ref, course])),
    equivalences: equivalencesById(records.equivalences),
  };
}

function overrideInForce(override: AgencyOverride): OverrideInForce {
  return {
    from: dayOf(override.from),
    to: override.to === null ? FOREVER : dayOf(override.to) + 1,
    requirementId: override.requirementId,
    intervalMonths: override.intervalMonths,
  };
}

/**
 * Rules that were made ready, by the id of what they were made of: the same id is the same rules, in whichever database. Those used longest ago come
 * first.
 */
const ready = new Map<string, RulesOfPartnership>();

/** Of more partnerships than this, whoever's rules were used longest ago has them made ready again. */
const MOST_READY = 20;

/**
 * The rules in force in a partnership over all time. They are made ready once for each change of a rule, however many people are judged by them.
 * While everybody is judged again by newer ones, these are the rules of before.
 *
 * @source house
 */
export async function loadRules(ctx: Pick<Context<ComplianceStores>, 'store'>): Promise<RulesOfPartnership> {
  return await rulesFound(ctx, await ctx.store.compliance.rulesInForce(readyRulesIds()));
}

/** Ids of the rules that need not be read again. @source house */
export function readyRulesIds(): readonly string[] {
  return [...ready.keys()];
}

/** The content of the rules that storage found to be in force. @source house */
export async function rulesFound(
  { store }: Pick<Context<ComplianceStores>, 'store'>,
  found: RulesFound,
): Promise<RulesOfPartnership> {
  const { id, held } = found;
  const known = id === undefined ? undefined : ready.get(id);
  if (known !== undefined) return used(id!, known);
  const rules = readyRules(await store.frameworks.packs(), held ?? (await ruleRecords({ store })));
  if (id === undefined) return rules;
  // Somebody else may have changed a rule while they were read.
  const now = await store.compliance.rulesInForce([id]);
  if (now.id !== id) return await rulesFound({ store }, await store.compliance.rulesInForce(readyRulesIds()));
  return used(id, rules);
}

/** Puts rules behind all others that are ready. */
function used(id: string, rules: RulesOfPartnership): RulesOfPartnership {
  ready.delete(id);
  ready.set(id, rules);
  if (ready.size > MOST_READY) ready.delete(ready.keys().next().value!);
  return rules;
}
