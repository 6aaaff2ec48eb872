import { createStores, inPartnership, openPool, type Tables } from '@trellis/store';
import type { Stores } from '@trellis/core';
import type { Kysely } from 'kysely';
import type { Measurement } from '../measurement.ts';
import { byTurns, middleOf } from '../timing.ts';
import { somePeople } from './new-record.ts';
import { twelveQuarters } from './board.ts';
import { SUPERUSER, type World } from './world.ts';

const everywhere = { all: true } as const;
/** How many rounds each role goes first. */
const HALF = 100;

/** What row-level security costs: the same reads as the role that it binds and as one that it does not, name search included. */
export async function measureTenancy(world: World): Promise<readonly Measurement[]> {
  const { cipher } = world.installation;
  const unbound = openPool({ ...world.database.connection.owner, user: SUPERUSER, max: 2 });
  const people = await somePeople(world, 300);
  const words = ['smi', 'jones', 'kha', 'o’b', 'patel', 'williams', 'ann', 'mar ta', 'RHT-10', 'eleanor'];
  const reads: Readonly<Record<string, (stores: Stores, round: number) => Promise<unknown>>> = {
    'the board': ({ compliance }) => compliance.counts(everywhere, { asAt: world.today }),
    'a trend': ({ compliance }, round) =>
      compliance.trend(everywhere, { dates: [...twelveQuarters(world, round)], by: ['requirement'] }),
    'a page of the overdue': ({ compliance }) =>
      compliance.rows({ sight: everywhere, asAt: world.today, states: ['overdue'] }, { limit: 50 }),
    'a search by name': ({ people: store }, round) =>
      store.search(everywhere, { text: words[round % words.length]! }, { limit: 50 }),
    'one person': ({ compliance }, round) => compliance.spansOf([people[round % people.length]!]),
  };
  const measured: Measurement[] = [];
  for (const [name, read] of Object.entries(reads)) {
    const as = (connection: Kysely<Tables>) => (round: number) =>
      inPartnership(connection, world.partnershipId, (tx) =>
        read(createStores(tx, { partnershipId: world.partnershipId, now: new Date().toISOString(), cipher }), round),
      );
    const [bound, free] = [as(world.database.app), as(unbound)];
    // Whoever reads second finds the pages in memory that the first has brought there, so each goes first half of the times, and of others.
    const later = (how: typeof bound) => (round: number) => how(round + HALF);
    const halves = [
      await byTurns(HALF, { bound, free }),
      await byTurns(HALF, { free: later(free), bound: later(bound) }),
    ];
    const middle = (role: 'bound' | 'free') =>
      halves.reduce((sum, times) => sum + middleOf(times[role]).p50 / halves.length, 0);
    const [on, off] = [middle('bound'), middle('free')];
    measured.push({
      name: `${name} under row-level security`,
      value: on,
      unit: 'ms',
      ratio: on / off,
      against: `the same without (${off.toFixed(2)} ms)`,
      hold: 'at most 1.1',
    });
  }
  await unbound.destroy();
  return measured;
}
