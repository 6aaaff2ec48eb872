import { dateOf, FOREVER } from '../../calendar.ts';
import type { RequirementInForce } from '../../frameworks/in-force/in-force.ts';
import { becauseOf, everywhere } from '../judge/demands/bases.ts';
import type { Life } from '../judge/judge-input.ts';
import { judge, saysTheSame, type JudgedSpan } from '../judge/judge.ts';
import type { Judge } from '../judging-store.ts';
import { lifeOf, type JudgedLife } from './lives.ts';
import type { RulesOfPartnership } from '../rules/rules.ts';
import type { StoredSpan } from '../store.ts';
import { wholeSpans, type PostAt } from '../judge/whole.ts';

/** Everything that is stored of a life: day numbers, posts and evidence by index. */
export interface LifeSpans {
  /** Each post judged alone, which agencies see; in the order of the posts. */
  readonly alone: readonly JudgedSpan[];
  /** The whole of what each agency asks. */
  readonly whole: readonly JudgedSpan[];
  /** The person's own answer; empty where it says the same as her posts alone. */
  readonly person: readonly JudgedSpan[];
}

/**
 * The spans of a life that are worth storing, as day numbers, for whoever judges everybody.
 *
 * @param posts - which post and agency each post of the life is
 * @source house design, section 4: agencies see each post judged alone
 */
export function judgeLife(
  life: Life,
  posts: readonly PostAt[],
  requirements: readonly RequirementInForce[],
): LifeSpans {
  const everyPost = posts.map((_, index) => index);
  const alone = everyPost.flatMap((index) => judge(life, [index], requirements));
  const whole = wholeSpans(life, posts, alone, everywhere(requirements));
  if (posts.length < 2) return { alone, whole, person: [] };
  const together = judge(life, everyPost, requirements);
  return { alone, whole, person: areTheSame(alone, together) ? [] : together };
}

/**
 * What these rules say of a life as it is stored.
 *
 * @source house
 */
export function judgeBy(rules: RulesOfPartnership): Judge {
  return (record) => judgeLife(lifeOf(record, rules), record.posts, rules.requirements);
}

/** Whether two answers say the same, whatever the order of their rows; within a row spans are in order of time. */
function areTheSame(alone: readonly JudgedSpan[], together: readonly JudgedSpan[]): boolean {
  if (alone.length !== together.length) return false;
  const rowOf = (span: JudgedSpan): string => `${span.post} ${span.requirement}`;
  const rows = Map.groupBy(alone, rowOf);
  const met = new Map<string, number>();
  return together.every((span) => {
    const row = rowOf(span);
    const at = met.get(row) ?? 0;
    met.set(row, at + 1);
    const same = rows.get(row)?.[at];
    return same !== undefined && same.from === span.from && same.to === span.to && saysTheSame(same, span);
  });
}

/**
 * The spans of one person as they are stored: each post judged alone, the whole of what each agency asks, and her own answer where her posts
 * change it.
 *
 * @source house design, section 4: agencies see each post judged alone
 */
export function spansOfLife(stored: JudgedLife, rules: RulesOfPartnership): readonly StoredSpan[] {
  const { alone, whole, person } = judgeLife(stored.life, stored.posts, rules.requirements);
  return [
    ...alone.map((span) => toStored(span, stored, 'post')),
    ...whole.map((span) => toStored(span, stored, 'post')),
    ...person.map((span) => toStored(span, stored, 'person')),
  ];
}

function toStored(span: JudgedSpan, stored: JudgedLife, view: StoredSpan['view']): StoredSpan {
  const post = stored.posts[span.post]!;
  const evidence = span.evidence === undefined ? undefined : stored.evidence[span.evidence]?.id;
  return {
    personId: stored.personId,
    agencyId: post.agencyId,
    post: post.id,
    view,
    requirement: span.requirement,
    state: span.state,
    from: dateOf(span.from),
    to: span.to === FOREVER ? null : dateOf(span.to),
    dueOn: span.dueOn === null ? null : dateOf(span.dueOn),
    heldOn: span.heldOn === null ? null : dateOf(span.heldOn),
    because: becauseOf(span.basis, evidence),
  };
}
