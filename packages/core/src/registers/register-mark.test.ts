import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../events/schema.ts';
import { hasAttendedByMinutes, minutesRequired, takeMark } from './register-mark.ts';
import type { RegisterMark } from '../bookings/schema.ts';

const now = '2027-02-09T13:00:00.000Z';
const halfDay = { startsAt: '2027-02-09T09:30:00.000Z', endsAt: '2027-02-09T12:30:00.000Z' };
const event = { mode: 'virtual', sessions: [halfDay], attendanceThresholdPercent: 80 } as unknown as EventRecord;
const classroom = { ...event, mode: 'classroom' as const };
const twoDays = { ...event, sessions: [halfDay, { ...halfDay }] };
const there: RegisterMark = { hasAttended: true, hasCompleted: true, markedAt: '2027-02-09T12:30:00.000Z' };

describe('minutes in a virtual room', () => {
  test.each([
    [event, [144], true],
    [event, [143], false],
    [event, [10_00], true],
    [twoDays, [180, 108], true],
    [twoDays, [180, 107], false],
    [twoDays, [900, 0], false],
    [twoDays, [180, null], false],
    [event, [null], undefined],
    [event, undefined, undefined],
    [classroom, [180], undefined],
  ])('of %o, %j present, mean attended: %s', (of, minutes, expected) => {
    expect(hasAttendedByMinutes(of, minutes)).toBe(expected);
  });
  test('needed are rounded up to whole ones', () => {
    expect(minutesRequired({ ...event, attendanceThresholdPercent: 81 })).toBe(146);
  });
});

describe('a mark of the register', () => {
  test('is taken in where there was none', () => {
    expect(takeMark(classroom, undefined, there, now)).toEqual({ state: 'marked', mark: there });
  });
  test('that is newer replaces the one before, and one that is older does not, in whatever order they arrive', () => {
    const later: RegisterMark = { ...there, hasCompleted: false, markedAt: '2027-02-09T12:45:00.000Z' };
    expect(takeMark(classroom, there, later, now)).toEqual({ state: 'marked', mark: later });
    expect(takeMark(classroom, later, there, now)).toEqual({ state: 'older' });
  });
  test('that is sent again changes nothing', () => {
    expect(takeMark(classroom, there, { ...there }, now)).toEqual({ state: 'unchanged' });
  });
  test('of a device whose clock is a day ahead counts as marked now', () => {
    const ahead = { ...there, markedAt: '2027-02-10T12:30:00.000Z' };
    expect(takeMark(classroom, undefined, ahead, now)).toEqual({ state: 'marked', mark: { ...there, markedAt: now } });
  });
  test('cannot say completed of somebody who was not there', () => {
    expect(takeMark(classroom, undefined, { ...there, hasAttended: false }, now)).toMatchObject({ state: 'refused' });
  });
  test.each([
    [event, [181], 'Session 1 lasts 180 minutes, and 181 were noted. Note no more than it lasts.'],
    [twoDays, [180, 1000], 'Session 2 lasts 180 minutes, and 1000 were noted. Note no more than it lasts.'],
    [event, [90, 90], 'Minutes were noted for 2 sessions, and there is 1.'],
    [twoDays, [null, null, null], 'Minutes were noted for 3 sessions, and there are 2.'],
  ])('of %o with %j present is refused, and the session is named', (of, minutes, reason) => {
    expect(takeMark(of, undefined, { ...there, minutes, why: 'She was there.' }, now)).toEqual({
      state: 'refused',
      code: 'bookings.minutes-beyond-session',
      reason,
    });
  });
  test('that sets aside the minutes needs a reason', () => {
    const short: RegisterMark = { ...there, minutes: [100] };
    expect(takeMark(event, undefined, short, now)).toMatchObject({
      state: 'refused',
      code: 'bookings.reason-needed',
      reason: expect.stringContaining('144 are needed'),
    });
    const why = 'Her connection dropped; she dialled in by telephone.';
    expect(takeMark(event, undefined, { ...short, why }, now)).toMatchObject({ state: 'marked' });
  });
});
