import type { Grant } from '@trellis/core/access';
import { sql, type Kysely } from 'kysely';
import { grantOf } from '../access/grants.ts';
import type { Tables } from '../tables.ts';

/** What a sign-in link gives to whoever opens it first. */
export interface SignInLink {
  /** The tenant's number. */
  readonly partnershipId: number;
  readonly name: string;
  readonly grant: Grant;
}

/**
 * Takes a sign-in link out and gives it, once: of any number who open it at the same moment one gets it. One that has expired is not given.
 *
 * @param secretHash - SHA-256 of the link's secret, in hex
 */
export async function takeSignInLink(
  app: Kysely<Tables>,
  secretHash: string,
  now: string,
): Promise<SignInLink | undefined> {
  const { rows } = await sql<{
    partnership_id: number;
    name: string;
    role: string;
    agency_id: string | null;
  }>`
    select * from door.take_sign_in_link(${secretHash}, ${now}::timestamptz)`.execute(app);
  const row = rows[0];
  return row && { partnershipId: row.partnership_id, name: row.name, grant: grantOf(row) };
}
