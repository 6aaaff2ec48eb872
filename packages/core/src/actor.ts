import { z } from 'zod';
import { AgencyId, type PersonId } from './ids.ts';

/** What somebody may be granted; the LMS's own roles grant none of these. */
export const Role = z.enum([
  'practitioner',
  'manager',
  'trainer',
  'agency-lead',
  'coordinator',
  'finance',
  'board',
  'scrutineer',
  'administrator',
]);
export type Role = z.infer<typeof Role>;

/** A role within a partnership or one agency of it. A manager's team is whoever names her as manager, not part of the grant. */
export const Grant = z.strictObject({
  role: Role,
  agencyId: AgencyId.optional().meta({ description: 'Absent: the whole partnership' }),
});
export type Grant = z.infer<typeof Grant>;

/** Roles that cannot do their work in a whole partnership unless granted for one agency. */
export const AGENCY_ROLES: readonly Role[] = ['agency-lead', 'manager'];

/** Who is asking: an account that signed in, an API token, the plugin of a connected LMS, the command line, or a job. */
export interface Actor {
  readonly kind: 'account' | 'token' | 'connection' | 'operator' | 'job';
  /** The account's, token's or connection's id; for the command line and jobs, their name. */
  readonly id: string;
  /** The person that the account has been joined to; absent for tokens and for accounts nobody knows yet. */
  readonly personId?: PersonId | undefined;
  readonly grants: readonly Grant[];
}
