import type { Instant } from '../calendar.ts';
import type { BillingStores } from '../billing/store.ts';
import type { EventsStores } from '../events/store.ts';
import type { EvidenceStore } from '../evidence/store.ts';
import type { AgencyId, BookingId, EventId, PersonId } from '../ids.ts';
import type { NoticesStores } from '../notices/store.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { AgencyScope, Sight } from '../scope.ts';
import type { AccessNeeds, AgencyDeputy, Booking, BookingState } from './schema.ts';

/** Whose bookings a list shows; every part that is given must fit. */
export interface BookingFilter {
  readonly personId?: PersonId | undefined;
  readonly eventId?: EventId | undefined;
  readonly agencyId?: AgencyId | undefined;
  /** Whose posts may be seen: a lead's agencies, a manager's team. */
  readonly sight?: Sight | undefined;
  readonly state?: BookingState | undefined;
  /** Only those whose event ends on or after the first moment of this local day. */
  readonly from?: string | undefined;
  /** `upcoming`: bookings that have not ended, of events that are not over; `past`: all others. */
  readonly when?: 'upcoming' | 'past' | undefined;
}

/** Whose turn an approval is: a person's own, and those that nobody named answers for in agencies of which she is a lead. */
export interface ApprovalFilter {
  readonly askedOf?: PersonId | undefined;
  /** Agencies whose requests she may answer whoever was asked. */
  readonly scope: AgencyScope;
  /** Whose own requests are left out: nobody answers those. */
  readonly except?: PersonId | undefined;
}

/** What bookings ask of storage. */
export interface BookingsStore {
  booking(id: BookingId): Promise<Booking | undefined>;
  bookings(ids: readonly BookingId[]): Promise<readonly Booking[]>;
  /** All bookings of an event, cancelled ones included, in the order in which they came in. Lock the event first. */
  ofEvent(eventId: EventId): Promise<readonly Booking[]>;
  /** Those of a person that have not ended, of these events. */
  live(personId: PersonId, eventIds: readonly EventId[]): Promise<readonly Booking[]>;
  /** Adds bookings, or replaces what is known of them. */
  save(bookings: readonly Booking[]): Promise<void>;
  /** A page of bookings by the start of their event: of what is to come the soonest first, else the latest first. */
  list(filter: BookingFilter, page: PageRequest): Promise<Page<Booking>>;
  /** A page of bookings that wait for an answer, those that must be answered first at the top. */
  toApprove(filter: ApprovalFilter, page: PageRequest): Promise<Page<Booking>>;

  needsOf(ids: readonly BookingId[]): Promise<ReadonlyMap<BookingId, AccessNeeds>>;
  saveNeeds(id: BookingId, needs: AccessNeeds): Promise<void>;
  /** Forgets what these people needed. */
  removeNeeds(ids: readonly BookingId[]): Promise<void>;
  /** Forgets what people needed whose bookings have ended, and those of events that were over before a moment. */
  forgetNeeds(before: Instant): Promise<void>;

  /** The leads of an agency who are known as people. */
  leadsOf(agencyId: AgencyId): Promise<readonly PersonId[]>;
  deputies(): Promise<readonly AgencyDeputy[]>;
  saveDeputy(deputy: AgencyDeputy): Promise<void>;
  removeDeputy(agencyId: AgencyId): Promise<void>;
}

/** The stores that actions on bookings touch. */
export interface BookingsStores extends EventsStores, BillingStores, NoticesStores {
  readonly bookings: BookingsStore;
  readonly evidence: EvidenceStore;
}
