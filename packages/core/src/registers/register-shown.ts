import { z } from 'zod';
import { Instant } from '../calendar.ts';
import { Course } from '../courses/schema.ts';
import { Event } from '../events/schema.ts';
import { BookingId, EventId } from '../ids.ts';
import { AccessNeeds, BookingState, RegisterMark } from '../bookings/schema.ts';

/** Somebody in the register of an event. */
export const RegisterRow = z.object({
  bookingId: BookingId,
  name: z.string(),
  agencyName: z.string(),
  jobTitle: z.string().optional(),
  needs: AccessNeeds.optional(),
  state: BookingState,
  isWalkIn: z.boolean(),
  mark: RegisterMark.optional(),
});
export type RegisterRow = z.infer<typeof RegisterRow>;

/** The register of an event, for those who take it. */
export const Register = z.object({
  event: Event,
  course: Course.pick({ id: true, ref: true, title: true }),
  /** By family name. */
  rows: z.array(RegisterRow),
  sessionMinutes: z.array(z.number().int()).meta({ description: 'How long each session is' }),
  minutesRequired: z.number().int().meta({ description: 'Of all sessions together, to have attended a virtual event' }),
  opensAt: Instant.meta({ description: 'From when it can be marked: the morning of the first day' }),
  /** `too-early`: it can be marked from `opensAt` on, and closed once the last session has ended. `not-held`: it was cancelled, or never published. */
  state: z.enum(['too-early', 'open', 'closed', 'not-held']),
});
export type Register = z.infer<typeof Register>;

/** Marks of a register, as a device sends them: all that it has, however often. */
export const RegisterMarks = z.strictObject({
  eventId: EventId,
  marks: z
    .array(z.strictObject({ bookingId: BookingId, mark: z.strictObject(RegisterMark.shape) }))
    .min(1)
    .max(500),
});
export type RegisterMarks = z.infer<typeof RegisterMarks>;

/** What became of one mark. Those that are `marked`, `unchanged` or `older` need not be sent again. */
export const MarkResult = z.object({
  bookingId: BookingId,
  state: z.enum(['marked', 'unchanged', 'older', 'refused']),
  /** The mark that counts now. */
  mark: RegisterMark.optional(),
  code: z.string().optional(),
  reason: z.string().optional(),
});
export type MarkResult = z.infer<typeof MarkResult>;

/** What came of closing a register: it is closed, or some are not marked yet. */
export const RegisterClosed = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('missing'),
    missing: z.array(z.object({ bookingId: BookingId, name: z.string() })),
  }),
  z.object({
    state: z.literal('closed'),
    attended: z.number().int(),
    completed: z.number().int(),
    absent: z.number().int(),
    uncharged: z
      .array(z.object({ bookingId: BookingId, name: z.string() }))
      .optional()
      .meta({ description: 'Whose price is the full cost, which nobody has set: charged once the course says it' }),
  }),
]);
export type RegisterClosed = z.infer<typeof RegisterClosed>;
