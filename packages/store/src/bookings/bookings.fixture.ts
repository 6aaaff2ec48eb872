import type { Booking } from '@trellis/core/bookings';

/** A booking as a test needs it; what is not said is as plain as can be. */
export function aBooking(id: string, position: number, more: Partial<Booking> = {}): Booking {
  return {
    id: id as Booking['id'],
    eventId: 'event' as Booking['eventId'],
    personId: 'ann' as Booking['personId'],
    postId: 'ann-1' as Booking['postId'],
    agencyId: 'council' as Booking['agencyId'],
    state: 'placed',
    askedAt: '2026-11-22T09:00:00.000Z',
    position,
    approval: { state: 'not-needed', isDeputyAsked: false },
    isFromWaitingList: false,
    isWalkIn: false,
    ...more,
  };
}
