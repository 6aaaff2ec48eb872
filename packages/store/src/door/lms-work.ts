import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * The tenants' numbers of the partnerships that have something to do with an LMS now: scores to send, facts to look at again, people who were
 * joined, tasks that wait. Costs a few looks into small indexes for each partnership that has an LMS.
 *
 * @param app - the connection as `trellis_app`, outside of any partnership
 */
export async function lmsWork(app: Kysely<Tables>, now: string): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`select id from door.lms_work(${now}::timestamptz) id`.execute(app);
  return rows.map((row) => row.id);
}
