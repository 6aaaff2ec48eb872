import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** How long words of observations are kept after the session, and how long before its last day an endorsement's end is told of at most. */
export interface QualityDays {
  readonly kept: number;
  readonly ending: number;
}

/**
 * The tenants' numbers of the partnerships in which content is to be looked at again, words of observations have been kept long enough, or
 * an endorsement comes to its end.
 *
 * @param app - the connection as `trellis_app`, outside of any partnership
 */
export async function qualityWork(app: Kysely<Tables>, now: string, days: QualityDays): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from door.quality_work(${now}::timestamptz, ${days.kept}::int, ${days.ending}::int) id`.execute(app);
  return rows.map((row) => row.id);
}
