import { z } from 'zod';
import { DateShown } from '../calendar.ts';

/** What the rules say of one requirement on a day. Missing data is `unknown`, never compliant. */
export const State = z.enum(['unknown', 'upcoming', 'current', 'due-soon', 'overdue', 'exempt']);
export type State = z.infer<typeof State>;

/** Why a state holds: the rule, the pack version it comes from, and the reading of an open point that decided. */
export const Basis = z.object({
  rule: z.string(),
  pack: z.string(),
  version: z.string(),
  /** The option and letter that decided, as `AMB-LCF-5:a`, where one did. */
  option: z.string().optional(),
  intervalMonths: z.number().int().nullable(),
  /** First day on which this interval applied to the post, where it is later than the post's start. */
  intervalSince: DateShown.optional(),
  /** How the interval came about. */
  cause: z.enum(['rule', 'agency', 'role', 'another-post', 'none']),
  kind: z.enum(['interval', 'once', 'hours', 'count', 'on-change', 'declaration', 'not-judged', 'whole']),
  /** The person's groups in the agency, sorted: of a whole span only. */
  audiences: z.array(z.string()).optional(),
});
export type Basis = z.infer<typeof Basis>;

/** Why a span holds: its basis and the evidence it rests on. */
export const Because = Basis.extend({
  /** The evidence that the clock runs from: its id, or its index in a stateless question. */
  evidence: z.union([z.string(), z.number().int()]).optional(),
});
export type Because = z.infer<typeof Because>;

/** One requirement of one post in one state, from a day up to but not including another (null: for ever). */
export const Span = z.object({
  requirement: z.string(),
  post: z.union([z.string(), z.number().int()]),
  state: State,
  from: DateShown,
  to: DateShown.nullable(),
  dueOn: DateShown.nullable(),
  because: Because,
});
export type Span = z.infer<typeof Span>;

/** In which order rows are listed. */
export const RowsSort = z.object({
  by: z.enum(['days-overdue', 'person', 'team', 'requirement', 'due-on']),
  descending: z.boolean(),
});
export type RowsSort = z.infer<typeof RowsSort>;

/** Id of the row that stands for "we cannot judge this post", because no group is known for it. */
export const NOT_JUDGED = 'not-judged';

/**
 * Id of the row that puts together everything asked of a person in one agency. It counts people, not posts, and is left out of every list and
 * figure that does not ask for it.
 */
export const WHOLE = 'whole';

/** What can be wrong with a question to the judge. */
export type ComplianceErrorCode = 'compliance.question-faults' | 'compliance.change-faults';
