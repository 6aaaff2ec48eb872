import { z } from 'zod';
import { Instant } from '../calendar.ts';
import { Course, CourseVersion } from '../courses/schema.ts';
import { PersonId } from '../ids.ts';
import { Event } from './schema.ts';

/** An event in a list: never with its joining link. */
export const EventListed = z.object({
  event: Event.omit({ joiningLink: true }),
  course: Course.pick({
    id: true,
    ref: true,
    title: true,
    kind: true,
    summary: true,
    level: true,
    durationMinutes: true,
    isInterAgency: true,
  }),
  taken: z.number().int(),
  waiting: z.number().int(),
  placesLeft: z.number().int().meta({ description: 'Not taken; some may be kept for kinds of agency' }),
  agencies: z.number().int().meta({ description: 'Of how many agencies those are who have a place' }),
  isMultiAgency: z.boolean(),
  trainerCount: z.number().int(),
  isDeliveryConfirmed: z
    .boolean()
    .optional()
    .meta({ description: 'Only for whoever looks after the programme: whether its dates and trainers are confirmed' }),
  openNotes: z
    .number()
    .int()
    .optional()
    .meta({ description: 'Only for whoever looks after the programme: what trainers told and nobody has dealt with' }),
});
export type EventListed = z.infer<typeof EventListed>;

/** Somebody who leads an event, as everybody may read it. */
export const TrainerShown = z.object({
  personId: PersonId,
  name: z.string(),
  jobRole: z.string(),
  agencyName: z.string(),
  /** Only for whoever looks after the programme: why a rule was set aside for her. */
  overriddenWhy: z.string().optional(),
});
export type TrainerShown = z.infer<typeof TrainerShown>;

/** One event as its page shows it. */
export const EventShown = EventListed.extend({
  /** Present once it may be seen, and only for people with a place, the trainers and whoever looks after the programme. */
  joiningLink: Event.shape.joiningLink,
  version: CourseVersion.pick({ version: true, objectives: true, standards: true }).optional(),
  trainers: z.array(TrainerShown),
  movedFrom: z.array(z.object({ startsAt: Instant, movedAt: Instant, why: z.string() })),
  declineFreeUntilOn: z.string().optional(),
  cancelledAt: Instant.optional(),
  cancelledWhy: z.string().optional(),
  allottedAt: Instant.optional(),
});
export type EventShown = z.infer<typeof EventShown>;
