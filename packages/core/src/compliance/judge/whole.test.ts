import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, dayOf, FOREVER } from '../../calendar.ts';
import { requirementsInForce } from '../../frameworks/in-force/in-force.ts';
import { Pack } from '../../frameworks/schema.ts';
import madeUp from '../../frameworks/made-up-pack.json' with { type: 'json' };
import type { JudgedEvidence, JudgedPost, Life } from './judge-input.ts';
import { judge, type JudgedSpan } from './judge.ts';
import { JUDGING_OPTIONS } from './options.ts';
import { WHOLE, type State } from '../schema.ts';
import { wholeSpans, type PostAt } from './whole.ts';

const pack = Pack.parse(madeUp);
const activation = { packId: pack.id, version: pack.version, from: null, to: null, readings: {} };
const rules = requirementsInForce([pack], [activation], JUDGING_OPTIONS);

interface PostMeant {
  readonly agency?: string;
  readonly groups?: readonly string[];
  readonly startsOn?: string;
  readonly lastDay?: string;
}

function lifeOf(posts: readonly PostMeant[], evidence: readonly JudgedEvidence[] = []): Life {
  return {
    posts: posts.map(({ groups = ['G1'], startsOn = '2024-01-01', lastDay }): JudgedPost => {
      const period = { from: dayOf(startsOn), to: lastDay === undefined ? FOREVER : dayOf(lastDay) + 1 };
      return {
        ...period,
        agencyKind: undefined,
        flags: [],
        audiences: groups.length === 0 ? [] : [{ ...period, ids: groups }],
        overrides: [],
      };
    }),
    evidence,
  };
}

function placesOf(posts: readonly PostMeant[]): readonly PostAt[] {
  return posts.map(({ agency = 'north' }, index) => ({ id: `post-${index}`, agencyId: agency }));
}

function done(achievedOn: string, satisfies: readonly string[] = ['T1']): JudgedEvidence {
  return { kind: 'completion', satisfies, achievedOn: dayOf(achievedOn), signedOffOn: undefined };
}

function aloneOf(life: Life): readonly JudgedSpan[] {
  return life.posts.flatMap((_, index) => judge(life, [index], rules));
}

/** Each whole span as `agency post state from..to groups`. */
function told(posts: readonly PostMeant[], evidence: readonly JudgedEvidence[] = []): readonly string[] {
  const life = lifeOf(posts, evidence);
  const places = placesOf(posts);
  const date = (day: number): string => (day === FOREVER ? 'ever' : dateOf(day));
  return wholeSpans(life, places, aloneOf(life)).map(
    ({ post, state, from, to, basis }) =>
      `${places[post]!.agencyId} ${post} ${state} ${date(from)}..${date(to)} ${basis.audiences?.join(' ')}`,
  );
}

/** Spans of one post that ask for these states, side by side, from its first day. */
function besideEachOther(states: readonly State[]): readonly string[] {
  const life = lifeOf([{}]);
  const [judged] = aloneOf(life);
  const alone = states.map((state, index) => ({
    ...judged!,
    requirement: `R${index}`,
    state,
    from: life.posts[0]!.from - 90,
    to: FOREVER,
  }));
  return wholeSpans(life, placesOf([{}]), alone).map((span) => span.state);
}

