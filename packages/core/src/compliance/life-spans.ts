import { dateOf, FOREVER } from '../calendar.ts';
import { judge, type JudgedSpan } from './judge.ts';
import type { RulesOfPartnership, StoredLife } from './lives.ts';
import type { StoredSpan } from './store.ts';
import { wholeSpans } from './whole.ts';

/**
 * The spans of one person as they are stored: each post judged alone, which agencies see, the whole of what each agency asks, and her own answer
 * where her posts change it.
 *
 * @source house design, section 4: agencies see each post judged alone
 */
export function spansOfLife(stored: StoredLife, rules: RulesOfPartnership): readonly StoredSpan[] {
  const everyPost = stored.life.posts.map((_, index) => index);
  const alone = everyPost.flatMap((index) => judge(stored.life, [index], rules.requirements));
  const own = alone.map((span) => toStored(span, stored, 'post'));
  const whole = wholeSpans(stored.life, stored.posts, alone).map((span) => toStored(span, stored, 'post'));
  if (everyPost.length < 2) return [...own, ...whole];
  const together = judge(stored.life, everyPost, rules.requirements).map((span) => toStored(span, stored, 'person'));
  const unchanged = new Set(own.map((span) => fingerprint({ ...span, view: 'person' })));
  const isSame = together.length === own.length && together.every((span) => unchanged.has(fingerprint(span)));
  return isSame ? [...own, ...whole] : [...own, ...whole, ...together];
}

function toStored(span: JudgedSpan, stored: StoredLife, view: StoredSpan['view']): StoredSpan {
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
    because: evidence === undefined ? span.basis : { ...span.basis, evidence },
  };
}

/**
 * Two spans that say the same have the same text.
 *
 * @source house
 */
export function fingerprint(span: StoredSpan): string {
  const { because } = span;
  return JSON.stringify([
    span.personId,
    span.agencyId,
    span.post,
    span.view,
    span.requirement,
    span.state,
    span.from,
    span.to,
    span.dueOn,
    span.heldOn,
    because.rule,
    because.pack,
    because.version,
    because.option ?? null,
    because.intervalMonths,
    because.intervalSince ?? null,
    because.cause,
    because.kind,
    because.audiences ?? null,
    because.evidence ?? null,
  ]);
}
