import { allot, TAKING_PLACES, type Move, type Seat } from '@trellis/core/bookings';
import type { PlaceRules } from '@trellis/core/events';
import fc from 'fast-check';
import { isPlaceFor } from './bookings-oracle.ts';

const HOUR = 3_600_000;
/** Where the partnership is. */
export const timeZone = 'Europe/London';
const kinds = ['police', 'icb', 'gp', 'school-academy', 'council'] as const;

/** One thing that can happen to an event. */
export type Doing =
  | { readonly do: 'book' | 'walk-in'; readonly agency: number; readonly accepts: boolean }
  | { readonly do: 'cancel' | 'accept' | 'substitute'; readonly who: number }
  | { readonly do: 'capacity'; readonly by: number }
  | { readonly do: 'wait'; readonly hours: number }
  | { readonly do: 'wait-for-next' | 'allot' };

const who = fc.nat(40);
/** Anything that can happen next. */
export const doing: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('book' as const), agency: fc.nat(7), accepts: fc.nat(5).map((n) => n > 0) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('cancel' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('accept' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('substitute' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('capacity' as const), by: fc.integer({ min: -3, max: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 150 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait-for-next' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('allot' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('walk-in' as const), agency: fc.nat(7), accepts: fc.constant(true) }),
  },
);

const quota = (
  id: string,
  agencyKinds: readonly (typeof kinds)[number][],
): fc.Arbitrary<PlaceRules['quotas'][number]> =>
  fc.record({
    id: fc.constant(id),
    title: fc.constant(id),
    agencyKinds: fc.constant([...agencyKinds]),
    places: fc.integer({ min: 1, max: 3 }),
    releaseDaysBefore: fc.integer({ min: 0, max: 25 }),
  });
/** Any rules of giving out few places. */
export const rules = fc.record<PlaceRules>({
  minimum: fc.constant(0),
  maximum: fc.integer({ min: 6, max: 10 }),
  quotas: fc
    .tuple(fc.option(quota('police', ['police'])), fc.option(quota('health', ['icb', 'gp'])))
    .map((some) => some.filter((each) => each !== null)),
  perAgency: fc.option(
    fc.record({ places: fc.integer({ min: 1, max: 3 }), untilDaysBefore: fc.integer({ min: 0, max: 20 }) }),
    { nil: undefined },
  ),
  allotment: fc.constantFrom('first-come', 'first-come', 'coordinator'),
  offerHours: fc.integer({ min: 1, max: 96 }),
  cutOffHours: fc.integer({ min: 0, max: 72 }),
});

/** Everything that has happened to one event, and what must hold after each step of it. */
export class EventRun {
  /** What went against a rule, in words. */
  readonly faults: string[] = [];
  places: PlaceRules;
  seats: Seat[] = [];
  nowMs: number;
  nextAt: string | undefined;
  allottedAt: string | undefined;
  promotions = 0;
  offers = 0;
  private readonly startsAt: string;
  private readonly lateFromMs: number;

  constructor(places: PlaceRules, startsAt: string) {
    this.places = places;
    this.startsAt = startsAt;
    this.nowMs = Date.parse(startsAt) - 30 * 24 * HOUR;
    this.lateFromMs = Date.parse(startsAt) - 12 * 24 * HOUR;
  }

  get now(): string {
    return new Date(this.nowMs).toISOString();
  }
  get event() {
    const endsAt = new Date(Date.parse(this.startsAt) + 3 * HOUR).toISOString();
    return { places: this.places, sessions: [{ startsAt: this.startsAt, endsAt }], timeZone };
  }
  get cutOffMs(): number {
    return Date.parse(this.startsAt) - this.places.cutOffHours * HOUR;
  }
  taken(): Seat[] {
    return this.seats.filter(({ state }) => TAKING_PLACES.includes(state));
  }

  step(what: Doing): void {
    const quotaPlaces = this.places.quotas.reduce((sum, each) => sum + each.places, 0);
    if (what.do === 'wait') this.nowMs += what.hours * HOUR;
    if (what.do === 'wait-for-next' && this.nextAt !== undefined) this.nowMs = Date.parse(this.nextAt);
    if (this.nowMs >= Date.parse(this.startsAt)) return;
    this.tend();
    if (what.do === 'allot') this.allottedAt ??= this.now;
    if (what.do === 'capacity') {
      const maximum = Math.max(this.places.maximum + what.by, this.taken().length, quotaPlaces, 1);
      this.places = { ...this.places, maximum };
    }
    if (what.do === 'cancel') this.change(what.who, ['placed', 'waiting', 'offered'], { state: 'cancelled' });
    if (what.do === 'accept') this.change(what.who, ['offered'], { state: 'placed', termsAcceptedAt: this.now });
    if (what.do === 'substitute') this.substitute(what.who);
    if (what.do === 'walk-in' && this.taken().length < this.places.maximum && this.nowMs >= this.cutOffMs)
      this.seats.push({ ...this.newSeat(what.agency), state: 'placed' });
    if (what.do === 'book') {
      const { termsAcceptedAt: _, ...bare } = this.newSeat(what.agency);
      this.seats.push({ ...bare, ...(what.accepts && { termsAcceptedAt: this.now }), isAsking: true });
    }
    this.tend();
    this.seats = this.seats.map(({ isAsking: _isAsking, ...seat }) => seat);
  }

  private newSeat(agency: number): Seat {
    return {
      bookingId: `b${this.seats.length}` as Seat['bookingId'],
      agencyId: `a${agency}` as Seat['agencyId'],
      agencyKind: kinds[agency % kinds.length]!,
      state: 'waiting',
      askedAt: this.now,
      position: this.seats.length + 1,
      termsAcceptedAt: this.now,
    };
  }

  private change(index: number, states: readonly Seat['state'][], to: Partial<Seat>): void {
    const able = this.seats.filter(({ state }) => states.includes(state));
    const chosen = able[index % Math.max(able.length, 1)];
    this.seats = this.seats.map((seat) => (seat === chosen ? { ...seat, ...to } : seat));
  }

  private substitute(index: number): void {
    const placed = this.seats.filter(({ state }) => state === 'placed');
    const old = placed[index % Math.max(placed.length, 1)];
    if (!old) return;
    const { bookingId, position } = this.newSeat(0);
    this.seats = this.seats.map((seat) => (seat === old ? { ...seat, state: 'cancelled' } : seat));
    this.seats.push({ ...old, bookingId, position, askedAt: this.now });
  }

  /** Lets the rule work, and compares what it did with what the brute force says should be. */
  private tend(): void {
    const before = this.seats;
    const isLate = () => this.nowMs >= this.lateFromMs;
    const { moves, nextAt } = allot({ ...this.event, allottedAt: this.allottedAt, isLate }, before, this.now, timeZone);
    this.seats = before.map((seat) => {
      const move = moves.find(({ bookingId }) => bookingId === seat.bookingId);
      if (move === undefined) return seat;
      if (move.to === 'lapsed') return { ...seat, state: 'cancelled' };
      return move.to === 'offered' ? { ...seat, state: 'offered', offer: move.offer } : { ...seat, state: 'placed' };
    });
    this.nextAt = nextAt;
    this.insistOnOrder(before, moves);
    this.insistOnPlaces();
    const again = allot({ ...this.event, allottedAt: this.allottedAt, isLate }, this.seats, this.now, timeZone);
    this.insist(again.moves.length === 0, 'looking again moves somebody');
  }

  private insistOnOrder(before: readonly Seat[], moves: readonly Move[]): void {
    const promoted = moves.filter(({ to }) => to !== 'lapsed').map(({ bookingId }) => this.seatOf(bookingId));
    this.promotions += promoted.length;
    this.offers += moves.filter(({ to }) => to === 'offered').length;
    for (const seat of promoted) {
      const was = before.find(({ bookingId }) => bookingId === seat.bookingId)!;
      this.insist(was.state === 'waiting', 'somebody is promoted who does not wait');
      this.insist(this.nowMs < this.cutOffMs || was.isAsking === true, 'somebody is promoted after the cut-off');
      if (was.isAsking !== true && this.nowMs >= this.lateFromMs)
        this.insist(seat.state === 'offered', 'a place that costs something to give back is given without asking');
      if (seat.state === 'offered') {
        const latest = Math.min(this.cutOffMs, this.nowMs + this.places.offerHours * HOUR);
        this.insist(Date.parse(seat.offer!.expiresAt) <= latest, 'an offer lasts too long');
      }
      const overtaken = this.seats.filter(
        (other) => other.state === 'waiting' && isAhead(other, seat) && this.isOneGroup(other, seat),
      );
      // Whoever was passed over in her own quota was so because her agency has as many places as it may.
      for (const other of overtaken)
        this.insist(other.agencyId !== seat.agencyId && !this.fits(other), 'somebody jumps the list');
    }
  }

  private insistOnPlaces(): void {
    this.insist(this.taken().length <= this.places.maximum, 'there are more people than places');
    for (const { state, offer } of this.seats)
      this.insist(state !== 'offered' || Date.parse(offer!.expiresAt) > this.nowMs, 'an offer that has ended stands');
    const isGathering = this.places.allotment === 'coordinator' && this.allottedAt === undefined;
    if (this.nowMs >= this.cutOffMs || isGathering) return;
    const eligible = this.seats.filter((seat) => seat.state === 'waiting' && this.fits(seat));
    this.insist(eligible.length === 0, 'a place is free and somebody waits for it');
  }

  private insist(holds: boolean, fault: string): void {
    if (!holds) this.faults.push(`${this.now}: ${fault}`);
  }
  private fits(seat: Seat): boolean {
    return isPlaceFor(this.event, this.taken(), seat, this.now);
  }
  private seatOf(bookingId: Seat['bookingId']): Seat {
    return this.seats.find((seat) => seat.bookingId === bookingId)!;
  }
  private isOneGroup(one: Seat, other: Seat): boolean {
    const quotaOf = ({ agencyKind }: Seat) =>
      this.places.quotas.find(({ agencyKinds }) => agencyKinds.includes(agencyKind))?.id;
    return quotaOf(one) === quotaOf(other);
  }
}

function isAhead(one: Seat, other: Seat): boolean {
  return Date.parse(one.askedAt) < Date.parse(other.askedAt) || one.position < other.position;
}
