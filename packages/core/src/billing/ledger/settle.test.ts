import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasEnded, standsPence, type Family } from './family.ts';
import { aFamily, aLine, aQuote } from './ledger.fixture.ts';
import { correctionOf, settle, takeBack, type Wanted } from './settle.ts';

const wanted = (pence: number, given: Partial<Wanted> = {}): Wanted => {
  const { bookingId, agencyId, arisesOn, title, question } = aLine({ id: 'any' });
  return { bookingId, agencyId, arisesOn, title, question, outcome: 'attended', quote: aQuote(pence), ...given };
};
const charged = { holdBecause: undefined };
const today = '2027-02-03';

test('a first charge is written, also one of nothing for a place that was attended', () => {
  expect(settle([], wanted(70_00))).toEqual({ takenBack: [], charge: charged });
  expect(settle([], wanted(0))).toEqual({ takenBack: [], charge: charged });
});

test('whoever cancels in time or misses a free course leaves no line', () => {
  for (const outcome of ['cancelled', 'absent', 'booked', 'cancelled-by-organiser'] as const)
    expect(settle([], wanted(0, { outcome }))).toEqual({ takenBack: [], charge: undefined });
});

test('the same again changes nothing, nor does coming after having been charged at booking', () => {
  const nothing = { takenBack: [], charge: undefined };
  expect(settle([aFamily()], wanted(70_00))).toEqual(nothing);
  expect(settle([aFamily({ outcome: 'booked' })], wanted(70_00))).toEqual(nothing);
  expect(settle([aFamily({}, [{ pence: -70_00 }])], wanted(70_00))).toEqual(nothing);
});

test.each([
  ['amount', wanted(50_00)],
  ['outcome', wanted(70_00, { outcome: 'absent' })],
  ['agency', wanted(70_00, { agencyId: 'harbour' as Wanted['agencyId'] })],
  ['tier', wanted(70_00, { quote: aQuote(70_00, { tier: 4 }) })],
  ['reading', wanted(70_00, { quote: aQuote(70_00, { readings: { 'AMB-BN-3': 'b' } }) })],
  ['policy', wanted(70_00, { quote: aQuote(70_00, { policy: { id: 'other', version: '1.0.0', title: 'Other' } }) })],
])('another %s takes the charge back and writes a new one', (_, other) => {
  const before = aFamily();
  expect(settle([before], other)).toEqual({ takenBack: [before], charge: charged });
});

test('what was taken back as a whole is charged anew', () => {
  const ended = aFamily({}, [{ kind: 'reversal', pence: -70_00, endsCharge: true }]);
  expect(settle([ended], wanted(70_00))).toEqual({ takenBack: [], charge: charged });
});

test('costs besides stay when a place is charged anew, and are given back when the organiser cancels', () => {
  const [place, cost] = [aFamily(), aFamily({ id: 'cost', kind: 'extra-cost', pence: 10_00 })];
  expect(settle([place, cost], wanted(50_00)).takenBack).toEqual([place]);
  const called = wanted(0, { outcome: 'cancelled-by-organiser' });
  expect(settle([place, cost], called)).toEqual({ takenBack: [place, cost], charge: undefined });
});

test('a charge that the policy holds is held until somebody has answered, and then not again', () => {
  const quote = aQuote(70_00, { onHold: true, holdBecause: 'Ask about funding' });
  const held = { holdBecause: 'Ask about funding' };
  expect(settle([], wanted(70_00, { quote })).charge).toEqual(held);
  expect(settle([aFamily({ pence: 35_00 })], wanted(70_00, { quote })).charge).toEqual(held);
  const answered = aFamily({ pence: 35_00, quote: aQuote(35_00, { onHold: true }) }, [], ['held', 'hold-ended']);
  expect(settle([answered], wanted(70_00, { quote })).charge).toEqual(charged);
  const byHand = aFamily({ pence: 35_00 }, [], ['held']);
  expect(settle([byHand], wanted(70_00)).charge).toEqual({ holdBecause: 'Because held' });
});

test('a dispute that nobody has decided goes on with the charge that takes its place, unless nothing is owed any more', () => {
  const disputed = aFamily({}, [], ['disputed']);
  const goesOn = { dispute: { kind: 'disputed', why: 'Because disputed' } };
  expect(settle([disputed], wanted(35_00)).charge).toMatchObject(goesOn);
  expect(settle([disputed], wanted(0)).charge?.dispute).toBeUndefined();
  expect(settle([disputed], wanted(35_00, { agencyId: 'harbour' as never })).charge?.dispute).toBeUndefined();
  expect(settle([aFamily({}, [], ['disputed', 'dispute-rejected'])], wanted(35_00)).charge?.dispute).toBeUndefined();
  expect(takeBack(disputed, today, true).notes).toEqual(['dispute-moved']);
});

test('before a run a charge is taken back by a reversal of the same month, after it by a credit of today', () => {
  const line = { concerns: 'head', endsCharge: true, pence: -50_00 };
  const waived = [{ pence: -20_00 }];
  expect(takeBack(aFamily({}, waived), today)).toEqual({
    line: { ...line, kind: 'reversal', arisesOn: '2027-01-18' },
    notes: [],
  });
  expect(takeBack(aFamily({ runId: 'run' }, waived), today).line).toEqual({ ...line, kind: 'credit', arisesOn: today });
  expect(takeBack(aFamily({}, [], ['held', 'disputed']), today).notes).toEqual(['dispute-upheld', 'hold-ended']);
});

test('a credit does not arise before its charge', () => {
  expect(correctionOf(aFamily({ runId: 'run', arisesOn: '2027-05-01' }), 1, today).arisesOn).toBe('2027-05-01');
});

/** Does what a settlement says, in memory. */
function carryOut(families: readonly Family[], want: Wanted, id: string): readonly Family[] {
  const { takenBack, charge } = settle(families, want);
  const after = families.map((family) => {
    if (!takenBack.includes(family)) return family;
    const { line } = takeBack(family, today);
    return { ...family, corrections: [...family.corrections, { ...aLine({ id: `${id}-back` }), ...line }] };
  });
  if (charge === undefined) return after;
  const { quote, outcome } = want;
  return [...after, aFamily({ id, pence: quote.totalPence, quote, outcome })];
}

test('however a booking comes out one time after the other, it owes the last, and settling again adds nothing', () => {
  const outcome = fc.constantFrom('booked', 'attended', 'absent', 'cancelled', 'cancelled-by-organiser');
  const came = fc.record({ outcome, pence: fc.constantFrom(0, 35_00, 70_00), isBilled: fc.boolean() });
  fc.assert(
    fc.property(fc.array(came, { minLength: 1, maxLength: 12 }), (all) => {
      let families: readonly Family[] = [];
      for (const [index, { outcome: how, pence, isBilled }] of all.entries()) {
        const want = wanted(pence, { outcome: how as Wanted['outcome'] });
        families = carryOut(families, want, `line-${index}`);
        expect(families.reduce((sum, family) => sum + standsPence(family), 0)).toBe(pence);
        expect(families.filter((family) => !hasEnded(family)).length).toBeLessThanOrEqual(1);
        expect(settle(families, want)).toEqual({ takenBack: [], charge: undefined });
        if (isBilled) families = families.map((family) => ({ ...family, head: { ...family.head, runId: 'run' } }));
      }
    }),
  );
});
