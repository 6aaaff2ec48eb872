import { expect, test } from 'vitest';
import { keptWords, observationStands, observedLine } from './observation-words.ts';

test('an observation is planned until its day, and late after it', () => {
  expect(observationStands({ state: 'planned', on: '2027-01-18' }, '2027-01-18').sign).toBe('upcoming');
  expect(observationStands({ state: 'planned', on: '2027-01-18' }, '2027-01-19')).toEqual({
    sign: 'overdue',
    words: 'Not written up since 18 January 2027',
  });
  expect(observationStands({ state: 'shared', on: '2027-01-18' }, '2027-03-01').sign).toBe('current');
});

test('an observer without a network reads that nothing is lost, and when it was kept', () => {
  const kept = {
    isPending: true,
    isOnDevice: true,
    isSending: false,
    isWaiting: true,
    savedAt: '2027-01-18T10:42:00Z',
  };
  expect(keptWords(kept, 'Europe/London')).toBe(
    'Saved on this device at 10:42am. We send it when the connection is back',
  );
  expect(keptWords({ ...kept, isOnDevice: false, savedAt: undefined }, 'Europe/London')).toBe(
    'Kept in this page only: leave it open. We send it when the connection is back',
  );
  expect(keptWords({ ...kept, isPending: false }, 'Europe/London')).toBe('Saved in Trellis');
});

test('an observation says first how much was met and what was agreed', () => {
  const met = { state: 'met' } as const;
  expect(observedLine([met, met, { state: 'partly' }], 1)).toBe('Of 3 standards 2 were met. One action was agreed.');
  expect(observedLine([met, met], 0)).toBe('All 2 standards were met. No action was agreed.');
  expect(observedLine([{ state: 'not-seen' }], 2)).toBe('Of 1 standards none was met. 2 actions were agreed.');
});
