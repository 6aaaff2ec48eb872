import { z } from 'zod';
import { Instant } from '../calendar.ts';
import { AgencyId, PersonId } from '../ids.ts';

/** How the rows of a file came out. */
export const ImportCounts = z.object({
  new: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  unsure: z.number().int(),
  refused: z.number().int(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** One file taken in, or tried: who, when, how far and how its rows came out. */
export const ImportRun = z.object({
  id: z.string(),
  kind: z.enum(['people', 'evidence']),
  fileName: z.string().max(255),
  dryRun: z.boolean(),
  state: z.enum(['running', 'done', 'refused']),
  startedAt: Instant,
  endedAt: Instant.optional(),
  startedBy: z.string(),
  rowsDone: z.number().int(),
  rowsTotal: z.number().int(),
  counts: ImportCounts,
  /** Why the file as a whole was refused. */
  refusal: z.string().optional(),
});
export type ImportRun = z.infer<typeof ImportRun>;

/** A row that was refused or that a person must decide, with the field and the reason. Row 1 is the header. */
export const RowReport = z.object({
  row: z.number().int(),
  outcome: z.enum(['unsure', 'refused']),
  field: z.string(),
  reason: z.string(),
});
export type RowReport = z.infer<typeof RowReport>;

/** A row that may be somebody we know: it waits for a person's decision and changes nothing until then. */
export const MatchCase = z.object({
  /** Derived from the row's content, so that the same row in a second file is the same case. */
  id: z.string(),
  /** The import whose file the row was in; absent: another system sent it by itself. */
  runId: z.string().optional(),
  agencyId: AgencyId,
  kind: z.enum(['people', 'evidence']),
  /** The row as the file gave it; erased with the decision or the person. */
  row: z.record(z.string(), z.string()),
  reason: z.string(),
  candidates: z.array(PersonId),
  state: z.enum(['open', 'same', 'new', 'refused']),
  decidedAt: Instant.optional(),
});
export type MatchCase = z.infer<typeof MatchCase>;
