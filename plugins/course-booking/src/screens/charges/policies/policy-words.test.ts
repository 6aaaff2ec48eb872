import { expect, test } from 'vitest';
import { ChargingPolicy } from '@trellis/core/charging';
import { draftOf, emptyPolicy, inForceWords } from './policy-words.ts';

test.each([
  [{ from: '2021-04-01', to: null }, 'In force from 1 April 2021.'],
  [{ from: '2021-04-01', to: '2026-03-31' }, 'Was in force from 1 April 2021 up to 31 March 2026.'],
  [
    { from: '2027-04-01', to: null, confirmedBy: 'Ann Marsh' },
    'Will be in force from 1 April 2027, confirmed by Ann Marsh.',
  ],
  [{ from: null, to: null }, 'In force.'],
])('%o', (activation, words) => {
  expect(inForceWords([activation] as Parameters<typeof inForceWords>[0], '2026-11-22')).toBe(words);
});

test('a policy begun from nothing is whole', () => {
  const policy = ChargingPolicy.parse(emptyPolicy('Charges of our training'));
  expect(policy.tiers).toHaveLength(1);
  expect(draftOf(policy, 'Charges of Avonmere')).toEqual({ ...policy, title: 'Charges of Avonmere' });
});
