import { expect, test } from 'vitest';
import { familiesOf, hasEnded, isDisputed, isHeld, standsPence, statesOf } from './family.ts';
import { aFamily, aLine } from './ledger.fixture.ts';

test('lines belong to the charge that they concern, with what happened to it', () => {
  const charge = aLine({ id: 'one' });
  const waiver = aLine({ id: 'two', kind: 'waiver', pence: -20_00, concerns: 'one' });
  const cost = aLine({ id: 'three', kind: 'extra-cost', pence: 5_00 });
  const { notes } = aFamily({}, [], ['held']);
  const note = { ...notes[0]!, lineId: 'one' };
  expect(familiesOf([charge, waiver, cost], [note])).toEqual([
    { head: charge, corrections: [waiver], notes: [note] },
    { head: cost, corrections: [], notes: [] },
  ]);
  expect(familiesOf([], [])).toEqual([]);
});

test('what stands is the charge less what was taken off it', () => {
  expect(standsPence(aFamily())).toBe(70_00);
  expect(standsPence(aFamily({}, [{ pence: -20_00 }, { pence: -50_00 }]))).toBe(0);
});

test('a charge has ended when it was taken back as a whole, not when all of it was waived', () => {
  expect(hasEnded(aFamily({}, [{ pence: -70_00 }]))).toBe(false);
  expect(hasEnded(aFamily({}, [{ kind: 'reversal', pence: -70_00, endsCharge: true }]))).toBe(true);
});

test('the last word on a hold or a dispute counts, each by itself', () => {
  expect(isHeld(aFamily({}, [], ['held', 'disputed', 'dispute-rejected']))).toBe(true);
  expect(isHeld(aFamily({}, [], ['held', 'hold-ended']))).toBe(false);
  expect(isDisputed(aFamily({}, [], ['disputed', 'held', 'hold-ended']))).toBe(true);
  expect(isDisputed(aFamily({}, [], ['disputed', 'dispute-upheld', 'held']))).toBe(false);
  expect(isDisputed(aFamily({}, [], ['disputed', 'dispute-rejected', 'disputed']))).toBe(true);
});

test.each([
  ['a charge that nobody touched is open, with what was taken off it', {}, [], ['open', 'open']],
  ['on hold both wait', {}, ['held'], ['held', 'held']],
  ['disputed both are frozen, whatever else', {}, ['held', 'disputed'], ['disputed', 'disputed']],
  ['what is taken off after a run waits for the next', { runId: 'run' }, [], ['billed', 'open']],
  ['a billed charge that is disputed is frozen by itself', { runId: 'run' }, ['disputed'], ['disputed', 'open']],
  ['a decided dispute leaves it billed', { runId: 'run' }, ['disputed', 'dispute-upheld'], ['billed', 'open']],
] as const)('%s', (_, head, notes, states) => {
  expect(statesOf(aFamily(head, [{ pence: -10_00 }], notes)).map(({ state }) => state)).toEqual(states);
});

test('what a run has exported is billed, also where its charge waits', () => {
  const family = aFamily({}, [{ pence: -10_00, runId: 'run' }], ['held']);
  expect(statesOf(family)).toEqual([
    { lineId: 'head', state: 'held' },
    { lineId: 'correction-0', state: 'billed' },
  ]);
});
