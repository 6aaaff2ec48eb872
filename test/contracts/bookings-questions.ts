import type { Belongings } from './two-tenants.ts';

const [eventId, bookingId] = ['no-event', 'no-booking'];
const mark = { hasAttended: true, hasCompleted: true, markedAt: '2027-01-18T16:00:00Z' };

/** Every way to ask a procedure of bookings for what belongs to somebody. */
export function bookingsQuestions(
  { agencyId, postId, personId, evidenceId, text }: Belongings,
  own: Belongings,
): Readonly<Record<string, readonly unknown[]>> {
  return {
    'bookings.offer': [{ eventId }],
    'bookings.prices': [{ eventIds: [eventId] }],
    'bookings.book': [{ eventId, postId, acceptsTerms: true }],
    'bookings.mine': [{}, { after: evidenceId }],
    'bookings.consequence': [{ bookingId }],
    'bookings.cancel': [{ bookingId }],
    'bookings.acceptOffer': [{ bookingId, acceptsTerms: true }],
    'bookings.declineOffer': [{ bookingId }],
    'bookings.substitutes': [{ bookingId }],
    'bookings.substitute': [{ bookingId, personId }],
    'bookings.transfer': [{ bookingId, eventId }],
    'bookings.toApprove': [{}, { after: evidenceId }],
    'bookings.decide': [{ answers: [{ bookingId, decision: 'approve' }] }],
    'bookings.attest': [{ bookingId, title: 'Basics', achievedOn: '2025-01-01' }],
    'bookings.bookable': [{ eventId, text }],
    'bookings.bookFor': [{ eventId, postIds: [postId], acceptsTerms: true }],
    'bookings.ofEvent': [{ eventId }],
    'bookings.ofAgency': [{ agencyId }, { after: evidenceId }],
    'bookings.allot': [{ eventId }],
    'bookings.walkIn': [{ eventId, postId }],
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
