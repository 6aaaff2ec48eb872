import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../events/schema.ts';
import type { PersonId } from '../ids.ts';
import type { DateNoticeKind } from '../notices/schema.ts';
import { isStillSo } from './is-still-so.ts';
import type { Booking } from '../bookings/schema.ts';

const now = '2027-01-11T09:30:00.000Z';
const ann = 'ann' as PersonId;
const event = {
  state: 'published',
  sequence: 1,
  sessions: [{ startsAt: '2027-01-18T09:30:00.000Z', endsAt: '2027-01-18T16:30:00.000Z' }],
} as unknown as EventRecord;
const trainerIds: readonly PersonId[] = [];
const booking = { state: 'placed', approval: { state: 'approved' } } as Booking;
const of = (kind: DateNoticeKind, dueAt = now, sequence = 1) => ({ kind, dueAt, sequence, personId: ann });

describe('a notice is still so', () => {
  test('of a place, while she has it and the event has not moved on', () => {
    expect(isStillSo(of('booking-placed'), { event, booking, trainerIds }, now)).toBe(true);
    expect(
      isStillSo(of('booking-placed'), { event, booking: { ...booking, state: 'cancelled' }, trainerIds }, now),
    ).toBe(false);
    expect(isStillSo(of('booking-placed', now, 0), { event, booking, trainerIds }, now)).toBe(false);
    expect(isStillSo(of('booking-placed'), { event: { ...event, state: 'cancelled' }, booking, trainerIds }, now)).toBe(
      false,
    );
    expect(isStillSo(of('booking-placed'), { event, booking, trainerIds }, '2027-01-19T09:00:00.000Z')).toBe(false);
  });
  test('of a reminder, only at the times of the date that the event has now', () => {
    expect(isStillSo(of('booking-reminder', '2027-01-11T09:30:00.000Z'), { event, booking, trainerIds }, now)).toBe(
      true,
    );
    expect(isStillSo(of('booking-reminder', '2027-01-10T09:30:00.000Z'), { event, booking, trainerIds }, now)).toBe(
      false,
    );
    const late = '2027-01-18T10:00:00.000Z';
    expect(isStillSo(of('booking-reminder', '2027-01-17T09:30:00.000Z'), { event, booking, trainerIds }, late)).toBe(
      false,
    );
  });
  test('of an offer, until it ends', () => {
    const offer = { offeredAt: now, expiresAt: '2027-01-13T09:30:00.000Z', isLate: false };
    const offered = { ...booking, state: 'offered' as const, offer };
    expect(isStillSo(of('booking-offered'), { event, booking: offered, trainerIds }, now)).toBe(true);
    expect(isStillSo(of('booking-offered'), { event, booking: offered, trainerIds }, '2027-01-13T09:30:00.000Z')).toBe(
      false,
    );
  });
  test('of the waiting list, while she is on it', () => {
    expect(isStillSo(of('booking-waiting'), { event, booking, trainerIds }, now)).toBe(false);
    expect(
      isStillSo(of('booking-waiting'), { event, booking: { ...booking, state: 'waiting' }, trainerIds }, now),
    ).toBe(true);
  });
  test('of an approval, while it is the turn of whoever is told', () => {
    const asked = (askedOf?: string) =>
      ({ ...booking, approval: { state: 'asked', isDeputyAsked: false, askedOf } }) as Booking;
    expect(isStillSo(of('approval-asked'), { event, booking: asked('ann'), trainerIds }, now)).toBe(true);
    expect(isStillSo(of('approval-asked'), { event, booking: asked('deputy'), trainerIds }, now)).toBe(false);
    expect(isStillSo(of('approval-asked'), { event, booking: asked(), trainerIds }, now)).toBe(true);
    expect(isStillSo(of('approval-asked'), { event, booking, trainerIds }, now)).toBe(false);
  });
  test('of a register, until it is closed', () => {
    expect(isStillSo(of('register-reminder'), { event, trainerIds }, now)).toBe(true);
    expect(isStillSo(of('register-reminder'), { event: { ...event, state: 'closed' }, trainerIds }, now)).toBe(false);
  });
  test('of leading a date, while she does and it is to come', () => {
    const hers = { event, trainerIds: [ann] };
    expect(isStillSo(of('trainer-assigned'), hers, now)).toBe(true);
    expect(isStillSo(of('trainer-assigned'), { event, trainerIds }, now)).toBe(false);
    expect(isStillSo(of('trainer-unassigned'), { event, trainerIds }, now)).toBe(true);
    expect(isStillSo(of('trainer-unassigned'), hers, now)).toBe(false);
    expect(isStillSo(of('trainer-assigned'), hers, '2027-01-19T09:00:00.000Z')).toBe(false);
  });
  test.each(['booking-offer-lapsed', 'booking-cancelled', 'booking-refused', 'event-cancelled'] as const)(
    'of what has ended, always: %s',
    (kind) => {
      const ended = { event: { ...event, state: 'cancelled' as const }, booking, trainerIds };
      expect(isStillSo(of(kind, now, 0), ended, now)).toBe(true);
    },
  );
});
