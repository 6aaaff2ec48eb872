import { covers, FOREVER } from '../../calendar.ts';
import { groupsOn } from './demands/profiles.ts';
import type { JudgedPost, Life } from './judge-input.ts';
import type { JudgedSpan } from './judge.ts';
import { WHOLE, type Basis, type State } from '../schema.ts';

/** Where a post of a life stands: its id and its agency's. */
export interface PostAt {
  readonly id: string;
  readonly agencyId: string;
}

/** What weighs most comes first: the whole is as bad as the worst of what is asked, and what cannot be judged counts as nothing good. */
const WORST_FIRST: readonly State[] = ['overdue', 'unknown', 'upcoming', 'due-soon', 'current', 'exempt'];
const rankOf = Object.fromEntries(WORST_FIRST.map((state, rank) => [state, rank])) as Readonly<Record<State, number>>;

/** A change in time as one number, so that changes sort without being compared: the day, and below it what happens then. */
const BITS_OF_CHANGE = 4;
const BEGINS = WORST_FIRST.length;
const POSTS_CHANGE = 2 * WORST_FIRST.length;

/**
 * How everything that an agency asks of a person stands together, over all days on which she holds a post there: overdue if anything is, else
 * unknown if a post there cannot be judged, else upcoming if anything was never held yet, else due soon, else current; exempt only when all is.
 *
 * Each span names her earliest post there on that day, and her groups in its basis, so it ends where either changes. The spans of one agency
 * are in order, without overlaps, and without gaps while a post is held.
 *
 * @param posts - in the order of the life's
 * @param alone - the spans of each post judged alone, those of one post in any order
 * @param bases - every basis that was made already, by groups: the same groups have the same object
 * @source house an agency's figures count people, and nobody is up to date who is behind with anything
 */
export function wholeSpans(
  life: Life,
  posts: readonly PostAt[],
  alone: readonly JudgedSpan[],
  bases = new Map<string, Basis>(),
): readonly JudgedSpan[] {
  const first = posts[0];
  if (first === undefined) return [];
  const everyPost = posts.map((_, index) => index);
  if (posts.every((post) => post.agencyId === first.agencyId))
    return wholeOfAgency(life, posts, everyPost, alone, bases);
  const byAgency = Map.groupBy(everyPost, (index) => posts[index]!.agencyId);
  return [...byAgency.values()].flatMap((there) =>
    wholeOfAgency(
      life,
      posts,
      there,
      alone.filter((span) => there.includes(span.post)),
      bases,
    ),
  );
}

function wholeOfAgency(
  life: Life,
  posts: readonly PostAt[],
  there: readonly number[],
  alone: readonly JudgedSpan[],
  bases: Map<string, Basis>,
): readonly JudgedSpan[] {
  const inOrder = there.toSorted(
    (a, b) => life.posts[a]!.from - life.posts[b]!.from || (posts[a]!.id < posts[b]!.id ? -1 : 1),
  );
  const inTime = changesOf(life, there, alone);
  const asked = WORST_FIRST.map(() => 0);
  const spans: JudgedSpan[] = [];
  let held: readonly number[] = [];
  let basis: Basis | undefined;
  for (let at = 0; at < inTime.length;) {
    const day = inTime[at]! >> BITS_OF_CHANGE;
    let havePostsChanged = false;
    for (; at < inTime.length && inTime[at]! >> BITS_OF_CHANGE === day; at += 1) {
      const change = inTime[at]! - (day << BITS_OF_CHANGE);
      if (change === POSTS_CHANGE) havePostsChanged = true;
      else if (change >= BEGINS) asked[change - BEGINS]! += 1;
      else asked[change]! -= 1;
    }
    if (havePostsChanged) {
      held = inOrder.filter((index) => covers(life.posts[index]!, day));
      basis =
        held.length === 0
          ? undefined
          : basisOn(
              held.map((index) => life.posts[index]!),
              day,
              bases,
            );
    }
    if (basis === undefined) continue;
    const rank = asked.findIndex((count) => count > 0);
    // Nothing at all is known of a day only if nothing could be asked.
    const state = WORST_FIRST[rank] ?? 'unknown';
    const to = at < inTime.length ? inTime[at]! >> BITS_OF_CHANGE : FOREVER;
    const last = spans.at(-1);
    if (last && last.to === day && last.state === state && last.post === held[0] && last.basis === basis)
      spans[spans.length - 1] = { ...last, to };
    else spans.push(wholeSpan(held[0]!, state, day, to, basis));
  }
  return spans;
}

function wholeSpan(post: number, state: State, from: number, to: number, basis: Basis): JudgedSpan {
  return { requirement: WHOLE, post, state, from, to, dueOn: null, heldOn: null, evidence: undefined, basis };
}

/** Used again for one agency after the other: nothing is kept in it from one to the next. */
let changes = new Int32Array(1024);
let noted = 0;

function note(day: number, change: number): void {
  if (day === FOREVER) return;
  if (noted === changes.length) {
    const longer = new Int32Array(2 * noted);
    longer.set(changes);
    changes = longer;
  }
  changes[noted] = (day << BITS_OF_CHANGE) + change;
  noted += 1;
}

/** What begins and ends on which day while a post is held, in order of time; good until it is asked for again. */
function changesOf(life: Life, there: readonly number[], alone: readonly JudgedSpan[]): Int32Array {
  noted = 0;
  for (const index of there) {
    const post = life.posts[index]!;
    note(post.from, POSTS_CHANGE);
    note(post.to, POSTS_CHANGE);
    for (const { from, to } of post.audiences) {
      if (from > post.from) note(Math.min(from, post.to), POSTS_CHANGE);
      if (to > post.from) note(Math.min(to, post.to), POSTS_CHANGE);
    }
  }
  for (const span of alone) {
    const post = life.posts[span.post]!;
    const from = Math.max(span.from, post.from);
    const to = Math.min(span.to, post.to);
    if (from >= to) continue;
    const rank = rankOf[span.state];
    note(from, BEGINS + rank);
    note(to, rank);
  }
  return changes.subarray(0, noted).sort();
}

function basisOn(held: readonly JudgedPost[], day: number, bases: Map<string, Basis>): Basis {
  const of = held.length === 1 ? groupsOn(held[0]!, day) : held.flatMap((post) => groupsOn(post, day));
  const audiences = of.length === 1 ? [...of] : [...new Set(of)].sort((a, b) => (a < b ? -1 : 1));
  const key = `${WHOLE} ${audiences.join(' ')}`;
  const known = bases.get(key);
  if (known) return known;
  const basis: Basis = {
    rule: WHOLE,
    pack: 'none',
    version: '',
    intervalMonths: null,
    cause: 'none',
    kind: 'whole',
    audiences,
  };
  bases.set(key, basis);
  return basis;
}
