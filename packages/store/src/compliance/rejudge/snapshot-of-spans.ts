import { sql, type Kysely, type Transaction } from 'kysely';
import type { Tables } from '../../tables.ts';

/**
 * Runs some work in one transaction of a partnership that sees one moment of everything, spans and their roll-up included.
 *
 * A re-judging exchanges tables, and a moment does not choose between them: who looked at the old moment and opened the new table would find
 * it empty. So spans are held from before the moment is fixed.
 */
export async function inSnapshotOfSpans<Result>(
  app: Kysely<Tables>,
  partnershipId: number,
  work: (tx: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  return await app
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`lock table span, span_was, tally in access share mode`.execute(tx);
      await sql`select set_config('app.partnership', ${String(partnershipId)}, true)`.execute(tx);
      return await work(tx);
    });
}
