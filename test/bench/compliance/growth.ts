import type { Measurement } from '../measurement.ts';
import { boardTimes } from './board.ts';
import { isGenerated } from './data-folder.ts';
import { openWorld, type World } from './world.ts';

const SMALL = 80_000;
const LARGE = 800_000;

/** The board at 800,000 people against 80,000, where both were generated; nothing otherwise. */
export async function measureGrowth(world: World): Promise<readonly Measurement[]> {
  const other = world.people === SMALL ? LARGE : world.people === LARGE ? SMALL : undefined;
  if (other === undefined || !isGenerated(other)) return [];
  await using second = await openWorld(other);
  const [mine, theirs] = [await boardTimes(world), await boardTimes(second)];
  const [large, small] = world.people === LARGE ? [mine, theirs] : [theirs, mine];
  return [
    {
      name: 'board at any date, 800,000 people',
      value: large.board,
      unit: 'ms',
      ratio: large.board / small.board,
      against: `that of 80,000 (${small.board.toFixed(1)} ms)`,
      hold: 'at most 2',
    },
    {
      name: 'trend over 12 quarters, 800,000 people',
      value: large.trend,
      unit: 'ms',
      ratio: large.trend / small.trend,
      against: `that of 80,000 (${small.trend.toFixed(1)} ms)`,
      hold: 'at most 2',
    },
  ];
}
