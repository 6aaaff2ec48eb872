import { describe, expect, test } from 'vitest';
import { CourseId, EventId } from '../../ids.ts';
import { cancelledEvent, movedEvent } from './change.ts';
import type { EventRecord } from '../schema.ts';

const event: EventRecord = {
  id: EventId.parse('ev'),
  courseId: CourseId.parse('c'),
  state: 'published',
  mode: 'classroom',
  sessions: [{ startsAt: '2027-01-18T09:30:00.000Z', endsAt: '2027-01-18T16:00:00.000Z' }],
  linkShownHours: 24,
  places: { minimum: 0, maximum: 24, quotas: [], allotment: 'first-come', offerHours: 48, cutOffHours: 24 },
  approval: 'manager',
  attendanceThresholdPercent: 80,
  sequence: 0,
  movedFrom: [],
};
const sessions = [{ startsAt: '2027-02-01T09:30:00.000Z', endsAt: '2027-02-01T16:00:00.000Z' }];
const changed = { now: '2026-12-22T10:00:00.000Z', timeZone: 'Europe/London', holidays: new Set<string>() };

describe('moving an event', () => {
  test('keeps the old date with the reason, and calendars hear of it', () => {
    const moved = movedEvent(event, { sessions, why: ' Snow ' }, changed);
    expect(moved).toMatchObject({ sessions, sequence: 1, state: 'published' });
    expect(moved.movedFrom).toEqual([{ startsAt: event.sessions[0]!.startsAt, movedAt: changed.now, why: 'Snow' }]);
    const again = movedEvent(moved, { sessions: event.sessions, why: 'Thaw' }, changed);
    expect(again.movedFrom.map(({ why }) => why)).toEqual(['Thaw', 'Snow']);
    expect(again.sequence).toBe(2);
  });

  test('lets people give up their places without charge for five working days, bank holidays left out', () => {
    expect(movedEvent(event, { sessions, why: 'Snow' }, changed).declineFreeUntilOn).toBe('2026-12-29');
    const holidays = new Set(['2026-12-25', '2026-12-28', '2027-01-01']);
    expect(movedEvent(event, { sessions, why: 'Snow' }, { ...changed, holidays }).declineFreeUntilOn).toBe(
      '2026-12-31',
    );
  });

  test.each([
    ['without a reason', event, { sessions, why: ' ' }, 'events.reason-needed'],
    [
      'of a draft, which is simply changed',
      { ...event, state: 'draft' as const },
      { sessions, why: 'x' },
      'events.not-bookable',
    ],
    ['once cancelled', { ...event, state: 'cancelled' as const }, { sessions, why: 'x' }, 'events.already-ended'],
    [
      'to a day that has gone by',
      event,
      { sessions: [{ startsAt: '2026-12-01T09:00:00Z', endsAt: '2026-12-01T10:00:00Z' }], why: 'x' },
      'events.already-ended',
    ],
  ])('is refused %s', (_, from, move, code) => {
    expect(() => movedEvent(from, move, changed)).toThrow(expect.objectContaining({ code }));
  });
});

describe('cancelling an event', () => {
  test('says when and why', () => {
    expect(cancelledEvent(event, ' Trainer ill ', changed.now)).toEqual({
      ...event,
      state: 'cancelled',
      sequence: 1,
      cancelledAt: changed.now,
      cancelledWhy: 'Trainer ill',
    });
  });

  test('is refused without a reason, and when it is over', () => {
    expect(() => cancelledEvent(event, '', changed.now)).toThrow(
      expect.objectContaining({ code: 'events.reason-needed' }),
    );
    expect(() => cancelledEvent(event, 'x', '2027-01-19T00:00:00Z')).toThrow(
      expect.objectContaining({ code: 'events.already-ended' }),
    );
  });
});
