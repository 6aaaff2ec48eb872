import { expect, test } from 'vitest';
import { chargedFor } from './charge-booking.ts';
import type { Booking, CancelledBy } from '../schema.ts';

const event = { sessions: [{ startsAt: '2027-01-18T09:30:00Z', endsAt: '2027-01-18T16:30:00Z' }] };
const at = '2027-01-11T23:30:00Z';
const booking = (state: Booking['state'], more: Partial<Booking> = {}): Booking =>
  ({
    agencyId: 'home',
    state,
    placedAt: '2026-12-01T10:00:00Z',
    approval: { state: 'approved', isDeputyAsked: false },
    ...more,
  }) as Booking;
const cancelled = (by: CancelledBy, more: Partial<Booking> = {}) =>
  booking('cancelled', { cancelled: { at, by }, ...more });
const charged = (of: Booking, more: { substitute?: Booking; chargedAt?: 'outcome' | 'booking' } = {}) =>
  chargedFor(of, event, { chargedAt: 'outcome', timeZone: 'Europe/London', ...more });

test('coming and not coming are charged on the day of the event, giving up on the day of giving up', () => {
  expect(charged(booking('attended'))).toEqual({
    charged: 'attended',
    outcome: { kind: 'attended' },
    arisesOn: '2027-01-18',
  });
  expect(charged(booking('absent'))).toMatchObject({ charged: 'absent', arisesOn: '2027-01-18' });
  for (const by of ['delegate', 'manager', 'agency-lead', 'coordinator', 'transferred'] as const)
    expect(charged(cancelled(by))).toEqual({
      charged: 'cancelled',
      outcome: { kind: 'cancelled', at },
      arisesOn: '2027-01-11',
    });
});

test('whoever has not come yet, or never had a place, owes nothing', () => {
  const { placedAt: _placedAt, ...waited } = cancelled('delegate');
  expect(charged(waited)).toBeUndefined();
  for (const state of ['waiting', 'offered', 'placed'] as const) expect(charged(booking(state))).toBeUndefined();
});

test('a place that nobody has agreed to costs nothing to give up, and what was charged before is taken back', () => {
  for (const state of ['asked', 'refused', 'lapsed'] as const)
    for (const by of ['delegate', 'not-approved'] as const)
      expect(charged(cancelled(by, { approval: { state, isDeputyAsked: false } }))).toMatchObject({
        charged: 'cancelled',
        outcome: { kind: 'cancelled-by-organiser' },
      });
});

test('where a place is charged when it is booked, that waits for the manager’s yes', () => {
  expect(charged(booking('placed'), { chargedAt: 'booking' })).toEqual({
    charged: 'booked',
    outcome: { kind: 'attended' },
    arisesOn: '2026-12-01',
  });
  const asked = booking('placed', { approval: { state: 'asked', isDeputyAsked: false } });
  expect(charged(asked, { chargedAt: 'booking' })).toBeUndefined();
});

test('a colleague who takes over the place is part of the question', () => {
  const substitute = booking('placed', { substituteFor: { bookingId: 'old' as Booking['id'], isSameTeam: true } });
  expect(charged(cancelled('manager'), { substitute })?.outcome).toEqual({
    kind: 'cancelled',
    at,
    substitute: { sameAgency: true, sameTeam: true },
  });
});

test('an event that is called off takes back whatever was charged', () => {
  expect(charged(cancelled('organiser'))?.charged).toBe('cancelled-by-organiser');
});
