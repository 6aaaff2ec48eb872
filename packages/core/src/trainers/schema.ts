import { z } from 'zod';
import { CalendarDate, Instant } from '../calendar.ts';
import { AgencyId, CourseId, EventId, PersonId } from '../ids.ts';
import { Availability } from './availability.ts';

/** That somebody may train on one course, since when and until when. */
export const TrainerApproval = z
  .object({
    courseId: CourseId,
    approvedOn: CalendarDate.optional().meta({ description: 'Absent: on record without its day' }),
    expiresOn: CalendarDate.optional().meta({
      description: 'The last day on which it counts; absent: it does not run out',
    }),
  })
  .refine(
    ({ approvedOn, expiresOn }) => approvedOn === undefined || expiresOn === undefined || approvedOn <= expiresOn,
    {
      path: ['expiresOn'],
      message: 'must not be before the day of approval',
    },
  );
export type TrainerApproval = z.infer<typeof TrainerApproval>;

/** Somebody of the pool who trains, given in kind by an agency. Her names and posts stand with people. */
export const Trainer = z.object({
  personId: PersonId,
  agencyId: AgencyId,
  jobRole: z.string().min(1).max(120),
  skills: z
    .array(z.string().min(1).max(80))
    .max(20)
    .default([])
    .meta({ description: 'What they do well as a trainer: role play, online rooms' }),
  knowledge: z
    .array(z.string().min(1).max(80))
    .max(20)
    .default([])
    .meta({ description: 'Subjects of which they have specialist knowledge: neglect, exploitation' }),
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
  approvals: z
    .array(TrainerApproval)
    .max(100)
    .default([])
    .meta({ description: 'Courses that they are approved for, each once; empty: not restricted' }),
  isActive: z.boolean().default(true),
});
export type Trainer = z.infer<typeof Trainer>;

/** A trainer as she is stored: besides what a coordinator wrote, what she and others told of her. */
export const TrainerRecord = Trainer.extend({
  inPoolSince: CalendarDate,
  /** Absent: she has not said when she is free, so every day is. */
  availability: Availability.optional(),
  /** The newest day on which somebody observed her and told her what she saw. */
  lastObservedOn: CalendarDate.optional(),
});
export type TrainerRecord = z.infer<typeof TrainerRecord>;

/** That a trainer leads an event, with the recorded reason where a rule was set aside. */
export const TrainerAssignment = z.object({
  eventId: EventId,
  personId: PersonId,
  assignedAt: Instant,
  override: z.object({ why: z.string().min(1).max(500), by: z.string() }).optional(),
});
export type TrainerAssignment = z.infer<typeof TrainerAssignment>;

/** Something that a trainer has and that ends soon, in the words of the standard, with its last day. */
export const EndingSoon = z.object({ what: z.string(), lastOn: CalendarDate });
export type EndingSoon = z.infer<typeof EndingSoon>;

/** Whether somebody may train, and each thing that is missing, in the words of the standard. */
export const Eligibility = z.object({
  isEligible: z.boolean(),
  missing: z.array(z.string()),
  option: z
    .string()
    .optional()
    .meta({ description: 'The reading of an open point that decided, such as `AMB-TR-1:a`' }),
  endingSoon: z.array(EndingSoon),
});
export type Eligibility = z.infer<typeof Eligibility>;

/** That a trainer leads an event, or led it, for an agency. */
export interface LedEvent {
  readonly eventId: EventId;
  readonly personId: PersonId;
  /** The agency that gave her; absent where nobody knows any more. */
  readonly agencyId?: AgencyId | undefined;
  /** Of all sessions together. */
  readonly minutes: number;
  /** Of the last session. */
  readonly endsAt: Instant;
}

/** What can be wrong with trainers and their events. */
export type TrainersErrorCode =
  | 'trainers.not-found'
  | 'trainers.not-eligible'
  | 'trainers.same-agency'
  | 'trainers.alone'
  | 'trainers.none'
  | 'trainers.reason-needed'
  | 'trainers.busy'
  | 'trainers.approved-twice'
  | 'trainers.dates-reversed'
  | 'trainers.too-many-dates';
