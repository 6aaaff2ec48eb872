import { z } from 'zod';
import { CalendarDate, Instant } from '../calendar.ts';
import { CourseId, EventId, PersonId } from '../ids.ts';
import { AgencyKind } from '../people/schema.ts';

/** One sitting of an event. */
export const EventSession = z
  .object({ startsAt: Instant, endsAt: Instant })
  .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), {
    path: ['endsAt'],
    message: 'must be later than the start',
  });
export type EventSession = z.infer<typeof EventSession>;

/** Places kept for agencies of some kinds until a day; from then on, what is unused goes to everybody in order. */
export const Quota = z.object({
  id: z.string().min(1).max(40),
  title: z.string().min(1).max(80),
  agencyKinds: z.array(AgencyKind).min(1),
  places: z.number().int().positive().max(1000),
  releaseDaysBefore: z
    .number()
    .int()
    .nonnegative()
    .max(365)
    .meta({ description: 'Calendar days before the first session on which unused places are released' }),
});
export type Quota = z.infer<typeof Quota>;

/** Where an event stands. Only published events can be booked; a closed one has its register done. */
export const EventState = z.enum(['draft', 'published', 'closed', 'cancelled']);
export type EventState = z.infer<typeof EventState>;

/** How places are given out. */
export const PlaceRules = z.object({
  minimum: z.number().int().nonnegative().max(1000).meta({ description: 'Fewer than this, and it is better not held' }),
  maximum: z.number().int().positive().max(1000),
  /** Kinds of agency stand in one quota at most. */
  quotas: z.array(Quota).max(20).default([]),
  /** At most so many of one agency, until so many calendar days before the first session. */
  perAgency: z
    .object({ places: z.number().int().positive(), untilDaysBefore: z.number().int().nonnegative().max(365) })
    .optional(),
  minimumAgencies: z
    .number()
    .int()
    .positive()
    .max(100)
    .optional()
    .meta({ description: 'With fewer agencies it does not count as multi-agency' }),
  /** `first-come`: a place at once while there is one. `coordinator`: requests gather until the coordinator has them allotted. */
  allotment: z.enum(['first-come', 'coordinator']).default('first-come'),
  offerHours: z
    .number()
    .int()
    .positive()
    .max(720)
    .default(48)
    .meta({ description: 'How long a place offered to somebody waiting is theirs to take' }),
  cutOffHours: z
    .number()
    .int()
    .nonnegative()
    .max(720)
    .default(24)
    .meta({ description: 'Hours before the first session from which nobody is promoted from the waiting list' }),
});
export type PlaceRules = z.infer<typeof PlaceRules>;

/** One run of a course. Instants are UTC; the local day is the partnership's. */
export const Event = z.object({
  id: EventId,
  courseId: CourseId,
  courseVersion: z.string().min(1).max(40).optional(),
  state: EventState,
  mode: z.enum(['classroom', 'virtual']),
  /** In order of time, none overlapping another. */
  sessions: z.array(EventSession).min(1).max(20),
  venue: z
    .object({
      name: z.string().min(1).max(200),
      address: z.string().max(500).optional(),
      /** Lift, loop, parking: what somebody with access needs asks first. */
      access: z.string().max(500).optional(),
    })
    .optional(),
  joiningLink: z.url({ protocol: /^https$/ }).optional(),
  linkShownHours: z
    .number()
    .int()
    .nonnegative()
    .max(720)
    .default(24)
    .meta({ description: 'Hours before the first session from which people with a place see the joining link' }),
  places: PlaceRules,
  /** Whether a manager is asked before a place is confirmed. */
  approval: z.enum(['manager', 'none']).default('manager'),
  bookingOpensOn: CalendarDate.optional(),
  bookingClosesOn: CalendarDate.optional().meta({ description: 'The last day on which a place can be asked for' }),
  attendanceThresholdPercent: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(80)
    .meta({ description: 'Of the minutes of a virtual event that somebody must be present to have attended' }),
});
export type Event = z.infer<typeof Event>;

/** An event as it is written on its form: where it stands comes of publishing, moving and cancelling it. */
export const EventInput = Event.omit({ state: true }).partial({ id: true });
export type EventInput = z.infer<typeof EventInput>;

/** That a coordinator said an event is delivered as it stands. Moving it or changing its trainers takes it back. */
export const DeliveryConfirmed = z.object({
  confirmedAt: Instant,
  by: z.string(),
  override: z
    .object({ why: z.string().min(1).max(500), problems: z.array(z.string()).min(1) })
    .optional()
    .meta({ description: 'The reason for which rules were set aside, and which; no names' }),
});
export type DeliveryConfirmed = z.infer<typeof DeliveryConfirmed>;

/** What storage keeps of an event besides: how calendars know it and where it was before. */
export interface EventHistory {
  /** Rises with each change that a calendar must hear of: the SEQUENCE of its invitations. */
  readonly sequence: number;
  /** Dates that it was moved from, the newest first. */
  readonly movedFrom: readonly { readonly startsAt: Instant; readonly movedAt: Instant; readonly why: string }[];
  /** After a move: the last day on which a place can be given up without charge, whatever the notice. */
  readonly declineFreeUntilOn?: CalendarDate | undefined;
  readonly cancelledAt?: Instant | undefined;
  readonly cancelledWhy?: string | undefined;
  /** When the coordinator first had the places allotted. */
  readonly allottedAt?: Instant | undefined;
  /** When something of its places next changes by itself. */
  readonly tendAt?: Instant | undefined;
  /** Absent: its delivery is not confirmed. */
  readonly delivery?: DeliveryConfirmed | undefined;
}

/** An event as it is stored. */
export type EventRecord = Event & EventHistory;

/** What a trainer told the coordinator of a day, in private. It stands beside no delegate. */
export const EventNote = z.object({
  id: z.string(),
  eventId: EventId,
  personId: PersonId,
  text: z.string().meta({ description: 'Empty once it is dealt with' }),
  writtenAt: Instant,
  closedAt: Instant.optional(),
});
export type EventNote = z.infer<typeof EventNote>;

/** What can be wrong with an event. */
export type EventsErrorCode =
  | 'events.not-found'
  | 'events.not-bookable'
  | 'events.sessions-overlap'
  | 'events.quotas-overlap'
  | 'events.quotas-exceed-places'
  | 'events.fewer-than-taken'
  | 'events.venue-needed'
  | 'events.already-ended'
  | 'events.already-published'
  | 'events.version-withdrawn'
  | 'events.reason-needed'
  | 'events.note-not-found';
