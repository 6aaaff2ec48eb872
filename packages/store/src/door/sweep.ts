import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Forgets logins, invitations, sessions and links that have expired. They open nothing any more; this keeps the tables small. */
export async function sweepDoor(app: Kysely<Tables>, now: string): Promise<void> {
  await sql`select door.sweep(${now}::timestamptz)`.execute(app);
}
