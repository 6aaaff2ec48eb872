import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Which token of which partnership a secret is. */
export interface KnownToken {
  /** The tenant's number. */
  readonly partnershipId: number;
  readonly tokenId: string;
}

/**
 * The API token that a secret is; undefined when nobody knows it or it was revoked. What it may do stands in the partnership: see `useToken`.
 *
 * @param secretHash - SHA-256 of the token, in hex
 */
export async function tokenOf(app: Kysely<Tables>, secretHash: string): Promise<KnownToken | undefined> {
  const { rows } = await sql<KnownToken>`
    select partnership_id as "partnershipId", token_id as "tokenId" from door.token_of(${secretHash})`.execute(app);
  return rows[0];
}
