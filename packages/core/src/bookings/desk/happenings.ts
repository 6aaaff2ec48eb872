import type { PersonId } from '../../ids.ts';
import { isConfirmed } from '../approval/approval.ts';
import type { Happening } from './notices-of.ts';
import type { Booking } from '../schema.ts';

/** What happened to one booking, before its event is named. */
export type BookingHappening = Omit<Happening, 'event'>;

/**
 * What happened to a booking between two looks at it, for whoever has to be told. A place is told of when it is certain; until then her manager is
 * asked.
 *
 * @param leads - who is asked where nobody is named
 * @source house
 */
export function happeningsOf(
  before: Booking | undefined,
  after: Booking,
  leads: readonly PersonId[],
): readonly BookingHappening[] {
  const kind = after.isWalkIn ? undefined : kindOf(before, after);
  const hadPlace = before !== undefined && isCertain(before);
  const told: BookingHappening[] =
    kind === undefined ? [] : [{ kind, booking: after, ...(after.state === 'cancelled' && { hadPlace }) }];
  return [...told, ...asked(before, after, leads)];
}

function kindOf(before: Booking | undefined, after: Booking): BookingHappening['kind'] | undefined {
  if (after.state === 'cancelled') return before?.state === 'cancelled' ? undefined : endOf(after);
  if (after.state === 'placed')
    return isCertain(after) && !(before && isCertain(before)) ? 'booking-placed' : undefined;
  if (after.state === before?.state) return undefined;
  if (after.state === 'waiting') return 'booking-waiting';
  return after.state === 'offered' ? 'booking-offered' : undefined;
}

function endOf({ cancelled, approval }: Booking): BookingHappening['kind'] {
  if (cancelled?.by === 'organiser') return 'event-cancelled';
  if (cancelled?.by === 'offer-lapsed') return 'booking-offer-lapsed';
  return approval.state === 'refused' ? 'booking-refused' : 'booking-cancelled';
}

function asked(before: Booking | undefined, after: Booking, leads: readonly PersonId[]): readonly BookingHappening[] {
  const { state, askedOf, isDeputyAsked } = after.approval;
  if (state !== 'asked' || after.state === 'cancelled') return [];
  const was = before?.approval;
  const isSame = was?.state === 'asked' && was.askedOf === askedOf && was.isDeputyAsked === isDeputyAsked;
  if (isSame) return [];
  const kind = isDeputyAsked ? 'approval-asked-of-deputy' : 'approval-asked';
  const people = askedOf === undefined ? leads.filter((lead) => lead !== after.personId) : [askedOf];
  return people.map((to) => ({ kind, booking: after, to }));
}

/** Whether she has a place and knows it. */
function isCertain(booking: Booking): boolean {
  return booking.state === 'placed' && isConfirmed(booking);
}
