import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { suppress, type SmallLine } from './suppress.ts';

const line = (id: string, parts: SmallLine['parts'], sums: readonly string[] = ['all']): SmallLine => ({
  id,
  parts,
  sums,
});

test('large counts whose complements are large are all shown', () => {
  const shown = suppress([line('one', [6, 20, 30]), line('two', [0, 9, 0])], 5);
  expect([...shown.numbers]).toEqual([
    ['one', 3],
    ['two', 3],
  ]);
  expect(shown.withheldSums.size).toBe(0);
});

test('a line of four is withheld, and with it the smallest other one that hides it in the sum', () => {
  const shown = suppress([line('council', [65, 100, 1695]), line('little', [0, 2, 2]), line('bright', [0, 8, 14])], 5);
  expect(Object.fromEntries(shown.numbers)).toEqual({ council: 3, little: 0, bright: 0 });
});

test('what is left of a whole is a count too: three of 38 not judged are withheld with the 35', () => {
  expect(suppress([line('harbour', [3, 15, 20], [])], 5).numbers.get('harbour')).toBe(1);
  expect(suppress([line('harbour', [0, 2, 36], [])], 5).numbers.get('harbour')).toBe(2);
});

test('the only small line of a sum takes the sum with it', () => {
  expect([...suppress([line('alone', [0, 2, 30])], 5).withheldSums]).toEqual(['all']);
});

test('with a threshold of nothing nothing is withheld', () => {
  expect(suppress([line('alone', [1, 1, 1])], 0).numbers.get('alone')).toBe(3);
});

const parts = fc.tuple(fc.nat({ max: 7 }), fc.nat({ max: 7 }), fc.nat({ max: 9 }));

test('nobody who solves the equations of a table finds a number that it withholds', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(parts, fc.boolean()), { minLength: 1, maxLength: 4 }), (given) => {
      const lines = given.map(([each, isSecond], index) =>
        line(`line-${index}`, each, isSecond ? ['all', 'second'] : ['all']),
      );
      const { numbers, withheldSums } = suppress(lines, 5);
      const found = withheldNumbers(lines, numbers).filter(
        ([id, number]) => !worlds(lines, numbers, withheldSums).some((world) => differs(world, lines, id, number)),
      );
      expect(found).toEqual([]);
      const shown = lines.filter(({ id }) => numbers.get(id) === 3).flatMap((each) => [...each.parts]);
      expect(shown.filter((count) => count > 0 && count < 5)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

type World = readonly (readonly number[])[];

/** Scope, judged, up to date. */
function numbersOf([notJudged, notUpToDate, upToDate]: readonly number[]): readonly number[] {
  return [notJudged! + notUpToDate! + upToDate!, notUpToDate! + upToDate!, upToDate!];
}

function withheldNumbers(lines: readonly SmallLine[], numbers: ReadonlyMap<string, number>): [string, number][] {
  return lines.flatMap(({ id }) =>
    [0, 1, 2].filter((number) => number >= numbers.get(id)!).map((number) => [id, number] as [string, number]),
  );
}

function differs(world: World, lines: readonly SmallLine[], id: string, number: number): boolean {
  const index = lines.findIndex((each) => each.id === id);
  return numbersOf(world[index]!)[number] !== numbersOf(lines[index]!.parts)[number];
}

/** Other tables, at most one person away in each part of each line, that look the same to whoever reads what is shown. */
function* worlds(
  lines: readonly SmallLine[],
  numbers: ReadonlyMap<string, number>,
  withheldSums: ReadonlySet<string>,
  begun: readonly (readonly number[])[] = [],
): Generator<World> {
  if (begun.length === lines.length) {
    const sums = [...new Set(lines.flatMap((each) => each.sums))].filter((sum) => !withheldSums.has(sum));
    const sumOf = (tables: World, sum: string) =>
      [0, 1, 2].map((number) =>
        lines.reduce(
          (total, each, index) => total + (each.sums.includes(sum) ? numbersOf(tables[index]!)[number]! : 0),
          0,
        ),
      );
    const truth = lines.map((each) => each.parts);
    if (sums.every((sum) => sumOf(begun, sum).every((value, index) => value === sumOf(truth, sum)[index]))) yield begun;
    return;
  }
  const { id, parts: truth } = lines[begun.length]!;
  const shown = numbers.get(id)!;
  const steps = shown === 3 ? [0] : [-1, 0, 1];
  for (const one of steps)
    for (const two of steps)
      for (const three of steps) {
        const tried = [truth[0] + one, truth[1] + two, truth[2] + three];
        const looksTheSame = numbersOf(tried).every(
          (value, index) => index >= shown || value === numbersOf(truth)[index],
        );
        if (tried.every((part) => part >= 0) && looksTheSame)
          yield* worlds(lines, numbers, withheldSums, [...begun, tried]);
      }
}
