import { z } from 'zod';
import { CalendarDate, Instant } from '../calendar.ts';
import { AgencyId, BookingId, EventId, PersonId, PostId } from '../ids.ts';

/**
 * Where a booking stands. `placed`: has a place, held while her manager has not answered yet. `waiting`: on the waiting list, or asked for a
 * place that the coordinator has not allotted. `offered`: a place is kept for her until the offer ends. `attended` and `absent` come from the register.
 */
export const BookingState = z.enum(['placed', 'waiting', 'offered', 'attended', 'absent', 'cancelled']);
export type BookingState = z.infer<typeof BookingState>;

/** Who ended a booking, which decides whether it is charged. */
export const CancelledBy = z.enum([
  'delegate',
  'manager',
  'agency-lead',
  'coordinator',
  'organiser',
  'not-approved',
  'offer-lapsed',
  'transferred',
]);
export type CancelledBy = z.infer<typeof CancelledBy>;

/** A manager's answer to whether somebody may go. */
export const Approval = z.object({
  state: z.enum(['not-needed', 'asked', 'approved', 'refused', 'lapsed']),
  /** Whose turn it is: the manager, then the deputy that the agency named. Absent: nobody is named, so the agency's leads decide. */
  askedOf: PersonId.optional(),
  isDeputyAsked: z.boolean().default(false),
  /** The last day of the manager's, then of the deputy's, time to answer. */
  answerByOn: CalendarDate.optional(),
  decidedBy: PersonId.optional(),
  decidedAt: Instant.optional(),
  releaseMinutes: z.number().int().nonnegative().optional().meta({ description: 'Working time they are released for' }),
  costCentre: z.string().max(60).optional(),
  why: z.string().max(300).optional().meta({ description: 'Why it was refused' }),
});
export type Approval = z.infer<typeof Approval>;

/** A manager's word that single-agency basics are in place. @source Cambridgeshire and Peterborough, single-agency training */
export const Attestation = z.object({
  title: z.string().min(1).max(200),
  achievedOn: CalendarDate,
  by: PersonId,
  at: Instant,
});
export type Attestation = z.infer<typeof Attestation>;

/** What somebody needs to take part. Only the coordinator and the event's trainers see it; deleted after the event. */
export const AccessNeeds = z.object({
  kinds: z.array(z.enum(['captions', 'interpreter', 'large-print', 'step-free', 'other'])).max(5),
  note: z.string().max(300).optional(),
});
export type AccessNeeds = z.infer<typeof AccessNeeds>;

/** Attended and satisfactorily completed are two facts. @source Cambridgeshire and Peterborough CP-E7 */
export const RegisterMark = z.object({
  /** Minutes present by session, for virtual events; null: not noted. */
  minutes: z.array(z.number().int().nonnegative().max(1440).nullable()).optional(),
  hasAttended: z.boolean(),
  hasCompleted: z.boolean(),
  /** Why a trainer set aside what the minutes say. */
  why: z.string().max(300).optional(),
  markedAt: Instant.meta({ description: 'When the trainer marked it, by their own clock; the newest mark counts' }),
});
export type RegisterMark = z.infer<typeof RegisterMark>;

/** One place on one event, or the wish for one. A person has one that is not cancelled per event, through however many LMSs she came. */
export const Booking = z.object({
  id: BookingId,
  eventId: EventId,
  personId: PersonId,
  /** The post in which she booked: its agency pays, whatever happens to the post later. */
  postId: PostId,
  agencyId: AgencyId,
  state: BookingState,
  askedAt: Instant.meta({ description: 'Their place in the order' }),
  /** Breaks ties of `askedAt`; rises with each booking of the event. */
  position: z.number().int().positive(),
  approval: Approval,
  attestation: Attestation.optional(),
  offer: z
    .object({ offeredAt: Instant, expiresAt: Instant, isLate: z.boolean() })
    .optional()
    .meta({ description: 'isLate: cancelling would be charged already when it was offered' }),
  placedAt: Instant.optional().meta({
    description: 'When they got their place; absent: they never had one to give up',
  }),
  isFromWaitingList: z.boolean().default(false),
  termsAcceptedAt: Instant.optional().meta({ description: 'When they agreed to price and cancellation terms' }),
  cancelled: z.object({ at: Instant, by: CancelledBy, why: z.string().max(300).optional() }).optional(),
  /** The booking whose place this one took over, and whether both are of one team. */
  substituteFor: z.object({ bookingId: BookingId, isSameTeam: z.boolean() }).optional(),
  register: RegisterMark.optional(),
  isWalkIn: z.boolean().default(false),
  /** The agency lead or manager who booked for her; absent: she did. */
  bookedBy: PersonId.optional(),
});
export type Booking = z.infer<typeof Booking>;

/** Who answers for an agency's managers when they do not: named by the agency itself. */
export const AgencyDeputy = z.object({ agencyId: AgencyId, personId: PersonId });
export type AgencyDeputy = z.infer<typeof AgencyDeputy>;

/** Bookings that take up a place. */
export const TAKING_PLACES: readonly BookingState[] = ['placed', 'offered', 'attended'];

/** What can be wrong with a booking. */
export type BookingsErrorCode =
  | 'bookings.not-found'
  | 'bookings.event-full'
  | 'bookings.not-open'
  | 'bookings.not-your-post'
  | 'bookings.terms-not-accepted'
  | 'bookings.prerequisite-missing'
  | 'bookings.already-ended'
  | 'bookings.offer-ended'
  | 'bookings.not-offered'
  | 'bookings.not-waiting-for-approval'
  | 'bookings.may-not-cancel'
  | 'bookings.reason-needed'
  | 'bookings.substitute-has-place'
  | 'bookings.own-approval'
  | 'bookings.register-too-early'
  | 'bookings.minutes-beyond-session'
  | 'bookings.other-course';
