import type { TrainerSettings } from '@trellis/core/trainers';
import { entryOf } from '@trellis/ui/date-field';
import { expect, test } from 'vitest';
import { poolEntryOf, poolFaults, poolTyped, settingsWithTarget, wholeNumber } from './pool-entry.ts';

const agencyId = 'a' as TrainerSettings['targets'][number]['agencyId'];
const settings: TrainerSettings = {
  warnMonths: 6,
  trainingCounts: { months: 36, from: '2027-04-01' },
  targets: [{ agencyId, eventsPerYear: 4 }],
};

test.each([
  ['', undefined],
  [' 12 ', 12],
  ['0', null],
  ['1.5', null],
  ['many', null],
])('“%s” as a whole number', (typed, value) => {
  expect(wholeNumber(typed)).toBe(value);
});

test('what is asked of trainers comes back as it was typed, and none of it may be half said', () => {
  const entry = poolEntryOf(settings);
  expect(poolFaults(entry)).toEqual([]);
  expect(poolTyped(settings, entry)).toEqual(settings);
  expect(poolTyped(settings, { ...entry, months: '' })).not.toHaveProperty('trainingCounts');
  expect(poolFaults({ ...entry, from: entryOf(null), warnMonths: '' }).map(({ fieldId }) => fieldId)).toEqual([
    'pool-from',
    'pool-warn',
  ]);
});

test('an agreement replaces the one before, and nothing takes it away', () => {
  expect(settingsWithTarget(settings, agencyId, { events: undefined, hours: 40 }).targets).toEqual([
    { agencyId, hoursPerYear: 40 },
  ]);
  expect(settingsWithTarget(settings, agencyId, { events: undefined, hours: undefined }).targets).toEqual([]);
});
