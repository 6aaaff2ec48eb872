import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agencyLots, cellsOf, choicesOf, eventLots, WHOLE, type Answered } from './lots.ts';
import { acceptable, leak, REST } from './safe-lots.ts';

const THRESHOLD = 5;

const answered = (
  answer: string,
  part: { readonly eventId: string; readonly agencyId: string; readonly items?: readonly number[] },
): Answered => ({
  answer,
  eventId: part.eventId,
  agencyId: part.agencyId,
  pairs: (part.items ?? [1]).map((item) => ({ item, before: 1, after: 2 })),
  rated: [],
  choices: [],
});

const many = (count: number, part: Parameters<typeof answered>[1]): Answered[] =>
  Array.from({ length: count }, (_, index) => answered(`${part.eventId}-${part.agencyId}-${index}`, part));

describe('lots by event', () => {
  test('wait until there are enough', () => {
    expect(eventLots(many(4, { eventId: 'e', agencyId: 'a' }), THRESHOLD)).toEqual([]);
    expect(eventLots(many(5, { eventId: 'e', agencyId: 'a' }), THRESHOLD)).toHaveLength(1);
  });

  test('of small runs of one course version are put together', () => {
    const waiting = [...many(3, { eventId: 'e', agencyId: 'a' }), ...many(2, { eventId: 'f', agencyId: 'a' })];
    expect(eventLots(waiting, THRESHOLD, () => 'version')).toEqual([waiting]);
    expect(eventLots(waiting, THRESHOLD)).toEqual([]);
    expect(eventLots(waiting, THRESHOLD, (event) => event)).toEqual([]);
  });
});

describe('what a lot says', () => {
  test('leaves out an item that too few rated', () => {
    const answers = [
      ...many(5, { eventId: 'e', agencyId: 'a', items: [1] }),
      ...many(4, { eventId: 'e', agencyId: 'b', items: [2] }),
    ];
    expect(cellsOf(answers, THRESHOLD, () => 4).map(({ item }) => item)).toEqual([1]);
  });

  test('counts ranks and choices of those who answered', () => {
    const answers = many(5, { eventId: 'e', agencyId: 'a' }).map((each, index) => ({
      ...each,
      pairs: [],
      rated: [{ item: 7, rank: index < 2 ? 4 : 3 }],
      choices: index < 4 ? [{ itemId: 'where', choiceId: 'x' }] : [{ itemId: 'where', choiceId: 'y' }],
    }));
    expect(cellsOf(answers, THRESHOLD, () => 4)).toEqual([{ kind: 'rated', item: 7, counts: [0, 0, 3, 2] }]);
    expect(choicesOf(answers, THRESHOLD)).toEqual([
      { itemId: 'where', choiceId: 'x', count: 4 },
      { itemId: 'where', choiceId: 'y', count: 1 },
    ]);
    expect(choicesOf(answers.slice(0, 4), THRESHOLD)).toEqual([]);
  });
});

describe('lots by agency', () => {
  const inLot = (answers: readonly Answered[], lot: string): Answered[] => answers.map((each) => ({ ...each, lot }));
  const agenciesOf = (released: readonly Answered[]) =>
    agencyLots(released, () => true, THRESHOLD).map(({ agencyId }) => agencyId);

  test('are told of beside enough others', () => {
    const released = [...many(6, { eventId: 'e', agencyId: 'a' }), ...many(5, { eventId: 'e', agencyId: 'b' })];
    expect(agenciesOf(inLot(released, 'one'))).toEqual(['a', 'b']);
  });

  test('wait where they leave fewer than the threshold of an event: the smallest first', () => {
    const released = [
      ...many(6, { eventId: 'e', agencyId: 'a' }),
      ...many(5, { eventId: 'e', agencyId: 'b' }),
      ...many(3, { eventId: 'e', agencyId: 'c' }),
    ];
    expect(agenciesOf(inLot(released, 'one'))).toEqual(['a']);
  });

  test('may be made of two events', () => {
    const released = [
      ...inLot([...many(3, { eventId: 'e', agencyId: 'a' }), ...many(5, { eventId: 'e', agencyId: 'b' })], 'one'),
      ...inLot([...many(3, { eventId: 'f', agencyId: 'a' }), ...many(9, { eventId: 'f', agencyId: 'c' })], 'two'),
    ];
    // An event less the agencies beside it would be three people.
    expect(agenciesOf(released)).toEqual(['a']);
    const more = [
      ...inLot(many(2, { eventId: 'e', agencyId: 'd' }), 'one'),
      ...inLot(many(3, { eventId: 'f', agencyId: 'd' }), 'two'),
    ];
    expect(agenciesOf([...released, ...more])).toEqual(['a', 'b', 'c', 'd']);
  });

  test('leave out an item where it would give away those who left it open', () => {
    const released = inLot(
      [
        ...many(6, { eventId: 'e', agencyId: 'a', items: [1] }),
        ...many(5, { eventId: 'e', agencyId: 'b', items: [1] }),
        ...many(2, { eventId: 'e', agencyId: 'b', items: [1, 2] }).map((each) => ({
          ...each,
          answer: `x${each.answer}`,
        })),
        ...many(6, { eventId: 'e', agencyId: 'a', items: [2] }).map((each) => ({ ...each, answer: `x${each.answer}` })),
      ],
      'one',
    );
    const told = agencyLots(released, () => true, THRESHOLD);
    // Of item 2 there are six of one agency and two of the other.
    expect(told.map(({ agencyId, items }) => [agencyId, [...items]])).toEqual([
      ['a', [WHOLE, 1]],
      ['b', [WHOLE, 1]],
    ]);
  });
});

