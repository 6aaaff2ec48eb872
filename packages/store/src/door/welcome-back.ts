import { sql, type Kysely } from 'kysely';
import { prepared } from '../asking/prepared.ts';
import type { Tables } from '../tables.ts';
import type { NewSession } from './sessions.ts';

/** Somebody who arrives through an LMS, as its signed message names her. */
export interface Returning {
  /** The tenant's number, out of the deployment. */
  readonly partnershipId: number;
  /** The id of the deployment that she arrives through. */
  readonly deployment: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly subject: string;
  /** Stays as it was when absent. */
  readonly shownName?: string | undefined;
  /** RFC 3339. */
  readonly at: string;
}

/**
 * Lets in somebody whose account is joined to a person, all in one statement: the account is seen again, the launch is noted, and the sessions
 * begin. What it may find and write is held to her partnership by row-level security, as in `inPartnership`.
 *
 * @param app - the connection as `trellis_app`, outside of any transaction
 * @returns the account's id; undefined, and nothing written, when there is no such account or it is nobody's yet
 */
export async function welcomeBack(
  app: Kysely<Tables>,
  { partnershipId, deployment, issuer, clientId, subject, shownName, at }: Returning,
  sessions: readonly Omit<NewSession, 'partnershipId' | 'accountId'>[],
): Promise<string | undefined> {
  const { rows } = await sql<{ accountId: string | null }>`
    ${prepared('welcome_back')} select welcome_back(${partnershipId}::int, ${deployment}, ${issuer}, ${clientId}, ${subject}, ${shownName ?? null}::text,
      ${at}::timestamptz, ${JSON.stringify(sessions)}::json) as "accountId"`.execute(app);
  return rows[0]?.accountId ?? undefined;
}
