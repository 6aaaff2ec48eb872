import type { Belongings } from './two-tenants.ts';

const eventId = 'no-event';
/** On which people of every agency are booked. */
const everybodys = 'event-booked';
const mark = { hasAttended: true, hasCompleted: true, markedAt: '2027-01-18T16:00:00Z' };

/** Every way to ask a procedure of bookings for what belongs to somebody. */
export function bookingsQuestions(
  { agencyId, postId, personId, bookingId, text }: Belongings,
  own: Belongings,
): Readonly<Record<string, readonly unknown[]>> {
  return {
    'bookings.offer': [{ eventId }, { eventId: everybodys }],
    'bookings.prices': [{ eventIds: [eventId] }],
    'bookings.pricesByKind': [{ eventId }],
    'bookings.book': [{ eventId, postId, acceptsTerms: true }],
    'bookings.mine': [{}, { after: bookingId }],
    'bookings.consequence': [{ bookingId }],
    'bookings.cancel': [{ bookingId }],
    'bookings.acceptOffer': [{ bookingId, acceptsTerms: true }],
    'bookings.declineOffer': [{ bookingId }],
    'bookings.substitutes': [{ bookingId }],
    'bookings.substitute': [
      { bookingId, personId },
      { bookingId: own.bookingId, personId },
    ],
    'bookings.transfer': [{ bookingId, eventId: everybodys }],
    'bookings.toApprove': [{}, { after: bookingId }],
    'bookings.decide': [{ answers: [{ bookingId, decision: 'refuse', why: 'No' }] }],
    'bookings.attest': [{ bookingId, title: 'Basics', achievedOn: '2025-01-01' }],
    'bookings.bookable': [
      { eventId, text },
      { eventId: everybodys, text },
    ],
    'bookings.bookFor': [{ eventId, postIds: [postId], acceptsTerms: true }],
    'bookings.ofEvent': [{ eventId }, { eventId: everybodys }],
    'bookings.ofAgency': [{ agencyId }, { after: bookingId }],
    'bookings.allot': [{ eventId }],
    'bookings.walkIn': [{ eventId, postId }],
    'bookings.findForWalkIn': [
      { eventId, agencyId, staffNumber: text },
      { eventId: everybodys, workEmail: `${text}@example.org` },
    ],
    'bookings.rebind': [{ bookingId, postId, why: 'Agreed' }],
    'bookings.deputies': [{}],
    'bookings.register': [{ eventId }],
    'bookings.mark': [{ eventId, marks: [{ bookingId, mark }] }],
    'bookings.closeRegister': [{ eventId }],
    'bookings.reopenRegister': [{ eventId, why: 'A mistake' }],
    'bookings.calendar': [{ bookingId }],
    'bookings.saveDeputy': [
      { agencyId, personId },
      { agencyId: own.agencyId, personId },
    ],
  };
}
