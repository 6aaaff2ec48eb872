import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * The tenants' numbers of the partnerships in which a report is to be drafted, its files are to be written or letters about it are to be sent now.
 *
 * @param app - the connection as `trellis_app`, outside of any partnership
 * @param formats - the files that every published report should have
 */
export async function reportWork(
  app: Kysely<Tables>,
  now: string,
  formats: readonly string[],
): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from door.report_work(${now}::timestamptz, ${formats}::text[]) id`.execute(app);
  return rows.map((row) => row.id);
}
