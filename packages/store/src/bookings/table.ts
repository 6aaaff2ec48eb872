import type { Booking } from '@trellis/core/bookings';

/** One place on one event, or the wish for one. */
export interface BookingTable {
  partnership_id: number;
  id: string;
  event_id: string;
  person_id: string;
  post_id: string;
  agency_id: string;
  state: Booking['state'];
  asked_at: string;
  position: number;
  approval_state: Booking['approval']['state'];
  approval_asked_of: string | null;
  is_deputy_asked: boolean;
  answer_by_on: string | null;
  approval_decided_by: string | null;
  approval_decided_at: string | null;
  release_minutes: number | null;
  cost_centre: string | null;
  approval_why: string | null;
  attestation: NonNullable<Booking['attestation']> | null;
  offered_at: string | null;
  offer_expires_at: string | null;
  is_offer_late: boolean | null;
  /** When she got her place; null: she never had one. */
  placed_at: string | null;
  is_from_waiting_list: boolean;
  terms_accepted_at: string | null;
  cancelled_at: string | null;
  cancelled_by: NonNullable<Booking['cancelled']>['by'] | null;
  cancelled_why: string | null;
  substitute_for: string | null;
  is_same_team: boolean | null;
  register: NonNullable<Booking['register']> | null;
  is_walk_in: boolean;
  booked_by: string | null;
}

/** What somebody needs to take part; gone once the event is over. */
export interface BookingNeedTable {
  partnership_id: number;
  booking_id: string;
  kinds: string[];
  note: string | null;
}

/** Who answers for an agency's managers when they do not. */
export interface AgencyDeputyTable {
  partnership_id: number;
  agency_id: string;
  person_id: string;
}

/** The tables of this area. */
export interface BookingsTables {
  booking: BookingTable;
  booking_need: BookingNeedTable;
  agency_deputy: AgencyDeputyTable;
}
