import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * The tenants' numbers of the partnerships in which content is to be looked at again, or words of observations have been kept long enough.
 *
 * @param app - the connection as `trellis_app`, outside of any partnership
 * @param keptDays - how long words are kept after the session
 */
export async function qualityWork(app: Kysely<Tables>, now: string, keptDays: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from door.quality_work(${now}::timestamptz, ${keptDays}::int) id`.execute(app);
  return rows.map((row) => row.id);
}
