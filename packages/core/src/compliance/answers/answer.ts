import { covers, dateOf, dayOf, FOREVER } from '../../calendar.ts';
import { DomainError, type Finding } from '../../errors.ts';
import { requirementsInForce, type RequirementInForce } from '../../frameworks/in-force/in-force.ts';
import { ownLevels, requiredLists } from '../../frameworks/levels.ts';
import { chooseReadings, optionsOf, read } from '../../frameworks/readings.ts';
import type { Framework, FrameworksErrorCode, Option, Pack, PackActivation } from '../../frameworks/schema.ts';
import { progressOf } from '../judge/completions.ts';
import { groupsOn } from '../judge/demands/profiles.ts';
import type { Life } from '../judge/judge-input.ts';
import { lifeInQuestion, type LifeInQuestion } from './life-in-question.ts';
import { packVersionsOn, titleOfRow } from '../rules/as-judged.ts';
import { judge, type JudgedSpan } from '../judge/judge.ts';
import { JUDGING_OPTIONS } from '../judge/options.ts';
import { progressOn } from '../judge/progress.ts';
import type { Answer, Question, RequirementAnswer } from './question.ts';
import type { ComplianceErrorCode, Span } from '../schema.ts';

/** The packs that a question is answered from. */
export interface Rules {
  readonly packs: readonly Pack[];
  readonly activations: readonly PackActivation[];
}

/**
 * Every option that an answer can turn on, in the order of the packs, then the judge's own.
 *
 * @source house
 */
export function judgingOptions(packs: readonly Pack[]): readonly Option[] {
  return [...optionsOf(packs), ...JUDGING_OPTIONS];
}

/**
 * What the rules say of the person in a question. Nothing is stored; the same question gives the same answer, byte for byte.
 *
 * @throws `frameworks.unknown-pack`, `frameworks.unknown-option`, `frameworks.unknown-reading`, `compliance.question-faults`
 * @source house contract of `POST /compliance/judge`
 */
export function answer(question: Question, rules: Rules, timeZone = 'Europe/London'): Answer {
  const { packs, activations } = restrict(rules, question.packs);
  const inForce = requirementsInForce(packs, activations, JUDGING_OPTIONS, question.options);
  refuseFaults(question, rules.packs);
  const day = dayOf(question.asAt);
  const life = lifeInQuestion(question, timeZone);
  const everyPost = life.posts.map((_, index) => index);
  const spans = judge(life, everyPost, inForce);
  const alone = everyPost.length === 1 ? [spans] : everyPost.map((index) => judge(life, [index], inForce));

  const current = inForce.filter((each) => covers(each, day));
  const readings = chooseReadings(judgingOptions(packs), question.options);
  const frameworks = packs.flatMap((pack) => pack.frameworks);
  const groups = life.posts.filter((post) => covers(post, day)).flatMap((post) => groupsOn(post, day));
  const levels = frameworks.flatMap((framework) => ownLevels(groups, framework, readings));
  const highest = levels.toSorted((a, b) => b.number - a.number)[0];
  const onDay = (all: readonly JudgedSpan[]): readonly JudgedSpan[] => all.filter((span) => covers(span, day));

  return {
    headlineLevel: highest?.number ?? null,
    intercollegiate: highest?.intercollegiate === undefined ? null : read(highest.intercollegiate, readings),
    levelHeld: levelHeld(life, day, current),
    competencies: competenciesOn(life, day, groups, current),
    requirements: onDay(spans).map((span): RequirementAnswer => {
      const requirement = inForce.find(
        (each) =>
          each.requirement.id === span.requirement &&
          each.pack === span.basis.pack &&
          each.version === span.basis.version &&
          (covers(each, day) || each.from > day),
      );
      const own = onDay(alone[span.post]!).find((each) => each.requirement === span.requirement);
      return {
        id: span.requirement,
        title: titleOfRow(span.requirement, requirement?.requirement, span.basis),
        post: span.post,
        state: span.state,
        dueOn: span.dueOn === null ? null : dateOf(span.dueOn),
        ...(span.heldOn === null ? {} : { heldSince: dateOf(span.heldOn) }),
        intervalMonths: span.basis.intervalMonths,
        ...progressShown(life, inForce, requirement, span, day),
        own: own
          ? {
              state: own.state,
              dueOn: own.dueOn === null ? null : dateOf(own.dueOn),
              intervalMonths: own.basis.intervalMonths,
            }
          : null,
        because: becauseOf(span, life),
      };
    }),
    spans: spans.map((span): Span => ({
      requirement: span.requirement,
      post: span.post,
      state: span.state,
      from: dateOf(span.from),
      to: span.to === FOREVER ? null : dateOf(span.to),
      dueOn: span.dueOn === null ? null : dateOf(span.dueOn),
      because: becauseOf(span, life),
    })),
    asAt: question.asAt,
    packs: packVersionsOn(current, day),
  };
}

