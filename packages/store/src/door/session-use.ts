import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import type { Session } from './sessions.ts';

/** Gives a session a later end, as using it does. */
export async function extendSession(app: Kysely<Tables>, secretHash: string, expiresAt: string): Promise<void> {
  await sql`select door.extend_session(${secretHash}, ${expiresAt}::timestamptz)`.execute(app);
}

/**
 * Takes a hand-over out and gives it, once: of any number of calls at the same moment one gets it. A session that is no hand-over
 * (`facts.kind`) stays where it is.
 */
export async function takeHandover(app: Kysely<Tables>, secretHash: string, now: string): Promise<Session | undefined> {
  const { rows } = await sql<Session>`
    select partnership_id as "partnershipId", account_id as "accountId", facts, expires_at as "expiresAt"
    from door.take_handover(${secretHash}, ${now}::timestamptz)`.execute(app);
  return rows[0];
}
