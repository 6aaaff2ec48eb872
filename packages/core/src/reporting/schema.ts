import { z } from 'zod';
import { CalendarDate, Instant } from '../calendar.ts';

export { SMALL_NUMBERS_BOUNDS, SmallNumbers } from '../small-numbers.ts';

/** What a report is for. */
export const ReportKind = z.enum(['board', 'agency', 'section-11']);
export type ReportKind = z.infer<typeof ReportKind>;

/** Where a report stands: being drawn up, sent back with a reason, or signed and frozen. */
export const ReportState = z.enum(['draft', 'sent-back', 'published']);
export type ReportState = z.infer<typeof ReportState>;

/** What whoever draws up a report decides. */
export const ReportPlan = z
  .object({
    kind: ReportKind,
    title: z.string().trim().min(1).max(200),
    cover: z.string().trim().max(200).meta({ description: 'To whom it goes, such as “to the board, February 2027”' }),
    asAt: CalendarDate.meta({ description: 'The day whose truth it tells' }),
    agencyId: z.string().optional().meta({ description: 'Of an agency’s own report and of a Section 11 return' }),
    packs: z
      .array(z.string())
      .optional()
      .meta({ description: 'Only what these packs ask; several make one paper with a part for each. Absent: all' }),
  })
  .strict();
export type ReportPlan = z.infer<typeof ReportPlan>;

/** What is on record of a draft: a question, why it was sent back, or the answer with which it was put forward again. */
export const ChallengeKind = z.enum(['question', 'sent-back', 'answer']);
export type ChallengeKind = z.infer<typeof ChallengeKind>;

/** A question or challenge that whoever reads a draft puts on record, or what was answered. */
export const Challenge = z.object({ kind: ChallengeKind, text: z.string(), by: z.string(), at: Instant });
export type Challenge = z.infer<typeof Challenge>;

/** A file of a published report, kept as it was made. */
export const ReportFile = z.object({
  format: z.enum(['html', 'pdf', 'xlsx', 'csv']),
  sha256: z.string(),
  bytes: z.number().int(),
});
export type ReportFile = z.infer<typeof ReportFile>;

/** A report as the list of reports and its own page show it. */
export const Report = ReportPlan.extend({
  id: z.string(),
  state: ReportState,
  draftedBy: z.string(),
  draftedAt: Instant,
  /** The moment up to which it knows; absent: a draft knows what is known now. */
  knownAt: Instant.optional(),
  signedBy: z.string().optional(),
  signedAt: Instant.optional(),
  /** SHA-256 of the frozen figures as canonical JSON. */
  hash: z.string().optional(),
  sentBackBecause: z.string().optional(),
  /** With `sentBackBecause`; absent of what was sent back before this was kept. */
  sentBackBy: z.string().optional(),
  sentBackAt: Instant.optional(),
  challenges: z.array(Challenge),
  files: z.array(ReportFile),
});
export type Report = z.infer<typeof Report>;

/** What was decided because of a report, until it is done. */
export const ReportAction = z.object({
  id: z.string(),
  reportId: z.string().optional(),
  what: z.string().trim().min(1).max(400),
  owner: z
    .string()
    .trim()
    .max(200)
    .meta({ description: 'Who sees to it: a name or an office; empty: somebody who was erased since' }),
  dueOn: CalendarDate,
  progress: z.enum(['not-started', 'under-way', 'done']),
  note: z.string().trim().max(200).optional().meta({ description: 'Such as “2 of 6”' }),
  doneOn: CalendarDate.optional(),
});
export type ReportAction = z.infer<typeof ReportAction>;

/**
 * How many people an agency says it has, and how many of them it says hold something, on a day. Reach is measured against this and never
 * against accounts.
 */
export const HeadcountReturn = z
  .object({
    agencyId: z.string(),
    /** Absent: everybody of the agency in scope. */
    audience: z.string().max(60).optional(),
    /** What `trained` is about; absent: everything asked. */
    requirement: z.string().max(100).optional(),
    on: CalendarDate,
    headcount: z.number().int().nonnegative(),
    trained: z.number().int().nonnegative().optional(),
    note: z.string().trim().max(200).optional(),
  })
  .strict();
export type HeadcountReturn = z.infer<typeof HeadcountReturn>;

/** A figure of a Section 11 return and what the agency says of it. */
export const FigureAnswer = z
  .object({
    figure: z.string().max(200),
    answer: z.enum(['confirmed', 'disputed']),
    /** What it should be, when disputed. */
    value: z.number().int().nonnegative().optional(),
    why: z.string().trim().max(400).optional(),
  })
  .strict();
export type FigureAnswer = z.infer<typeof FigureAnswer>;

/** When which report is made and to whom it is sent. */
export const Schedule = z
  .object({
    id: z.string().optional(),
    title: z.string().trim().min(1).max(200),
    kind: ReportKind,
    agencyId: z.string().optional(),
    months: z.array(z.number().int().min(1).max(12)).min(1).max(12),
    day: z.number().int().min(1).max(28),
    recipients: z
      .array(z.object({ name: z.string().trim().min(1).max(200), email: z.email() }))
      .min(1)
      .max(50),
    formats: z.array(ReportFile.shape.format).min(1),
    attachFiles: z
      .boolean()
      .default(false)
      .meta({ description: 'The files go with the letter; false: only the address, which asks to sign in' }),
    isPaused: z.boolean().default(false),
  })
  .strict();
export type Schedule = z.infer<typeof Schedule>;

/** What can be wrong with a report. */
export type ReportingErrorCode =
  | 'reporting.unknown-report'
  | 'reporting.already-published'
  | 'reporting.not-published'
  | 'reporting.sent-back'
  | 'reporting.not-sent-back'
  | 'reporting.future-day'
  | 'reporting.needs-agency'
  | 'reporting.wrong-agency'
  | 'reporting.answer-faults'
  | 'reporting.unknown-action'
  | 'reporting.small-numbers'
  | 'reporting.return-faults'
  | 'reporting.file-refused'
  | 'reporting.unknown-schedule';
