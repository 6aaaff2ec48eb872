import { expect, test } from 'vitest';
import { followUpDay, windowsOf } from './windows.ts';

const timeZone = 'Europe/London';
const session = (startsAt: string, endsAt: string) => ({ startsAt, endsAt });
const halfDay = [session('2027-02-09T09:30:00.000Z', '2027-02-09T12:30:00.000Z')];

test('a half day of 9 February 2027 is asked about until 9 March, and again from 9 May for six weeks', () => {
  expect(windowsOf(halfDay, 3, { timeZone, placedAt: '2027-01-20T09:00:00.000Z' })).toEqual({
    before: { opensAt: '2027-01-20T09:00:00.000Z', closesAt: '2027-02-09T12:00:00.000Z' },
    after: { opensAt: '2027-02-09T12:00:00.000Z', closesAt: '2027-03-10T00:00:00.000Z' },
    // In British Summer Time.
    'follow-up': { opensAt: '2027-05-08T23:00:00.000Z', closesAt: '2027-06-19T23:00:00.000Z' },
    manager: { opensAt: '2027-05-08T23:00:00.000Z', closesAt: '2027-06-19T23:00:00.000Z' },
  });
});

test('of several sessions the sheet before closes with the first, and the one after opens with the last', () => {
  const later = session('2027-02-16T09:30:00.000Z', '2027-02-16T12:30:00.000Z');
  const windows = windowsOf([...halfDay, later], 3, { timeZone });
  expect(windows.before.closesAt).toBe('2027-02-09T12:30:00.000Z');
  expect(windows.after.opensAt).toBe('2027-02-16T12:00:00.000Z');
  expect(followUpDay([...halfDay, later], 3, timeZone)).toBe('2027-05-16');
});

test('three months after the last of November is the last of February', () => {
  const late = [session('2026-11-30T09:30:00.000Z', '2026-11-30T12:30:00.000Z')];
  expect(followUpDay(late, 3, timeZone)).toBe('2027-02-28');
});
