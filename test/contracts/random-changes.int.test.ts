import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRandomChanges, type RandomChanges } from './random-changes-world.ts';

/** How many changes are made; `TRELLIS_RANDOM_CHANGES=10000` for the whole of it. */
const CHANGES = Number(process.env['TRELLIS_RANDOM_CHANGES'] ?? 320);
const PEOPLE = 40;
/** How often everything is noted on the way. */
const STAGES = 4;
const MINUTES = 60_000;

let world: RandomChanges;
const made: Record<string, number> = {};
beforeAll(async () => {
  world = await openRandomChanges(PEOPLE, 20261122);
  for (let stage = 0; stage < STAGES; stage += 1) {
    for (const [name, count] of Object.entries(await world.change(CHANGES / STAGES)))
      made[name] = (made[name] ?? 0) + count;
    await world.note();
  }
  await world.change(CHANGES / STAGES);
}, 60 * MINUTES);
afterAll(() => world[Symbol.asyncDispose]());

test('eight writers at once change evidence, posts, intervals, groups, packs and courses, and few of the changes are refused', () => {
  expect(Object.keys(made).toSorted()).toEqual(
    expect.arrayContaining(['a post begins', 'a post ends', 'evidence is recorded']),
  );
  expect(made['refused'] ?? 0).toBeLessThan(CHANGES / 3);
});

test('everybody judged again, no stored span and no cell of the roll-up differs', async () => {
  const { spans, differing, cells } = await world.audit();
  expect(spans).toBeGreaterThan(PEOPLE);
  expect({ differing, cells }).toEqual({ differing: 0, cells: 0 });
});

test('on every day the roll-up counts what spans count, and everybody with a post once in each agency', async () => {
  for (const { day, cellsThatDiffer, wholes, peopleWithPosts } of await world.sums())
    expect({ day, cellsThatDiffer, wholes }).toEqual({ day, cellsThatDiffer: 0, wholes: peopleWithPosts });
});

test('whatever was answered at a moment is answered again as known then', async () => {
  const { noted, otherwise } = await world.forgotten();
  expect(noted).toBe(STAGES);
  expect(otherwise).toEqual([]);
});
