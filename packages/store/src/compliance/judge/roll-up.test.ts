import { expect, it } from 'vitest';
import { FOREVER } from '@trellis/core';
import { views } from '../states.ts';
import { RollUp, tiersOf } from './roll-up.ts';
import { at, SpanRows } from './span-rows.ts';

const [DAYS, AGENCIES, REQUIREMENTS] = [400, 12, 9];

/** A span of each requirement in each agency from each day up to the next, and the last for ever. */
function manySpans(): SpanRows {
  const rows = new SpanRows();
  for (let day = 0; day < DAYS; day += 1)
    for (let agency = 0; agency < AGENCIES; agency += 1)
      for (let requirement = 0; requirement < REQUIREMENTS; requirement += 1) {
        const row = rows.next();
        const { numbers } = rows;
        numbers[row + at.view] = views.post;
        numbers[row + at.requirement] = 100 + requirement;
        numbers[row + at.agency] = 7000 + agency;
        numbers[row + at.from] = day;
        numbers[row + at.to] = day + 1 === DAYS ? FOREVER : day + 1;
        numbers[row + at.state] = day % 6;
      }
  return rows;
}

it('no span is lost while the roll-up grows, in any grain', () => {
  const spans = manySpans();
  const days = new RollUp();
  for (let row = 0; row < spans.count; row += 1) days.add(spans.numbers, row * (at.known + 2), 1);
  expect(days.size).toBe(DAYS * AGENCIES * REQUIREMENTS);
  for (const tier of tiersOf(days)) {
    const sums = Array.from({ length: 6 }, () => 0);
    tier.forEach((requirement, day, agency, numbers, counts) => {
      for (let state = 0; state < 6; state += 1) sums[state]! += numbers[counts + state]!;
    });
    // Of all of them only those stay that hold for ever.
    expect(sums).toEqual(sums.map((_, state) => (state === (DAYS - 1) % 6 ? AGENCIES * REQUIREMENTS : 0)));
  }
  const wrong: string[] = [];
  days.forEach((requirement, day, agency, numbers, counts) => {
    const expected = [0, 0, 0, 0, 0, 0];
    expected[day % 6] = 1;
    if (day > 0) expected[(day - 1) % 6] = -1;
    if (expected.some((count, state) => numbers[counts + state] !== count))
      wrong.push(`${requirement} ${day} ${agency}`);
  });
  expect(wrong).toEqual([]);
});

it('her own answer is nobody’s figure, and what comes and goes leaves nothing', () => {
  const spans = manySpans();
  const rollUp = new RollUp();
  for (let row = 0; row < 50; row += 1) {
    rollUp.add(spans.numbers, row * (at.known + 2), 1);
    rollUp.add(spans.numbers, row * (at.known + 2), -1);
  }
  spans.numbers[at.view] = views.person;
  rollUp.add(spans.numbers, 0, 1);
  expect(rollUp.inOrder()).toHaveLength(0);
});
