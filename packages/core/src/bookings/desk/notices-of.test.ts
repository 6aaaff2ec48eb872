import { describe, expect, test } from 'vitest';
import type { BookingId, PersonId } from '../../ids.ts';
import { noticesOf, reminderTimes } from './notices-of.ts';

const now = '2027-01-04T09:00:00.000Z';
const booking = { id: 'b' as BookingId, personId: 'ann' as PersonId };
const on = (day: string) => ({ startsAt: `${day}T09:30:00.000Z`, endsAt: `${day}T16:30:00.000Z`, isRequired: true });
const oneDay = { sessions: [on('2027-01-18')], sequence: 0 } as never;
const threeDays = { sessions: [on('2027-01-18'), on('2027-01-25'), on('2027-02-01')], sequence: 2 } as never;

describe('what people are told', () => {
  test('of a place: an invitation to each session, and a reminder a week and a day before the first', () => {
    expect(noticesOf({ kind: 'booking-placed', booking, event: threeDays }, now)).toMatchObject([
      { kind: 'booking-placed', session: 0, sequence: 2, personId: 'ann' },
      { kind: 'booking-placed', session: 1 },
      { kind: 'booking-placed', session: 2 },
      { kind: 'booking-reminder', dueAt: '2027-01-11T09:30:00.000Z' },
      { kind: 'booking-reminder', dueAt: '2027-01-17T09:30:00.000Z' },
    ]);
  });
  test('of a place in the last week: one reminder, and none in the last day', () => {
    const remindersAt = (moment: string) =>
      noticesOf({ kind: 'booking-placed', booking, event: oneDay }, moment).filter(
        ({ kind }) => kind === 'booking-reminder',
      );
    expect(remindersAt('2027-01-12T09:00:00.000Z')).toHaveLength(1);
    expect(remindersAt('2027-01-17T09:30:00.000Z')).toHaveLength(0);
  });
  test('of a place that is lost: each session goes out of the calendar', () => {
    const asked = noticesOf({ kind: 'booking-cancelled', booking, event: threeDays, hadPlace: true }, now);
    expect(asked.map(({ session }) => session)).toEqual([0, 1, 2]);
  });
  test('of the waiting list, also when it is left: one letter without a calendar entry', () => {
    for (const kind of ['booking-waiting', 'booking-cancelled', 'booking-offered'] as const)
      expect(noticesOf({ kind, booking, event: threeDays }, now)).toEqual([
        { kind, personId: 'ann', bookingId: 'b', sequence: 2 },
      ]);
  });
  test('of a move to fewer days: what is left over goes out of the calendar too', () => {
    const asked = noticesOf({ kind: 'booking-moved', booking, event: oneDay, sessionsBefore: 3 }, now);
    expect(asked.filter(({ kind }) => kind === 'booking-moved').map(({ session }) => session)).toEqual([0, 1, 2]);
  });
  test('of somebody who must decide: she, and not whose booking it is', () => {
    const asked = noticesOf({ kind: 'approval-asked', booking, event: oneDay, to: 'meg' as PersonId }, now);
    expect(asked).toMatchObject([{ personId: 'meg' }]);
  });
});

test('reminders keep to the time of day of the first session', () => {
  expect(reminderTimes(oneDay)).toEqual(['2027-01-11T09:30:00.000Z', '2027-01-17T09:30:00.000Z']);
});
