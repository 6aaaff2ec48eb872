import type { Instant } from '@trellis/core';
import type { Binding } from '../binding.ts';
import { longestOpen } from '../open-work.ts';

/**
 * The last moment of which nothing more can come to be known. What an open transaction writes is known from after its own beginning, and may be seen
 * only later: so it is just before now, or just before the oldest one of this partnership began. Nobody waits for anybody.
 *
 * It counts how long ago that was by the database's clock alone, since the service's may go differently.
 */
export async function settledBefore({ tx, partnershipId, now }: Binding): Promise<Instant> {
  const { rows } = await longestOpen(partnershipId).execute(tx);
  const openMs = Math.max(0, Number(rows[0]?.ms ?? 0));
  return new Date(Date.parse(now) - openMs - 1).toISOString();
}
