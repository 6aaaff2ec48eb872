import { sql, type Kysely } from 'kysely';
import { prepared } from '../asking/prepared.ts';
import type { Tables } from '../tables.ts';

/** Somebody who has signed in: which account, in which partnership, until when. */
export interface Session {
  /** The tenant's number. */
  readonly partnershipId: number;
  readonly accountId: string;
  /** Whatever the host wants to know again, such as where the launch came from. Never personal. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/** A session that begins, by the SHA-256 of its secret, in hex. */
export interface NewSession extends Session {
  readonly secretHash: string;
}

/**
 * Keeps new sessions, all in one statement.
 *
 * @param app - the connection as `trellis_app`, inside or outside of a partnership
 */
export async function saveSessions(app: Kysely<Tables>, sessions: readonly NewSession[]): Promise<void> {
  const saved = sessions.map(
    ({ secretHash, partnershipId, accountId, facts, expiresAt }) =>
      sql`door.save_session(${secretHash}, ${partnershipId}::int, ${accountId}, ${JSON.stringify(facts)}::json, ${expiresAt}::timestamptz)`,
  );
  await sql`select ${sql.join(saved)}`.execute(app);
}

/** The session that a secret opens; undefined when there is none or it has expired. */
export async function sessionOf(app: Kysely<Tables>, secretHash: string, now: string): Promise<Session | undefined> {
  const { rows } = await sql<Session>`
    ${prepared('session_of')}
    select partnership_id as "partnershipId", account_id as "accountId", facts, expires_at as "expiresAt"
    from door.session_of(${secretHash}, ${now}::timestamptz)`.execute(app);
  return rows[0];
}

/** Ends a session; one that is not there has ended already. */
export async function endSession(app: Kysely<Tables>, secretHash: string): Promise<void> {
  await sql`select door.end_session(${secretHash})`.execute(app);
}

/**
 * Ends all sessions of an account, for example when it is joined to somebody else.
 *
 * @param tx - a transaction in the account's partnership
 */
export async function endSessionsOf(tx: Kysely<Tables>, accountId: string): Promise<void> {
  await sql`select door.end_sessions_of(${accountId})`.execute(tx);
}

/**
 * Until when each session of an account is good, the one that ends first leading.
 *
 * @param tx - a transaction in the account's partnership
 */
export async function sessionsOf(
  tx: Kysely<Tables>,
  accountId: string,
): Promise<readonly { readonly expiresAt: string }[]> {
  const { rows } = await sql<{ expiresAt: string }>`
    select expires_at as "expiresAt" from door.sessions_of(${accountId})`.execute(tx);
  return rows;
}
