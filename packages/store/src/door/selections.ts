import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** A request of an LMS to choose content. */
export interface Selection {
  /** The tenant's number. */
  readonly partnershipId: number;
  /** As the LTI tool needs it back to answer. Never personal. */
  readonly request: unknown;
}

/**
 * Keeps a request while somebody chooses.
 *
 * @param tokenHash - SHA-256 of the secret in her page, in hex
 * @param expiresAt - RFC 3339
 */
export async function saveSelection(
  app: Kysely<Tables>,
  tokenHash: string,
  { partnershipId, request }: Selection,
  expiresAt: string,
): Promise<void> {
  await sql`select door.save_selection(${tokenHash}, ${partnershipId}::int, ${JSON.stringify(request)}::json, ${expiresAt}::timestamptz)`.execute(
    app,
  );
}

/** The request behind a page; undefined when it was answered or has expired. */
export async function selectionOf(app: Kysely<Tables>, tokenHash: string, now: string): Promise<Selection | undefined> {
  const { rows } = await sql<Selection>`
    select partnership_id as "partnershipId", request from door.selection_of(${tokenHash}, ${now}::timestamptz)`.execute(
    app,
  );
  return rows[0];
}

/** Uses a request up: true once, for whoever answers first. */
export async function takeSelection(app: Kysely<Tables>, tokenHash: string, now: string): Promise<boolean> {
  const { rows } = await sql<{ isTaken: boolean }>`
    select door.take_selection(${tokenHash}, ${now}::timestamptz) as "isTaken"`.execute(app);
  return rows[0]!.isTaken;
}
