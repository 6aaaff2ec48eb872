import { z } from 'zod';
import { Instant } from '../calendar.ts';
import { Grant } from '../actor.ts';
import { AccountId, AgencyId, PersonId } from '../ids.ts';
import type { ScopeErrorCode } from '../scope.ts';

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
  notPersonId: PersonId.optional().meta({
    description: 'Whom an administrator said that it is not: only a decision can join it to them again',
  }),
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

/** What can be wrong with who somebody is or may see. */
export type AccessErrorCode =
  | ScopeErrorCode
  | 'access.not-signed-in'
  | 'access.code-not-valid'
  | 'access.code-for-wider-role'
  | 'access.link-not-valid'
  | 'access.agency-needed'
  | 'access.already-joined'
  | 'access.own-account'
  | 'access.last-administrator'
  | 'access.not-found';
