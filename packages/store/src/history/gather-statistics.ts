import { sql, type Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

const tables = ['person', 'post', 'evidence', 'staff_number', 'search_word', 'span', 'tally'];

/** Tells PostgreSQL what was loaded in bulk, which it would find out only minutes later. Needs the owner's connection. */
export async function gatherStatistics(owner: Kysely<Tables>): Promise<void> {
  for (const table of tables) await sql`analyze ${sql.table(table)}`.execute(owner);
}