describe('the whole of what is asked of somebody', () => {
  it.each<[readonly State[], State]>([
    [['current', 'overdue', 'unknown'], 'overdue'],
    [['current', 'unknown', 'upcoming'], 'unknown'],
    [['due-soon', 'upcoming', 'current'], 'upcoming'],
    [['current', 'due-soon', 'exempt'], 'due-soon'],
    [['exempt', 'current'], 'current'],
    [['exempt', 'exempt'], 'exempt'],
  ])('%j is %s', (states, whole) => {
    expect(besideEachOther(states)).toEqual([whole]);
  });

  it('is unknown where nothing at all is known', () => {
    expect(besideEachOther([])).toEqual(['unknown']);
    expect(told([{ groups: [] }])).toEqual(['north 0 unknown 2024-01-01..ever ']);
  });

  it('begins and ends with the post, and says nothing of the days on which it was only coming up', () => {
    expect(told([{ startsOn: '2025-03-14', lastDay: '2025-12-31' }], [done('2025-03-14')])).toEqual([
      'north 0 current 2025-03-14..2026-01-01 G1',
    ]);
  });

  it('is of people: two posts in one agency are one row, in two agencies two', () => {
    const second = { groups: ['G2'], startsOn: '2024-06-01', lastDay: '2024-06-30' };
    const evidence = [done('2024-01-01', ['T1', 'T2'])];
    expect(told([{ lastDay: '2024-06-30' }, second], evidence)).toEqual([
      'north 0 current 2024-01-01..2024-06-01 G1',
      'north 0 current 2024-06-01..2024-07-01 G1 G2',
    ]);
    expect(told([{ lastDay: '2024-06-30' }, { ...second, agency: 'south' }], evidence)).toEqual([
      'north 0 current 2024-01-01..2024-07-01 G1',
      'south 1 current 2024-06-01..2024-07-01 G2',
    ]);
  });

  it('names the earliest post that is held, and leaves the days without one out', () => {
    const evidence = [done('2024-01-01')];
    expect(
      told(
        [{ lastDay: '2024-01-31' }, { startsOn: '2024-01-20', lastDay: '2024-02-10' }, { startsOn: '2024-03-01' }],
        [...evidence],
      ).slice(0, 3),
    ).toEqual([
      'north 0 current 2024-01-01..2024-02-01 G1',
      'north 1 current 2024-02-01..2024-02-11 G1',
      'north 2 current 2024-03-01..2026-10-03 G1',
    ]);
  });

  it('ends where the groups change, and gives the same groups the same basis', () => {
    const life = lifeOf([{}]);
    const [post] = life.posts;
    const moved: Life = {
      ...life,
      posts: [
        {
          ...post!,
          audiences: [
            { from: post!.from, to: post!.from + 10, ids: ['G2', 'G1'] },
            { from: post!.from + 10, to: post!.from + 20, ids: ['G1'] },
            { from: post!.from + 20, to: FOREVER, ids: ['G1', 'G2'] },
          ],
        },
      ],
    };
    const spans = wholeSpans(moved, placesOf([{}]), aloneOf(moved));
    const ofTwo = spans.filter((span) => span.basis.audiences?.join(' ') === 'G1 G2');
    expect(spans.slice(0, 3).map(({ from, to }) => [from - post!.from, to - post!.from])).toEqual([
      [0, 10],
      [10, 20],
      [20, expect.any(Number)],
    ]);
    expect(new Set(ofTwo.map((span) => span.basis)).size).toBe(1);
  });
});

const first = dayOf('2024-01-01');
const day = fc.integer({ min: 0, max: 400 });
const postMeant = fc.record({
  agency: fc.constantFrom('north', 'south'),
  groups: fc.subarray(['G1', 'G2', 'G9']),
  startsOn: day.map((days) => dateOf(first + days)),
  lasts: fc.option(day, { nil: undefined }),
});
const evidence = fc.record({
  kind: fc.constant('completion' as const),
  satisfies: fc.subarray(['T1', 'T1-list', 'T1-C1', 'T2', 'KIND', 'ONCE']),
  achievedOn: day.map((days) => first - 1000 + days * 3),
  signedOffOn: fc.constant(undefined),
});

/** The same in the plainest way: for one day, by looking at every span. */
function onDay(life: Life, places: readonly PostAt[], alone: readonly JudgedSpan[], agency: string, on: number) {
  const held = places
    .map((place, index) => ({ place, index, post: life.posts[index]! }))
    .filter(({ place, post }) => place.agencyId === agency && post.from <= on && on < post.to)
    .toSorted((a, b) => a.post.from - b.post.from || a.index - b.index);
  if (held.length === 0) return undefined;
  const states = alone
    .filter((span) => held.some(({ index }) => index === span.post) && span.from <= on && on < span.to)
    .map((span) => span.state);
  const worst = (['overdue', 'unknown', 'upcoming', 'due-soon', 'current', 'exempt'] as const).find((state) =>
    states.includes(state),
  );
  const groups = held.flatMap(({ post }) =>
    post.audiences.filter((each) => each.from <= on && on < each.to).flatMap((each) => each.ids),
  );
  return {
    state: worst ?? 'unknown',
    post: held[0]!.index,
    audiences: [...new Set(groups)].toSorted((a, b) => (a < b ? -1 : 1)),
  };
}

describe('whole spans', () => {
  it('say of every day what the spans of that agency’s own posts say of it, without overlaps and gaps', () => {
    fc.assert(
      fc.property(
        fc.array(postMeant, { minLength: 1, maxLength: 4 }),
        fc.array(evidence, { maxLength: 4 }),
        (posts, shown) => {
          const meant = posts.map(({ lasts, ...post }) => ({
            ...post,
            ...(lasts === undefined ? {} : { lastDay: dateOf(dayOf(post.startsOn) + lasts) }),
          }));
          const life = lifeOf(meant, shown);
          const places = placesOf(meant);
          const alone = aloneOf(life);
          const whole = wholeSpans(life, places, alone);
          expect(whole.every((span) => span.requirement === WHOLE && span.from < span.to)).toBe(true);
          for (const agency of ['north', 'south'])
            for (let on = first - 100; on < first + 1500; on += 1) {
              const said = whole.filter(
                (span) => places[span.post]!.agencyId === agency && span.from <= on && on < span.to,
              );
              const expected = onDay(life, places, alone, agency, on);
              expect(said.map(({ state, post, basis }) => ({ on, state, post, audiences: basis.audiences }))).toEqual(
                expected === undefined ? [] : [{ on, ...expected }],
              );
            }
        },
      ),
      { numRuns: 25 },
    );
  });
});
