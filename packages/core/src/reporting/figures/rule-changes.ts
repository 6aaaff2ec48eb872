import { dateOf, FOREVER, type CalendarDate } from '../../calendar.ts';
import { canonicalJson } from '../../canonical-json.ts';
import { asksWords, lengthWords } from '../../compliance/rules/asks-words.ts';
import type { RequirementInForce } from '../../frameworks/in-force/in-force.ts';
import { ALWAYS } from '../../frameworks/in-force/packs-on.ts';
import type { Pack } from '../../frameworks/schema.ts';
import type { AgencyOverride } from '../../pathways/schema.ts';
import { capital } from '../../wording.ts';
import type { ChangeFigures } from './schema.ts';

/** A change of the rules on a day, and the rules as they would have gone on without it. */
export interface RuleChange extends Pick<ChangeFigures, 'on' | 'what' | 'requirement' | 'title' | 'old' | 'new'> {
  /** Ids of the requirements that it is about. */
  readonly requirements: ReadonlySet<string>;
  readonly without: readonly RequirementInForce[];
  /** The agency's own interval that began; of `agency-interval` only. */
  readonly override?: AgencyOverride;
}

/**
 * The changes of rules after one day and up to another: what a pack version began to ask, asks otherwise or stopped asking, a pack's requirements together
 * as one change.
 *
 * @source house every change of a rule that moved a line is explained
 */
export function ruleChanges(
  rules: { readonly packs: readonly Pack[]; readonly inForce: readonly RequirementInForce[] },
  after: number,
  upTo: number,
): readonly RuleChange[] {
  const isWithin = ({ from }: { readonly from: number }) => from > after && from <= upTo && from !== ALWAYS;
  const begun = rules.inForce.filter((each) => isWithin(each) && !goesOn(each, rules.inForce));
  const byPack = Map.groupBy(begun, (each) => `${each.from} ${each.pack}`);
  return [...byPack.values()].map((together) => packChange(together, rules)).toSorted(inOrder);
}

/** The interval that an agency set for itself within these days, each as a change. @source house */
export function overrideChanges(
  rules: { readonly inForce: readonly RequirementInForce[]; readonly overrides: readonly AgencyOverride[] },
  after: CalendarDate,
  upTo: CalendarDate,
): readonly RuleChange[] {
  return rules.overrides
    .filter(({ from }) => from > after && from <= upTo)
    .map((override): RuleChange => {
      const about = rules.inForce.filter(
        ({ requirement }) => override.requirementId === undefined || requirement.id === override.requirementId,
      );
      const one = about.findLast(({ requirement }) => requirement.rule.kind === 'interval');
      const title = one === undefined || override.requirementId === undefined ? 'what it asks' : one.requirement.title;
      return {
        on: override.from,
        what: 'agency-interval',
        requirement: override.requirementId ?? '',
        title: `An agency set its own interval for ${title}`,
        old: one === undefined ? 'The interval of the rule' : capital(wordsOf(one)),
        new: `Every ${lengthWords(override.intervalMonths)}`,
        requirements: new Set(about.map(({ requirement }) => requirement.id)),
        without: rules.inForce,
        override,
      };
    })
    .toSorted(inOrder);
}

/** Whether a requirement went on as it was, in another version of its pack. */
function goesOn(begun: RequirementInForce, inForce: readonly RequirementInForce[]): boolean {
  const before = predecessorOf(begun, inForce);
  return before !== undefined && askedBy(before) === askedBy(begun);
}

function predecessorOf(
  begun: RequirementInForce,
  inForce: readonly RequirementInForce[],
): RequirementInForce | undefined {
  return inForce.find((each) => each.to === begun.from && each.requirement.id === begun.requirement.id);
}

/** What decides a judgement, without words and sources. */
function askedBy({ requirement, readings, competencies }: RequirementInForce): string {
  const { rule, appliesTo, aliases, clock } = requirement;
  return canonicalJson({ rule: { ...rule, source: null }, appliesTo, aliases, clock, readings, competencies });
}

function packChange(
  together: readonly RequirementInForce[],
  { packs, inForce }: { readonly packs: readonly Pack[]; readonly inForce: readonly RequirementInForce[] },
): RuleChange {
  const [first] = together;
  const { from, pack, version } = first!;
  const title = packs.find((each) => each.id === pack && each.version === version)?.title ?? pack;
  const before = together.map((each) => predecessorOf(each, inForce));
  const isOne = together.length === 1;
  const old = before[0];
  const removed = new Set(together);
  return {
    on: dateOf(from),
    what: isOne && old !== undefined ? 'rule' : 'pack',
    requirement: first!.requirement.id,
    title: isOne
      ? `${title} asks ${old === undefined ? 'something new' : 'otherwise'}: ${first!.requirement.title}, ${wordsOf(first!)}`
      : `${title} ${version} came into force`,
    old: isOne ? (old === undefined ? 'Not asked' : capital(wordsOf(old))) : 'The rules before',
    new: isOne ? capital(wordsOf(first!)) : `${title} ${version}`,
    requirements: new Set(together.map(({ requirement }) => requirement.id)),
    // What was replaced goes on for as long as what replaced it.
    without: inForce
      .filter((each) => !removed.has(each))
      .map((each) => {
        const replacedBy = together[before.indexOf(each)];
        return replacedBy === undefined ? each : { ...each, to: Math.min(replacedBy.to, FOREVER) };
      }),
  };
}

function wordsOf({ requirement: { rule } }: RequirementInForce): string {
  const months = rule.kind === 'interval' ? rule.months : null;
  return asksWords(rule, { rule: rule.id, intervalMonths: months }, true);
}

function inOrder(one: RuleChange, other: RuleChange): number {
  const key = ({ on, what, requirement, override }: RuleChange) => `${on} ${what} ${requirement} ${override?.id ?? ''}`;
  return key(one) < key(other) ? -1 : 1;
}
