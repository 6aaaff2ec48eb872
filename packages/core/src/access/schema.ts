import { z } from 'zod';
import { Instant } from '../calendar.ts';
import { AccountId, AgencyId, PersonId } from '../ids.ts';

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

/** A role within a partnership, one agency of it, or one team of an agency. */
export const Grant = z.object({
  role: Role,
  agencyId: AgencyId.optional().meta({ description: 'Absent: the whole partnership' }),
  team: z.string().max(200).optional().meta({ description: 'Absent: the whole agency' }),
});
export type Grant = z.infer<typeof Grant>;

/** Roles that cannot do their work in a whole partnership unless granted for one agency. */
export const AGENCY_ROLES: readonly Role[] = ['agency-lead', 'manager'];

/** Who is asking: an account that signed in, an API token, the command line, or a job. */
export interface Actor {
  readonly kind: 'account' | 'token' | 'operator' | 'job';
  /** The account's or token's id; for the command line and jobs, their name. */
  readonly id: string;
  /** The person that the account has been joined to; absent for tokens and for accounts nobody knows yet. */
  readonly personId?: PersonId | undefined;
  readonly grants: readonly Grant[];
}

/** How sure we are that an account is a person. */
export const AccountState = z.enum(['joined', 'waiting', 'unknown']);
export type AccountState = z.infer<typeof AccountState>;

/** A login that the LMS or another issuer vouches for: `(issuer, client, subject)`. */
export const Account = z.object({
  id: AccountId,
  issuer: z.string(),
  clientId: z.string(),
  subject: z.string(),
  state: AccountState,
  personId: PersonId.optional().meta({ description: 'Joined: whose account it is. Waiting: whose it may be' }),
  /** What the LMS last called this person; shown to whoever decides, erased with the person. */
  shownName: z.string().optional(),
  lastSeenAt: Instant,
});
export type Account = z.infer<typeof Account>;

/** An API token as it may be listed: never the secret. */
export const Token = z.object({
  id: z.string(),
  name: z.string(),
  grant: Grant,
  createdAt: Instant,
  lastUsedAt: Instant.optional(),
  revokedAt: Instant.optional(),
});
export type Token = z.infer<typeof Token>;

/** A request to be let in by somebody whom nobody imported: she names an agency and waits for its lead. */
export const JoinRequest = z.object({
  id: z.string(),
  accountId: AccountId,
  agencyId: AgencyId,
  statedName: z.string().trim().min(1).max(200),
  statedStaffNumber: z.string().trim().max(60).optional(),
  requestedAt: Instant,
  state: z.enum(['waiting', 'accepted', 'refused']),
});
export type JoinRequest = z.infer<typeof JoinRequest>;

export type AccessErrorCode =
  | 'access.not-signed-in'
  | 'access.not-permitted'
  | 'access.outside-your-agency'
  | 'access.code-not-valid'
  | 'access.code-for-wider-role'
  | 'access.link-not-valid'
  | 'access.agency-needed'
  | 'access.already-joined'
  | 'access.not-found';