function restrict(rules: Rules, wanted: readonly string[] | undefined): Rules {
  if (wanted === undefined) return rules;
  const unknown = wanted.filter((id) => !rules.packs.some((pack) => pack.id === id));
  if (unknown.length > 0)
    throw new DomainError<FrameworksErrorCode>('frameworks.unknown-pack', `There is no pack ${unknown.join(', ')}.`, {
      field: 'packs',
    });
  return {
    packs: rules.packs.filter((pack) => wanted.includes(pack.id)),
    activations: rules.activations.filter((each) => wanted.includes(each.packId)),
  };
}

/** Refuses groups and requirements that no pack knows, and posts that end before they begin: a typing error must not look like a post without requirements. */
function refuseFaults(question: Question, packs: readonly Pack[]): void {
  const requirements = new Set(packs.flatMap((pack) => pack.requirements).map((requirement) => requirement.id));
  const known = new Set(
    packs.flatMap((pack) => pack.frameworks).flatMap((framework) => framework.audiences.map((audience) => audience.id)),
  );
  const findings: Finding[] = question.posts.flatMap((post, index) => [
    ...post.audiences
      .filter((id) => !known.has(id))
      .map((id) => ({ field: `posts.${index}.audiences`, reason: `no active pack has a group ${id}` })),
    ...post.overrides
      .filter((each) => each.requirement !== undefined && !requirements.has(each.requirement))
      .map((each) => ({
        field: `posts.${index}.overrides`,
        reason: `no active pack has a requirement ${each.requirement}`,
      })),
    ...(post.endsOn !== undefined && post.endsOn < post.startsOn
      ? [{ field: `posts.${index}.endsOn`, reason: 'must not be before the start' }]
      : []),
  ]);
  if (findings.length > 0)
    throw new DomainError<ComplianceErrorCode>(
      'compliance.question-faults',
      'Some fields of the question cannot be right.',
      { errors: findings },
    );
}

function becauseOf(span: JudgedSpan, life: LifeInQuestion): Span['because'] {
  return { ...span.basis, ...(span.evidence === undefined ? {} : { evidence: life.positions[span.evidence]! }) };
}

function progressShown(
  life: Life,
  requirements: readonly RequirementInForce[],
  inForce: RequirementInForce | undefined,
  { basis, heldOn }: JudgedSpan,
  day: number,
): Pick<RequirementAnswer, 'progress'> {
  const isHeld = heldOn !== null && heldOn <= day;
  const progress = inForce && progressOn(life, requirements, inForce, { part: basis.rule, isHeld }, day);
  return progress ? { progress } : {};
}

function competenciesOn(
  life: Life,
  day: number,
  groups: readonly string[],
  inForce: readonly RequirementInForce[],
): Answer['competencies'] {
  const posts = life.posts.filter((post) => covers(post, day));
  return inForce.flatMap((each) => {
    const isRequired = posts.some((post) => isListRequired(each, groupsOn(post, day), groups));
    const { firstEvidenced } = progressOf(each, life.evidence, day);
    return each.requirement.competencies.flatMap((id) => {
      const since = firstEvidenced.get(id);
      return isRequired || since !== undefined
        ? [{ id, required: isRequired, ...(since === undefined ? {} : { heldSince: dateOf(since) }) }]
        : [];
    });
  });
}

function isListRequired(inForce: RequirementInForce, groups: readonly string[], allGroups: readonly string[]): boolean {
  const { level } = inForce.requirement.appliesTo;
  return inForce.frameworks.some((framework: Framework) =>
    requiredLists(groups, allGroups, framework, inForce.readings).some((list) => list.level === level),
  );
}

/** The highest level whose own list was completed by the day, whether or not it has run out since. */
function levelHeld(life: Life, day: number, inForce: readonly RequirementInForce[]): number | null {
  const held = inForce.flatMap((each) => {
    const level = each.frameworks
      .flatMap((framework) => framework.levels)
      .find((candidate) => candidate.id === each.requirement.appliesTo.level);
    return level && progressOf(each, life.evidence, day).completions.length > 0 ? [level.number] : [];
  });
  return held.length === 0 ? null : Math.max(...held);
}
