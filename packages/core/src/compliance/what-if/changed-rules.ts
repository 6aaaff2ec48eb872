import { dayOf, FOREVER } from '../../calendar.ts';
import { DomainError, type Finding } from '../../errors.ts';
import { requirementsInForce, type RequirementInForce } from '../../frameworks/in-force/in-force.ts';
import { chooseReadings } from '../../frameworks/readings.ts';
import type { ChosenReadings, Pack, PackActivation, Requirement, Rule } from '../../frameworks/schema.ts';
import { JUDGING_OPTIONS } from '../judge/options.ts';
import type { ComplianceErrorCode } from '../schema.ts';
import { RULE_FIELDS, type Change } from './schema.ts';

/** A change with its first day. */
export type DatedChange = Change & { readonly from: string };

/** The rules without some changes and with them. */
export interface ChangedRules {
  /** What is needed to judge the requirements that are reached; with their prerequisites, which are not reached themselves. */
  readonly before: readonly RequirementInForce[];
  readonly after: readonly RequirementInForce[];
  /** Ids of the requirements that any of the changes reaches. */
  readonly reached: ReadonlySet<string>;
}

/**
 * The rules over time as they are written down, and as they would be with some changes.
 *
 * A shorter interval for some posts stays shorter: it is never longer than what everybody would be asked for.
 *
 * @throws `compliance.change-faults` with every change that cannot be tried; `frameworks.unknown-option`, `frameworks.unknown-reading`
 * @source house a draft rule is tried as data, by the judge that will judge by it
 */
export function changedRules(
  packs: readonly Pack[],
  activations: readonly PackActivation[],
  changes: readonly DatedChange[],
): ChangedRules {
  const findings: Finding[] = [];
  const before = requirementsInForce(packs, activations, JUDGING_OPTIONS);
  const putToWork = changes.flatMap((change, index) => activationOf(change, index, packs, activations, findings) ?? []);
  let after =
    putToWork.length === 0
      ? before
      : requirementsInForce(packs, withActivations(activations, putToWork), JUDGING_OPTIONS);
  findings.push(...takenTwice(after, changes));
  for (const [index, change] of changes.entries())
    if (change.requirement !== undefined) after = withTerms(after, change, index, findings);
  if (findings.length > 0)
    throw new DomainError<ComplianceErrorCode>(
      'compliance.change-faults',
      `This cannot be tried: ${findings.map(({ field, reason }) => `${field}: ${reason}`).join('; ')}.`,
      { errors: findings },
    );

  const reached = reachedIds(before, after);
  const needed = new Set([
    ...reached,
    ...[...before, ...after].flatMap(({ requirement }) =>
      reached.has(requirement.id) ? (requirement.prerequisites?.requirements ?? []) : [],
    ),
  ]);
  const isNeeded = ({ requirement }: RequirementInForce): boolean => needed.has(requirement.id);
  return { before: before.filter(isNeeded), after: after.filter(isNeeded), reached };
}

/** A version of a pack as it would be at work from the change on. */
function activationOf(
  { pack: packId, version, readings, from }: DatedChange,
  index: number,
  packs: readonly Pack[],
  activations: readonly PackActivation[],
  findings: Finding[],
): PackActivation | undefined {
  if (packId === undefined) return undefined;
  const pack = packs.find((each) => each.id === packId && each.version === version);
  if (pack === undefined) {
    const versions = packs.filter((each) => each.id === packId).map((each) => each.version);
    const reason =
      versions.length === 0
        ? `there is no pack ${packId}`
        : `there is no version ${version}, only ${versions.join(', ')}`;
    findings.push({ field: `changes.${index}.${versions.length === 0 ? 'pack' : 'version'}`, reason });
    return undefined;
  }
  if (pack.requirements.length === 0)
    findings.push({ field: `changes.${index}.pack`, reason: 'asks nobody for anything' });
  const ownOptions = [...pack.options, ...JUDGING_OPTIONS];
  return {
    packId,
    version: pack.version,
    from,
    to: null,
    readings: readings === undefined ? readingsAtWork(activations, packId, from) : chooseReadings(ownOptions, readings),
  };
}

/** The readings that a pack was put to work with last, up to a day. */
function readingsAtWork(activations: readonly PackActivation[], packId: string, on: string): ChosenReadings {
  const atWork = activations
    .filter((each) => each.packId === packId && (each.from ?? '') <= on)
    .toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''))
    .at(-1);
  return atWork?.readings ?? {};
}

/** An activation from the same day on is taken over by what is tried. */
function withActivations(activations: readonly PackActivation[], tried: readonly PackActivation[]): PackActivation[] {
  const isTakenOver = (each: PackActivation): boolean =>
    tried.some(({ packId, from }) => packId === each.packId && from === each.from);
  return [...activations.filter((each) => !isTakenOver(each)), ...tried];
}

