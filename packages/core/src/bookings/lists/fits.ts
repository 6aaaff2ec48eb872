import type { Context } from '../../context.ts';
import type { EventRecord } from '../../events/schema.ts';
import type { AgencyId } from '../../ids.ts';
import type { Agency } from '../../people/schema.ts';
import { whyNotOpen } from '../placing/book.ts';
import { cutOffAt, isBefore } from '../moments.ts';
import { roomOf } from '../desk/room.ts';
import { TAKING_PLACES, type Booking } from '../schema.ts';

/** What somebody would get who asked for a place now. */
export type Fits = 'place' | 'waiting' | 'agency-limit' | 'closed';

/**
 * What somebody of an agency would get who asked for a place now, as bookings stand; asking itself is what decides.
 *
 * @source house
 */
export function fitsNow(
  ctx: Pick<Context, 'now' | 'timeZone'>,
  event: EventRecord,
  bookings: readonly Booking[],
  agencies: ReadonlyMap<AgencyId, Agency>,
): (agencyId: AgencyId) => Fits {
  const comerOf = (agencyId: AgencyId) => ({
    agencyId,
    agencyKind: agencies.get(agencyId)?.kind ?? ('other' as const),
  });
  const ofState = (isMeant: (state: Booking['state']) => boolean) =>
    bookings.filter(({ state }) => isMeant(state)).map(({ agencyId }) => comerOf(agencyId));
  const room = roomOf(
    event,
    ofState((state) => TAKING_PLACES.includes(state)),
    ctx,
  );
  const isOpen = whyNotOpen(ctx, event) === undefined;
  const canWait = isBefore(ctx.now, cutOffAt(event));
  const isGathering = event.places.allotment === 'coordinator' && event.allottedAt === undefined;
  const isKeptForWaiting =
    !canWait && ofState((state) => state === 'waiting').some((comer) => room.answer(comer) === 'fits');
  return (agencyId) => {
    if (!isOpen) return 'closed';
    if (isGathering) return canWait ? 'waiting' : 'closed';
    const answer = room.answer(comerOf(agencyId));
    if (answer === 'fits' && !isKeptForWaiting) return 'place';
    if (!canWait) return 'closed';
    return answer === 'agency-limit' ? 'agency-limit' : 'waiting';
  };
}
