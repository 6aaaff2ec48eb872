import { z } from 'zod';
import { State } from '../compliance/schema.ts';
import { LmsPersonSaid } from './said.ts';

/** Which of its users the plugin of an LMS asks about. */
export const LmsUser = z.object({
  userId: LmsPersonSaid.shape.userId.meta({
    description: 'The LMS’s own number for the user, the same as LTI’s `sub`',
  }),
});
export type LmsUser = z.infer<typeof LmsUser>;

/** One thing that is due, in words. */
export const DueRow = z.object({
  title: z.string(),
  state: State,
  dueOn: z.string().optional(),
  daysOverdue: z.number().int().optional(),
  because: z.string(),
});
export type DueRow = z.infer<typeof DueRow>;

/** What is due for a user of an LMS whose account is joined to a record. */
export const DueForPerson = z.object({
  state: z.literal('joined'),
  asAt: z.string(),
  counts: z.record(State, z.number().int()),
  rows: z.array(DueRow).meta({ description: 'The most pressing first, five at most' }),
  more: z.number().int().meta({ description: 'How many more need to be looked at' }),
});
export type DueForPerson = z.infer<typeof DueForPerson>;

/** Nobody knows yet whose account a user's is. */
export const DueForNobody = z.object({ state: z.literal('not-joined') });
export type DueForNobody = z.infer<typeof DueForNobody>;

/** What is due for a user of an LMS, or that nobody knows yet who she is. */
export type Due = DueForPerson | DueForNobody;

const PlatformState = z.enum(['pending', 'active', 'deactivated']);

/** How things stand with a connection, as the plugin's page of settings shows it. */
export const ConnectionStatus = z.object({
  now: z.string(),
  registration: z.object({ state: PlatformState, clientId: z.string() }).nullable(),
  deployments: z.array(z.object({ deploymentId: z.string(), state: z.enum([...PlatformState.options, 'refused']) })),
  lastEventAt: z.string().optional(),
});
export type ConnectionStatus = z.infer<typeof ConnectionStatus>;

/** One thing that is held about a user of an LMS. */
export const SubjectRecord = z.object({ title: z.string(), data: z.record(z.string(), z.unknown()) });
export type SubjectRecord = z.infer<typeof SubjectRecord>;

/** What is held about a user of an LMS. */
export const SubjectExport = z.object({ records: z.array(SubjectRecord) });
export type SubjectExport = z.infer<typeof SubjectExport>;

/** What was erased of a user of an LMS, and what stays. */
export const SubjectErased = z.object({
  erased: z.object({ account: z.boolean(), facts: z.number().int() }),
  kept: z.string().meta({ description: 'A sentence for the person: what stays, and whom to ask' }),
});
export type SubjectErased = z.infer<typeof SubjectErased>;