/** Requirements that two packs would both bring at once. */
function takenTwice(inForce: readonly RequirementInForce[], changes: readonly DatedChange[]): Finding[] {
  return changes.flatMap(({ pack }, index) => {
    if (pack === undefined) return [];
    const clashing = inForce.filter(
      (own) =>
        own.pack === pack &&
        inForce.some(
          (other) =>
            other.pack !== pack &&
            other.requirement.id === own.requirement.id &&
            other.from < own.to &&
            own.from < other.to,
        ),
    );
    const ids = [...new Set(clashing.map(({ requirement }) => requirement.id))];
    return ids.length === 0
      ? []
      : [{ field: `changes.${index}.pack`, reason: `another pack at work has ${ids.join(', ')} as well` }];
  });
}

/** The rules with other terms of one requirement from a day on. */
function withTerms(
  inForce: readonly RequirementInForce[],
  change: DatedChange,
  index: number,
  findings: Finding[],
): readonly RequirementInForce[] {
  const day = dayOf(change.from);
  const ofIt = inForce.filter((each) => each.requirement.id === change.requirement && each.to > day);
  if (ofIt.length === 0) {
    findings.push({
      field: `changes.${index}.requirement`,
      reason: `no requirement ${change.requirement} is in force on ${change.from} or later`,
    });
    return inForce;
  }
  const unfit = RULE_FIELDS.filter(
    (field) => change[field] !== undefined && !ofIt.every(({ requirement }) => field in requirement.rule),
  );
  findings.push(
    ...unfit.map((field) => ({
      field: `changes.${index}.${field}`,
      reason: `${change.requirement} has none: it is of the kind ${ofIt[0]!.requirement.rule.kind}`,
    })),
  );
  return inForce.flatMap((each) => {
    if (!ofIt.includes(each)) return [each];
    const requirement: Requirement = { ...each.requirement, rule: changedRule(each.requirement.rule, change) };
    return each.from >= day
      ? [{ ...each, requirement }]
      : [
          { ...each, to: day },
          { ...each, from: day, requirement },
        ];
  });
}

function changedRule(rule: Rule, { months, hours, windowMonths, times, noticeDays }: Change): Rule {
  switch (rule.kind) {
    case 'interval': {
      const shorter = rule.shorter.map((each) => ({ ...each, months: Math.min(each.months, months ?? Infinity) }));
      return { ...rule, ...given({ months, noticeDays }), shorter };
    }
    case 'hours':
      return { ...rule, ...given({ hours, windowMonths, noticeDays }) };
    case 'count':
      return { ...rule, ...given({ times, noticeDays }) };
    case 'once':
      return rule;
    case 'on-change':
    case 'declaration':
      return { ...rule, ...given({ noticeDays }) };
  }
}

function given<Fields extends Readonly<Record<string, number | undefined>>>(
  fields: Fields,
): { [Name in keyof Fields]?: number } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: number;
  };
}

/** The requirements that are not the same at all times, and those that build upon them. */
function reachedIds(before: readonly RequirementInForce[], after: readonly RequirementInForce[]): ReadonlySet<string> {
  const [contentBefore, contentAfter] = [contentsOf(before), contentsOf(after)];
  const ids = new Set([...contentBefore.keys(), ...contentAfter.keys()]);
  const reached = new Set([...ids].filter((id) => contentBefore.get(id) !== contentAfter.get(id)));
  for (const { requirement } of after)
    if (requirement.prerequisites?.requirements.some((id) => reached.has(id))) reached.add(requirement.id);
  return reached;
}

/** What each requirement says at which times, as text: two with the same text judge everybody the same. */
function contentsOf(inForce: readonly RequirementInForce[]): ReadonlyMap<string, string> {
  const frameworkTexts = new Map<unknown, string>();
  const textOf = (each: RequirementInForce): string => {
    const frameworks = frameworkTexts.get(each.frameworks) ?? JSON.stringify(each.frameworks);
    frameworkTexts.set(each.frameworks, frameworks);
    return JSON.stringify([each.requirement, each.readings, frameworks]);
  };
  const texts = new Map<string, string>();
  for (const [id, versions] of Map.groupBy(inForce, ({ requirement }) => requirement.id)) {
    const periods: { from: number; to: number; text: string }[] = [];
    for (const each of versions.toSorted((a, b) => a.from - b.from)) {
      const text = textOf(each);
      const last = periods.at(-1);
      if (last && last.to === each.from && last.text === text) last.to = each.to;
      else periods.push({ from: each.from, to: Math.min(each.to, FOREVER), text });
    }
    texts.set(id, JSON.stringify(periods));
  }
  return texts;
}
