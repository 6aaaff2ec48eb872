import { z } from 'zod';
import { DecidedBy } from '../access/who-decided.ts';
import { CalendarDate, Instant } from '../calendar.ts';
import { SatisfiedId } from '../courses/schema.ts';
import { PackItemId, StandardUse } from '../frameworks/schema.ts';
import { AgencyId, CourseId } from '../ids.ts';

/** How far something meets a standard. */
export const MetState = z.enum(['met', 'partly', 'not']);
export type MetState = z.infer<typeof MetState>;

const evidence = z.string().trim().max(1000).default('');

/** That a course version was designed against one standard, with the evidence; the last answer counts, earlier ones are kept. */
export const DesignAnswer = z.object({
  courseId: CourseId,
  version: z.string().min(1).max(40),
  setId: PackItemId,
  standardId: PackItemId,
  state: MetState,
  evidence: evidence.meta({ description: 'What shows it; needed unless it is not met' }),
});
export type DesignAnswer = z.infer<typeof DesignAnswer>;

/** How an agency's own course meets one item of the agreed minimum content. */
export const ContentAnswer = z.object({ standardId: PackItemId, state: MetState, evidence });
export type ContentAnswer = z.infer<typeof ContentAnswer>;

/** Where an agency's request to have its own course endorsed stands. `declared`: by the agency itself, where the partnership lets that count. */
export const EndorsementState = z.enum(['asked', 'declared', 'endorsed', 'refused', 'ended']);
export type EndorsementState = z.infer<typeof EndorsementState>;

/** An agency's own course held against the agreed minimum content. Its completions count between two dates only. */
export const Endorsement = z.object({
  id: z.string().min(1).max(64),
  agencyId: AgencyId,
  courseId: CourseId,
  version: z.string().min(1).max(40).optional().meta({ description: 'Absent: every version' }),
  setId: PackItemId,
  satisfies: z.array(SatisfiedId).min(1).max(50).meta({ description: 'What its completions hold once it is endorsed' }),
  content: z.array(ContentAnswer).max(100),
  state: EndorsementState,
  from: CalendarDate.optional().meta({ description: 'The first day whose completions count' }),
  expiresOn: CalendarDate.optional().meta({ description: 'The last day whose completions count' }),
  why: z.string().trim().max(500).optional(),
});
export type Endorsement = z.infer<typeof Endorsement>;

/** What an agency asks to have endorsed. The dates are for where its own declaration counts; elsewhere whoever endorses sets them. */
export const EndorsementAsked = Endorsement.pick({
  agencyId: true,
  courseId: true,
  version: true,
  setId: true,
  satisfies: true,
  content: true,
});
export type EndorsementAsked = z.infer<typeof EndorsementAsked>;

/** What is decided of an agency's request. */
export const EndorsementDecision = z.discriminatedUnion('decision', [
  z.object({
    id: Endorsement.shape.id,
    decision: z.literal('endorsed'),
    from: CalendarDate,
    expiresOn: CalendarDate,
    why: Endorsement.shape.why,
  }),
  z.object({
    id: Endorsement.shape.id,
    decision: z.literal('refused'),
    why: z.string().trim().min(1).max(500).meta({ description: 'Told to the agency' }),
  }),
]);
export type EndorsementDecision = z.infer<typeof EndorsementDecision>;

/** How an endorsement stands on a day. */
export const Standing = z.enum([
  'asked',
  'declared',
  'not-yet',
  'counts',
  'expires-soon',
  'expired',
  'refused',
  'ended',
]);
export type Standing = z.infer<typeof Standing>;

/** When something was answered and by whom, for the reader. */
export const AnsweredBy = z.object({ at: Instant, by: DecidedBy });
export type AnsweredBy = z.infer<typeof AnsweredBy>;

/** An endorsement as lists show it. */
export const EndorsementListed = Endorsement.extend({
  agencyName: z.string(),
  courseTitle: z.string(),
  courseRef: z.string(),
  setTitle: z.string(),
  standing: Standing,
  askedAt: Instant,
  askedBy: DecidedBy,
  decided: AnsweredBy.optional(),
});
export type EndorsementListed = z.infer<typeof EndorsementListed>;

/** A set of standards that is at work, with the pack that it comes from. */
export const SetInForce = z.object({
  pack: z.string(),
  packTitle: z.string(),
  packVersion: z.string(),
  id: PackItemId,
  title: z.string(),
  uses: z.array(StandardUse),
  where: z.string().meta({ description: 'The document and section that the set is taken from' }),
  standards: z.array(z.object({ id: PackItemId, text: z.string(), where: z.string() })),
});
export type SetInForce = z.infer<typeof SetInForce>;

/** The standards that a course version is designed against, with what was answered last and before. */
export const DesignChecklist = z.object({
  courseId: CourseId,
  courseTitle: z.string(),
  version: z.string(),
  sets: z.array(
    SetInForce.extend({
      answers: z.array(DesignAnswer.pick({ standardId: true, state: true, evidence: true }).extend(AnsweredBy.shape)),
      /** What was answered before, the newest first. */
      earlier: z.array(DesignAnswer.pick({ standardId: true, state: true, evidence: true }).extend(AnsweredBy.shape)),
    }),
  ),
});
export type DesignChecklist = z.infer<typeof DesignChecklist>;

/** A course that an agency gives to its own staff. */
export const OwnCourse = z.object({
  courseId: CourseId,
  ref: z.string(),
  title: z.string(),
  agencyId: AgencyId,
  agencyName: z.string(),
});
export type OwnCourse = z.infer<typeof OwnCourse>;

/** An agency's own course as its lead adds it, or an existing course that a coordinator says is theirs. */
export const OwnCourseInput = z.object({
  agencyId: AgencyId,
  courseId: CourseId.optional().meta({ description: 'Absent: a new course' }),
  ref: z.string().trim().min(1).max(60).optional(),
  title: z.string().trim().min(1).max(200).optional(),
  summary: z.string().trim().max(1000).optional(),
  durationMinutes: z.number().int().positive().optional(),
});
export type OwnCourseInput = z.infer<typeof OwnCourseInput>;

/** What can be wrong with standards. */
export type StandardsErrorCode =
  | 'standards.unknown-set'
  | 'standards.unknown-standard'
  | 'standards.evidence-needed'
  | 'standards.endorsement-not-found'
  | 'standards.endorsement-needed'
  | 'standards.content-incomplete'
  | 'standards.already-decided'
  | 'standards.own-course-only'
  | 'standards.dates-reversed'
  | 'standards.before-asked';
