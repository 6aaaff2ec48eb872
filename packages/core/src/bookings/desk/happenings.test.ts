import { expect, test } from 'vitest';
import { happeningsOf } from './happenings.ts';
import type { Booking } from '../schema.ts';

const lead = 'lead' as Booking['personId'];
const booking = (state: Booking['state'], approval: Partial<Booking['approval']> = {}, more: Partial<Booking> = {}) =>
  ({
    id: 'b',
    personId: 'ana',
    state,
    approval: { state: 'not-needed', isDeputyAsked: false, ...approval },
    isWalkIn: false,
    ...more,
  }) as Booking;
const told = (before: Booking | undefined, after: Booking) =>
  happeningsOf(before, after, [lead]).map(({ kind, to, hadPlace }) => [kind, to, hadPlace]);
const gone = (by: NonNullable<Booking['cancelled']>['by']) => ({ cancelled: { at: '2027-01-11T10:00:00Z', by } });

test('a place is told of once it is certain', () => {
  const held = booking('placed', { state: 'asked', askedOf: 'gareth' as Booking['personId'] });
  expect(told(undefined, held)).toEqual([['approval-asked', 'gareth', undefined]]);
  expect(told(held, booking('placed', { state: 'approved' }))).toEqual([['booking-placed', undefined, undefined]]);
  expect(told(booking('waiting'), booking('placed'))).toEqual([['booking-placed', undefined, undefined]]);
  expect(told(booking('placed'), booking('placed'))).toEqual([]);
});

test('where nobody is named the leads are asked, and nobody about herself', () => {
  expect(told(undefined, booking('waiting', { state: 'asked' }))).toEqual([
    ['booking-waiting', undefined, undefined],
    ['approval-asked', 'lead', undefined],
  ]);
  expect(told(undefined, booking('placed', { state: 'asked' }, { personId: lead }))).toEqual([]);
});

test('the end of a booking says why, and takes a place out of calendars only where there was one', () => {
  expect(told(booking('placed'), booking('cancelled', {}, gone('delegate')))).toEqual([
    ['booking-cancelled', undefined, true],
  ]);
  expect(told(booking('waiting'), booking('cancelled', {}, gone('organiser')))).toEqual([
    ['event-cancelled', undefined, false],
  ]);
  expect(told(booking('offered'), booking('cancelled', {}, gone('offer-lapsed')))).toEqual([
    ['booking-offer-lapsed', undefined, false],
  ]);
  const held = booking('placed', { state: 'asked' });
  expect(told(held, booking('cancelled', { state: 'refused' }, gone('not-approved')))).toEqual([
    ['booking-refused', undefined, false],
  ]);
});

test('whoever is let in at the door needs no letter', () => {
  expect(told(undefined, booking('placed', {}, { isWalkIn: true }))).toEqual([]);
});