describe('a leak', () => {
  test('is what a total leaves', () => {
    const edges = [
      { one: 'event', other: 'a', count: 9 },
      { one: 'event', other: REST, count: 3 },
    ];
    expect(leak(edges, THRESHOLD)).toBe(3);
    expect(leak([edges[0]!, { ...edges[1]!, count: 5 }], THRESHOLD)).toBeUndefined();
  });

  test('is found where two agencies and two events share but few', () => {
    const edges = [
      { one: 'e', other: 'a', count: 4 },
      { one: 'f', other: 'b', count: 4 },
      { one: 'e', other: 'b', count: 1 },
      { one: 'f', other: 'a', count: 4 },
    ];
    expect(leak(edges, THRESHOLD)).toBeUndefined();
    expect(leak([...edges.slice(0, 3), { one: 'f', other: 'a', count: 3 }], THRESHOLD)).toBe(4);
    expect(acceptable(['a', 'b'], [...edges.slice(0, 3), { one: 'f', other: 'a', count: 3 }], THRESHOLD)).toEqual([]);
  });
});

/**
 * Whether anything small follows from sums of groups by adding and subtracting: a vector of their span that is nought outside some set of people
 * smaller than the threshold. People who are in the same groups stand together.
 */
function smallFollows(groups: readonly ReadonlySet<string>[]): boolean {
  const everybody = new Set(groups.flatMap((group) => [...group]));
  const kinds = [...Map.groupBy(everybody, (one) => groups.map((group) => (group.has(one) ? '1' : '0')).join(''))];
  const rows = groups.map((_, index) => kinds.map(([kind]) => Number(kind[index])));
  const full = rankOf(rows);
  const small = kinds
    .map(([, members], index) => ({ index, size: members.length }))
    .filter(({ size }) => size < THRESHOLD);
  const sets = (from: number, room: number): number[][] =>
    small
      .slice(from)
      .flatMap(({ index, size }, at) =>
        size >= room ? [] : [[index], ...sets(from + at + 1, room - size).map((rest) => [index, ...rest])],
      );
  return sets(0, THRESHOLD).some(
    (set) => rankOf(rows.map((row) => row.filter((_, column) => !set.includes(column)))) < full,
  );
}

/** By Gaussian elimination over a field with a large prime number of elements: exact, and a rank that differs there differs by chance only. */
function rankOf(matrix: readonly (readonly number[])[]): number {
  const prime = 1_000_003n;
  const inverse = (value: bigint): bigint => {
    let [result, base, power] = [1n, value, prime - 2n];
    for (; power > 0n; power /= 2n, base = (base * base) % prime)
      if (power % 2n === 1n) result = (result * base) % prime;
    return result;
  };
  const rows = matrix.map((row) => row.map(BigInt));
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column += 1) {
    const pivot = rows.findIndex((row, index) => index >= rank && row[column] !== 0n);
    if (pivot === -1) continue;
    [rows[rank], rows[pivot]] = [rows[pivot]!, rows[rank]!];
    const scale = inverse(rows[rank]![column]!);
    for (let index = rank + 1; index < rows.length; index += 1) {
      const factor = (rows[index]![column]! * scale) % prime;
      if (factor === 0n) continue;
      rows[index] = rows[index]!.map((value, at) => (value - factor * rows[rank]![at]! + prime * prime) % prime);
    }
    rank += 1;
  }
  return rank;
}

const people = fc.array(
  fc.record({
    event: fc.integer({ min: 0, max: 3 }),
    agency: fc.integer({ min: 0, max: 4 }),
    release: fc.integer({ min: 0, max: 2 }),
    hasSecond: fc.boolean(),
  }),
  { minLength: 5, maxLength: 70 },
);

