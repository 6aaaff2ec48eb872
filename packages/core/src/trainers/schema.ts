import { z } from 'zod';
import { CalendarDate, Instant } from '../calendar.ts';
import { AgencyId, CourseId, EventId, PersonId } from '../ids.ts';

/** Somebody of the pool who trains, given in kind by an agency. Her names and posts stand with people. */
export const Trainer = z.object({
  personId: PersonId,
  agencyId: AgencyId,
  jobRole: z.string().min(1).max(120),
  skills: z.array(z.string().min(1).max(80)).max(20).default([]),
  isInHouseTrainer: z.boolean().meta({ description: 'Trains on safeguarding in their own organisation' }),
  hasSafeguardingKnowledge: z.boolean(),
  trainingForTrainers: z
    .object({ achievedOn: CalendarDate, expiresOn: CalendarDate.optional() })
    .optional()
    .meta({ description: 'The training for trainers that they hold' }),
  equivalent: z
    .object({ what: z.string().min(1).max(300), achievedOn: CalendarDate, expiresOn: CalendarDate.optional() })
    .optional()
    .meta({ description: 'Experience accepted in place of training for trainers, with what it is' }),
  /** Courses that she is approved for; empty: not restricted. */
  courseIds: z.array(CourseId).default([]),
  isActive: z.boolean().default(true),
});
export type Trainer = z.infer<typeof Trainer>;

/** That a trainer leads an event, with the recorded reason where a rule was set aside. */
export const TrainerAssignment = z.object({
  eventId: EventId,
  personId: PersonId,
  assignedAt: Instant,
  override: z.object({ why: z.string().min(1).max(500), by: z.string() }).optional(),
});
export type TrainerAssignment = z.infer<typeof TrainerAssignment>;

/** Whether somebody may train, and each thing that is missing, in the words of the standard. */
export interface Eligibility {
  readonly isEligible: boolean;
  readonly missing: readonly string[];
  /** The reading of an open point that decided, such as `AMB-TR-1:a`. */
  readonly option?: string | undefined;
}

/** What can be wrong with trainers and their events. */
export type TrainersErrorCode =
  | 'trainers.not-found'
  | 'trainers.not-eligible'
  | 'trainers.same-agency'
  | 'trainers.reason-needed'
  | 'trainers.busy';
