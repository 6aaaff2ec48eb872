import { entryOf } from '@trellis/ui/date-field';
import { expect, test } from 'vitest';
import { availabilityEntryOf, availabilityFaults, availabilityTyped, NO_DAYS } from './availability-entry.ts';

const week = { from: entryOf('2027-02-15'), to: entryOf('2027-02-19') };

test('days come back as they were typed, a single day without its end, and empty lines are not there', () => {
  const entry = { kind: 'but-for' as const, days: [week, { from: entryOf('2027-03-01'), to: NO_DAYS.to }, NO_DAYS] };
  expect(availabilityFaults(entry)).toEqual([]);
  const typed = availabilityTyped(entry);
  expect(typed).toEqual({
    kind: 'but-for',
    days: [
      { from: '2027-02-15', to: '2027-02-19' },
      { from: '2027-03-01', to: '2027-03-01' },
    ],
  });
  expect(availabilityTyped(availabilityEntryOf(typed!))).toEqual(typed);
});

test('whoever is always free says nothing more', () => {
  expect(availabilityTyped(availabilityEntryOf(null))).toBeUndefined();
});

test('what is wrong is said at its field', () => {
  const wrong = (days: typeof week) => availabilityFaults({ kind: 'only', days: [days] }).map(({ fieldId }) => fieldId);
  expect(wrong({ from: { ...week.from, day: '31' }, to: week.to })).toEqual(['free-from-0']);
  expect(wrong({ from: week.to, to: week.from })).toEqual(['free-to-0']);
});
