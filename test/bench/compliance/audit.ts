import { recheck } from '@trellis/core/compliance';
import type { Measurement } from '../measurement.ts';
import { millisecondsOf } from '../timing.ts';
import type { World } from './world.ts';

/** Everybody judged in memory and compared with what is stored. */
export async function measureAudit(world: World): Promise<readonly Measurement[]> {
  let found = { spans: 0, differing: 0 };
  const milliseconds = await millisecondsOf(async () => {
    found = await world.act((ctx) => recheck(ctx));
  });
  return [
    {
      name: `stored spans that differ from the judge, of ${found.spans.toLocaleString('en-GB')}, found in ${(milliseconds / 1000).toFixed(1)} s`,
      value: found.differing,
      unit: 'spans',
      hold: '0',
    },
  ];
}
