import type { Booking } from '@trellis/core/bookings';
import type { Selectable } from 'kysely';
import type { BookingTable } from './table.ts';

/** SQL type of each column of a booking. */
export const columns = {
  id: 'text',
  event_id: 'text',
  person_id: 'text',
  post_id: 'text',
  agency_id: 'text',
  state: 'text',
  asked_at: 'timestamptz',
  position: 'int',
  approval_state: 'text',
  approval_asked_of: 'text',
  is_deputy_asked: 'boolean',
  answer_by_on: 'date',
  approval_decided_by: 'text',
  approval_decided_at: 'timestamptz',
  release_minutes: 'int',
  cost_centre: 'text',
  approval_why: 'text',
  attestation: 'json',
  offered_at: 'timestamptz',
  offer_expires_at: 'timestamptz',
  is_offer_late: 'boolean',
  placed_at: 'timestamptz',
  is_from_waiting_list: 'boolean',
  terms_accepted_at: 'timestamptz',
  cancelled_at: 'timestamptz',
  cancelled_by: 'text',
  cancelled_why: 'text',
  substitute_for: 'text',
  is_same_team: 'boolean',
  register: 'json',
  is_walk_in: 'boolean',
  booked_by: 'text',
} as const satisfies Readonly<Record<Exclude<keyof BookingTable, 'partnership_id'>, string>>;

/** A booking as a row. */
export function rowOf(booking: Booking): Readonly<Record<keyof typeof columns, unknown>> {
  const { approval, offer, cancelled, substituteFor } = booking;
  return {
    id: booking.id,
    event_id: booking.eventId,
    person_id: booking.personId,
    post_id: booking.postId,
    agency_id: booking.agencyId,
    state: booking.state,
    asked_at: booking.askedAt,
    position: booking.position,
    approval_state: approval.state,
    approval_asked_of: approval.askedOf,
    is_deputy_asked: approval.isDeputyAsked,
    answer_by_on: approval.answerByOn,
    approval_decided_by: approval.decidedBy,
    approval_decided_at: approval.decidedAt,
    release_minutes: approval.releaseMinutes,
    cost_centre: approval.costCentre,
    approval_why: approval.why,
    attestation: booking.attestation,
    offered_at: offer?.offeredAt,
    offer_expires_at: offer?.expiresAt,
    is_offer_late: offer?.isLate,
    placed_at: booking.placedAt,
    is_from_waiting_list: booking.isFromWaitingList,
    terms_accepted_at: booking.termsAcceptedAt,
    cancelled_at: cancelled?.at,
    cancelled_by: cancelled?.by,
    cancelled_why: cancelled?.why,
    substitute_for: substituteFor?.bookingId,
    is_same_team: substituteFor?.isSameTeam,
    register: booking.register,
    is_walk_in: booking.isWalkIn,
    booked_by: booking.bookedBy,
  };
}

/** The booking that a row is. */
export function bookingOf(row: Selectable<BookingTable>): Booking {
  return {
    id: row.id as Booking['id'],
    eventId: row.event_id as Booking['eventId'],
    personId: row.person_id as Booking['personId'],
    postId: row.post_id as Booking['postId'],
    agencyId: row.agency_id as Booking['agencyId'],
    state: row.state,
    askedAt: row.asked_at,
    position: row.position,
    approval: approvalOf(row),
    ...(row.attestation !== null && { attestation: row.attestation }),
    ...(row.offered_at !== null &&
      row.offer_expires_at !== null && {
        offer: { offeredAt: row.offered_at, expiresAt: row.offer_expires_at, isLate: row.is_offer_late === true },
      }),
    ...(row.placed_at !== null && { placedAt: row.placed_at }),
    isFromWaitingList: row.is_from_waiting_list,
    ...(row.terms_accepted_at !== null && { termsAcceptedAt: row.terms_accepted_at }),
    ...(row.cancelled_at !== null &&
      row.cancelled_by !== null && {
        cancelled: {
          at: row.cancelled_at,
          by: row.cancelled_by,
          ...(row.cancelled_why !== null && { why: row.cancelled_why }),
        },
      }),
    ...(row.substitute_for !== null && {
      substituteFor: { bookingId: row.substitute_for as Booking['id'], isSameTeam: row.is_same_team === true },
    }),
    ...(row.register !== null && { register: row.register }),
    isWalkIn: row.is_walk_in,
    ...(row.booked_by !== null && { bookedBy: row.booked_by as Booking['personId'] }),
  };
}

function approvalOf(row: Selectable<BookingTable>): Booking['approval'] {
  return {
    state: row.approval_state,
    ...(row.approval_asked_of !== null && { askedOf: row.approval_asked_of as Booking['personId'] }),
    isDeputyAsked: row.is_deputy_asked,
    ...(row.answer_by_on !== null && { answerByOn: row.answer_by_on }),
    ...(row.approval_decided_by !== null && { decidedBy: row.approval_decided_by as Booking['personId'] }),
    ...(row.approval_decided_at !== null && { decidedAt: row.approval_decided_at }),
    ...(row.release_minutes !== null && { releaseMinutes: row.release_minutes }),
    ...(row.cost_centre !== null && { costCentre: row.cost_centre }),
    ...(row.approval_why !== null && { why: row.approval_why }),
  };
}
