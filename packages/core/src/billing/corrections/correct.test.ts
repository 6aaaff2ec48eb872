import { expect, test } from 'vitest';
import {
  amountOff,
  insistOnBilled,
  insistOnDisputable,
  insistOnDispute,
  insistOnHold,
  insistOnLive,
  insistOnUnbilled,
  insistOnUndisputed,
} from './correct.ts';
import { aFamily } from '../ledger/ledger.fixture.ts';

const refusal = (work: () => unknown): unknown => {
  try {
    work();
    return 'done';
  } catch (error) {
    return (error as { code: unknown }).code;
  }
};

test('all that stands is taken off unless less is asked for, and never more', () => {
  const family = aFamily({}, [{ pence: -20_00 }]);
  expect(amountOff(family, undefined)).toBe(50_00);
  expect(amountOff(family, 10_00)).toBe(10_00);
  expect(refusal(() => amountOff(family, 50_01))).toBe('billing.more-than-charged');
  expect(refusal(() => amountOff(aFamily({ pence: 0 }), undefined))).toBe('billing.more-than-charged');
});

test.each([
  ['a billed charge is not waived', () => insistOnUnbilled(aFamily({ runId: 'run' })), 'billing.already-billed'],
  ['an unbilled one is', () => insistOnUnbilled(aFamily()), 'done'],
  ['an unbilled charge is not credited', () => insistOnBilled(aFamily()), 'billing.not-billed'],
  ['a billed one is', () => insistOnBilled(aFamily({ runId: 'run' })), 'done'],
  [
    'a frozen charge is left alone',
    () => insistOnUndisputed(aFamily({}, [], ['disputed'])),
    'billing.already-disputed',
  ],
  [
    'a charge is not disputed twice',
    () => insistOnDisputable(aFamily({}, [], ['disputed'])),
    'billing.already-disputed',
  ],
  ['what is not owed is not disputed', () => insistOnDisputable(aFamily({ pence: 0 })), 'billing.more-than-charged'],
  ['what is owed may be', () => insistOnDisputable(aFamily()), 'done'],
  ['no dispute is decided where there is none', () => insistOnDispute(aFamily()), 'billing.not-disputed'],
  ['a dispute is', () => insistOnDispute(aFamily({}, [], ['disputed'])), 'done'],
  ['what is held is not held again', () => insistOnHold(aFamily({}, [], ['held']), false), 'billing.already-held'],
  ['no hold ends that is not there', () => insistOnHold(aFamily(), true), 'billing.not-held'],
  [
    'nothing is added to a charge that was taken back',
    () => insistOnLive(aFamily({}, [{ pence: -70_00, endsCharge: true }])),
    'billing.not-a-charge',
  ],
])('%s', (_, work, outcome) => {
  expect(refusal(work)).toBe(outcome);
});
