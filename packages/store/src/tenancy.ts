import { sql, type IsolationLevel, type Kysely, type Transaction } from 'kysely';
import { sayOpen } from './open-work.ts';
import { unread } from './asking/prepared.ts';
import type { Tables } from './tables.ts';

/**
 * Runs some work in one transaction that sees and writes the rows of one partnership only.
 *
 * Row-level security enforces it, so a query that forgets the partnership finds nothing of another's, and one outside of any partnership fails.
 *
 * @param app - the connection as `trellis_app`
 * @param partnershipId - the tenant's number, not its public id
 * @param work - everything in it is saved together, or, if it throws, not at all
 */
export async function inPartnership<Result, Schema = Tables>(
  app: Kysely<Schema>,
  partnershipId: number,
  work: (tx: Transaction<Schema>) => Promise<Result>,
  isolationLevel: IsolationLevel = 'read committed',
): Promise<Result> {
  return await app
    .transaction()
    .setIsolationLevel(isolationLevel)
    .execute(async (tx) => {
      // In one go with the beginning.
      await sql`${unread('enter_partnership')} select set_config('app.partnership', ${String(partnershipId)}, true), ${sayOpen(partnershipId)}`.execute(
        tx,
      );
      return await work(tx);
    });
}
