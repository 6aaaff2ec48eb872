import { expect, test } from 'vitest';
import { PlaceRules } from '../../events/schema.ts';
import { allot, type Seat } from './allot.ts';

const sessions = [{ startsAt: '2027-01-18T09:30:00Z', endsAt: '2027-01-18T16:30:00Z' }];
const now = '2026-12-01T10:00:00Z';
let count = 0;

function seat(state: Seat['state'], more: Partial<Seat> = {}): Seat {
  count += 1;
  return {
    bookingId: `b${count}` as Seat['bookingId'],
    agencyId: `a${count}` as Seat['agencyId'],
    agencyKind: 'council',
    state,
    askedAt: now,
    position: count,
    termsAcceptedAt: now,
    ...more,
  };
}
const at = (rules: Partial<PlaceRules>, seats: readonly Seat[], moment = now, more: object = {}) =>
  allot(
    { places: PlaceRules.parse({ minimum: 0, maximum: 2, ...rules }), sessions, isLate: () => false, ...more },
    seats,
    moment,
    'Europe/London',
  );

test('a place that becomes free goes to whoever has waited longest', () => {
  const [first, second] = [seat('waiting'), seat('waiting')];
  expect(at({}, [seat('placed'), second, first])).toEqual({ moves: [{ bookingId: first.bookingId, to: 'placed' }] });
});

test('places kept for the police are not given to others before their release, and are from then on', () => {
  const rules = {
    quotas: [{ id: 'p', title: 'Police', agencyKinds: ['police' as const], places: 1, releaseDaysBefore: 14 }],
  };
  const waits = seat('waiting');
  const seats = [seat('placed'), waits];
  expect(at(rules, seats)).toEqual({ moves: [], nextAt: '2027-01-04T00:00:00.000Z' });
  expect(at(rules, seats, '2027-01-04T00:00:00Z').moves).toEqual([{ bookingId: waits.bookingId, to: 'placed' }]);
  const officer = seat('waiting', { agencyKind: 'police' });
  expect(at(rules, [...seats, officer]).moves).toEqual([{ bookingId: officer.bookingId, to: 'placed' }]);
});

test('an agency that has as many places as it may does not hold up who stands behind it', () => {
  const hospital = 'hospital' as Seat['agencyId'];
  const [over, next] = [seat('waiting', { agencyId: hospital }), seat('waiting')];
  const rules = { perAgency: { places: 1, untilDaysBefore: 14 } };
  expect(at(rules, [seat('placed', { agencyId: hospital }), over, next]).moves).toEqual([
    { bookingId: next.bookingId, to: 'placed' },
  ]);
});

test('where cancelling is charged already, a place is offered until the offer ends or the cut-off comes', () => {
  const waits = seat('waiting');
  const late = { isLate: () => true };
  const offered = at({ maximum: 1 }, [waits], '2027-01-12T09:00:00Z', late);
  const offer = { offeredAt: '2027-01-12T09:00:00Z', expiresAt: '2027-01-14T09:00:00.000Z', isLate: true };
  expect(offered).toEqual({ moves: [{ bookingId: waits.bookingId, to: 'offered', offer }], nextAt: offer.expiresAt });
  const last = at({ maximum: 1 }, [waits], '2027-01-16T10:00:00Z', late);
  expect(last.nextAt).toBe('2027-01-17T09:30:00.000Z');
  const behind = seat('waiting');
  expect(at({ maximum: 1 }, [seat('offered', { offer }), behind], offer.expiresAt).moves.map(({ to }) => to)).toEqual([
    'lapsed',
    'placed',
  ]);
});

test('whoever has not agreed to the terms is offered the place, also while cancelling is free', () => {
  const { termsAcceptedAt: _, ...silent } = seat('waiting');
  expect(at({}, [silent]).moves).toMatchObject([{ to: 'offered', offer: { isLate: false } }]);
});

test('nobody is promoted after the cut-off; who asks then gets a place only when nobody waits for it', () => {
  const moment = '2027-01-17T09:30:00Z';
  const [waits, asks] = [seat('waiting'), seat('waiting', { isAsking: true })];
  expect(at({}, [waits], moment).moves).toEqual([]);
  expect(at({}, [waits, asks], moment).moves).toEqual([]);
  expect(at({}, [asks], moment).moves).toEqual([{ bookingId: asks.bookingId, to: 'placed' }]);
});

test('where the coordinator allots, requests gather until she does', () => {
  const rules = { allotment: 'coordinator' as const };
  const asks = seat('waiting', { isAsking: true });
  expect(at(rules, [asks])).toEqual({ moves: [] });
  expect(at(rules, [asks], now, { allottedAt: now }).moves).toHaveLength(1);
});

test('31 requests of 9 agencies for 24 places, 6 of them of one hospital that may have 4: 24 are in, 4 of the hospital', () => {
  const requests = Array.from({ length: 31 }, (_, index) =>
    seat('waiting', {
      agencyId: (index % 5 === 0 && index < 30 ? 'hospital' : `agency-${index % 8}`) as Seat['agencyId'],
    }),
  );
  const rules = { maximum: 24, allotment: 'coordinator' as const, perAgency: { places: 4, untilDaysBefore: 14 } };
  const { moves } = at(rules, requests, now, { allottedAt: now });
  const placed = requests.filter(({ bookingId }) => moves.some((move) => move.bookingId === bookingId));
  expect(placed).toHaveLength(24);
  expect(placed.filter(({ agencyId }) => agencyId === 'hospital')).toHaveLength(4);
});
