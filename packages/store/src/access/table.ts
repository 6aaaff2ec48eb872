import type { AccountState, Role } from '@trellis/core/access';
import type { Generated } from 'kysely';

/** A login that the LMS or another issuer vouches for. */
export interface AccountTable {
  partnership_id: number;
  id: string;
  issuer: string;
  client_id: string;
  subject: string;
  state: AccountState;
  person_id: string | null;
  /** Whom an administrator said that it is not. */
  not_person_id: Generated<string | null>;
  shown_name: string | null;
  /** Nobody has looked yet whether facts of an LMS wait for it. */
  is_newly_joined: Generated<boolean>;
  last_seen_at: string;
}

/** A role that a person or an account holds. */
export interface RoleGrantTable {
  partnership_id: number;
  id: string;
  person_id: string | null;
  account_id: string | null;
  role: Role;
  agency_id: string | null;
}

/** An API token as it may be listed. */
export interface TokenTable {
  partnership_id: number;
  id: string;
  name: string;
  role: Role;
  agency_id: string | null;
  created_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

/** A code that joins its holder to one person's record. */
export interface ClaimCodeTable {
  partnership_id: number;
  code_hash: string;
  person_id: string;
  expires_at: string;
}

/** Somebody unknown who named an agency and waits for its lead. */
export interface JoinRequestTable {
  partnership_id: number;
  id: string;
  account_id: string;
  agency_id: string;
  stated_name: string;
  stated_staff_number: string | null;
  requested_at: string;
  state: 'waiting' | 'accepted' | 'refused';
}

/** What a request with an idempotency key was answered. */
export interface RememberedAnswerTable {
  partnership_id: number;
  actor_id: string;
  idempotency_key: string;
  request_hash: string;
  answer: unknown;
  remembered_at: string;
}

/** The tables of this area. */
export interface AccessTables {
  account: AccountTable;
  role_grant: RoleGrantTable;
  token: TokenTable;
  claim_code: ClaimCodeTable;
  join_request: JoinRequestTable;
  remembered_answer: RememberedAnswerTable;
}
