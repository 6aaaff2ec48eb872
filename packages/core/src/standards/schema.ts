import { z } from 'zod';
import { CalendarDate, Instant } from '../calendar.ts';
import { SatisfiedId } from '../courses/schema.ts';
import { PackItemId, StandardUse } from '../frameworks/schema.ts';
import { AgencyId, CourseId } from '../ids.ts';

/** How far something meets a standard. */
export const MetState = z.enum(['met', 'partly', 'not']);
export type MetState = z.infer<typeof MetState>;

/** That a course version was designed against one standard, with the evidence; the last answer counts, earlier ones are kept. */
export const DesignAnswer = z.object({
  courseId: CourseId,
  version: z.string().min(1).max(40),
  setId: PackItemId,
  standardId: PackItemId,
  state: MetState,
  evidence: z.string().trim().max(1000).default('').meta({ description: 'What shows it; needed unless it is not met' }),
});
export type DesignAnswer = z.infer<typeof DesignAnswer>;

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
  content: z.array(
    z.object({ standardId: PackItemId, state: MetState, evidence: z.string().trim().max(1000).default('') }),
  ),
  state: EndorsementState,
  from: CalendarDate.optional().meta({ description: 'The first day whose completions count' }),
  expiresOn: CalendarDate.optional().meta({ description: 'The last day whose completions count' }),
  why: z.string().trim().max(500).optional(),
});
export type Endorsement = z.infer<typeof Endorsement>;

/** A set of standards that is at work, with the pack that it comes from. */
export const SetInForce = z.object({
  pack: z.string(),
  packVersion: z.string(),
  id: PackItemId,
  title: z.string(),
  uses: z.array(StandardUse),
  standards: z.array(z.object({ id: PackItemId, text: z.string(), where: z.string() })),
});
export type SetInForce = z.infer<typeof SetInForce>;

/** When something was answered and by whom, for the reader. */
export const AnsweredBy = z.object({ at: Instant, by: z.string() });
export type AnsweredBy = z.infer<typeof AnsweredBy>;

/** What can be wrong with standards. */
export type StandardsErrorCode =
  | 'standards.unknown-set'
  | 'standards.unknown-standard'
  | 'standards.evidence-needed'
  | 'standards.endorsement-not-found'
  | 'standards.content-incomplete'
  | 'standards.already-decided'
  | 'standards.own-course-only'
  | 'standards.dates-reversed';
