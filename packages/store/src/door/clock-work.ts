import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * The tenants' numbers of the partnerships in which something comes about by itself now: places to give on, letters to send, registers to remind
 * of. Costs a few looks into small indexes for each partnership.
 *
 * @param app - the connection as `trellis_app`, outside of any partnership
 */
export async function clockWork(app: Kysely<Tables>, now: string): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`select id from door.clock_work(${now}::timestamptz) id`.execute(app);
  return rows.map((row) => row.id);
}
