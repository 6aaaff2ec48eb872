import { z } from 'zod';
import { Instant } from '../calendar.ts';
import { PersonId } from '../ids.ts';

/** Who did what to which thing, when and why. Append-only. Personal values are sealed under the person's key. */
export const AuditedChange = z.object({
  id: z.string(),
  at: Instant,
  actor: z.object({ kind: z.enum(['account', 'token', 'connection', 'operator', 'job']), id: z.string() }),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  personId: PersonId.optional(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  why: z.string().optional(),
  /** True when the person was erased: the entry stays, its personal values cannot be read any more. */
  sealed: z.boolean(),
});
export type AuditedChange = z.infer<typeof AuditedChange>;

/** What can be wrong with a question about the record of changes. */
export type AuditErrorCode = 'audit.person-not-found' | 'audit.reason-needed';