/** Three releases, one after the other; every lot that is told of at the end, and for each item who is in it. */
function released(world: readonly { event: number; agency: number; release: number; hasSecond: boolean }[]) {
  let all: Answered[] = [];
  const groups = new Map<string, ReadonlySet<string>>();
  const told = new Map<string, ReadonlySet<number>>();
  for (let release = 0; release < 3; release += 1) {
    const come = world.flatMap((one, index) =>
      one.release === release
        ? [
            answered(`${index}`, {
              eventId: `e${one.event}`,
              agencyId: `a${one.agency}`,
              items: one.hasSecond ? [1, 2] : [1],
            }),
          ]
        : [],
    );
    all = [...all, ...come];
    const lots = eventLots(
      all.filter(({ lot }) => lot === undefined),
      THRESHOLD,
      () => 'version',
    );
    for (const [index, lot] of lots.entries()) {
      const name = `lot ${release} ${index}`;
      const inLot = new Set(lot.map(({ answer }) => answer));
      groups.set(name, inLot);
      told.set(name, new Set(cellsOf(lot, THRESHOLD, () => 4).map(({ item }) => item)));
      all = all.map((one) => (inLot.has(one.answer) ? { ...one, lot: name } : one));
    }
    const isPublished = (lot: string, item: number) => told.get(lot)!.has(item);
    for (const { agencyId, answers, items } of agencyLots(
      all.filter(({ lot }) => lot !== undefined),
      isPublished,
      THRESHOLD,
    )) {
      const name = `agency ${release} ${agencyId}`;
      const inLot = new Set(answers.map(({ answer }) => answer));
      groups.set(name, inLot);
      told.set(name, items);
      all = all.map((one) => (inLot.has(one.answer) ? { ...one, agencyLot: name } : one));
    }
  }
  const raters = (item: number) =>
    new Set(all.filter(({ pairs }) => pairs.some((pair) => pair.item === item)).map(({ answer }) => answer));
  return { groups, told, raters };
}

describe('whoever adds and subtracts what was published in three releases, by event, agency and course', () => {
  test('finds out nothing of fewer people than the threshold', () => {
    fc.assert(
      fc.property(people, (world) => {
        const { groups, told, raters } = released(world);
        // Totals, courses and kinds of agency are sums of these, so they add nothing to what can be worked out.
        expect(smallFollows([...groups.values()])).toBe(false);
        for (const item of [1, 2])
          expect(
            smallFollows(
              [...groups]
                .filter(([name]) => told.get(name)!.has(item))
                .map(([, members]) => members.intersection(raters(item))),
            ),
          ).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  test('would, if agencies were told of wherever they are large enough', () => {
    const isCareless = fc.sample(people, { numRuns: 100, seed: 7 }).some((world) => {
      const group = (of: (one: (typeof world)[number]) => number) =>
        [
          ...Map.groupBy(
            world.map((one, index) => ({ one, index })),
            ({ one }) => of(one),
          ).values(),
        ]
          .map((members) => new Set(members.map(({ index }) => `${index}`)))
          .filter(({ size }) => size >= THRESHOLD);
      return smallFollows([...group(({ event }) => event), ...group(({ agency }) => agency)]);
    });
    expect(isCareless).toBe(true);
  });

  test('the smallest cut is the smallest of all: tried by all ways to part the groups', () => {
    const graph = fc.array(
      fc.record({
        one: fc.integer({ min: 0, max: 3 }),
        other: fc.integer({ min: 0, max: 3 }),
        count: fc.integer({ min: 1, max: 6 }),
      }),
      { minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(graph, (drawn) => {
        const edges = drawn
          .map(({ one, other, count }) => ({
            one: one === 0 ? REST : `e${one}`,
            other: other === 0 ? REST : `a${other}`,
            count,
          }))
          .filter(({ one, other }) => one !== other);
        const nodes = [...new Set(edges.flatMap(({ one, other }) => [one, other]))];
        const cuts = Array.from({ length: 2 ** nodes.length }, (_, bits) => {
          const side = new Set(nodes.filter((_node, index) => (bits >> index) & 1));
          return edges
            .filter(({ one, other }) => side.has(one) !== side.has(other))
            .reduce((sum, { count }) => sum + count, 0);
        });
        const small = cuts.filter((cut) => cut > 0 && cut < THRESHOLD);
        expect(leak(edges, THRESHOLD) !== undefined).toBe(small.length > 0);
      }),
      { numRuns: 300 },
    );
  });
});
