import { setTimeout } from 'node:timers/promises';
import { DomainError } from '@trellis/core';
import type { ReportingErrorCode } from '@trellis/core/reporting';
import { sql } from 'kysely';
import type { Binding } from '../binding.ts';

/** How long other work is waited for before a signature is refused, milliseconds. */
const LONGEST_WAIT_MS = 10_000;
const PAUSE_MS = 25;

/**
 * Waits until every other transaction of this database that is open now has ended. What one of them writes is known from its own beginning, so until
 * then a moment that has passed may still come to know more.
 *
 * @param longestMs - how long at most
 * @throws `reporting.busy` when one of them takes longer
 */
export async function awaitWriters({ tx }: Binding, longestMs = LONGEST_WAIT_MS): Promise<void> {
  let open = await others(tx, undefined);
  for (let waited = 0; open.length > 0; waited += PAUSE_MS) {
    if (waited >= longestMs)
      throw new DomainError<ReportingErrorCode>(
        'reporting.busy',
        'Something large is being written just now, such as an import or a new rule. Sign again when it is done.',
      );
    await setTimeout(PAUSE_MS);
    open = await others(tx, open);
  }
}

/** Other transactions that are open, out of those given. Everybody may see their locks, whatever their role. */
async function others(tx: Binding['tx'], among: readonly string[] | undefined): Promise<readonly string[]> {
  const { rows } = await sql<{ transaction: string }>`
    select virtualtransaction as transaction from pg_locks l
    join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'virtualxid' and l.mode = 'ExclusiveLock' and l.granted and l.pid <> pg_backend_pid()
      and a.datname = current_database()
      -- Housekeeping writes nothing of ours, and whoever waits for us would never end.
      and not exists (select from pg_locks v where v.pid = l.pid and v.mode = 'ShareUpdateExclusiveLock')
      and pg_backend_pid() <> all(pg_blocking_pids(l.pid))
      and ${among === undefined ? sql`true` : sql`virtualtransaction = any(${among})`}`.execute(tx);
  return rows.map((row) => row.transaction);
}
