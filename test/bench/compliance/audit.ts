import { auditJudgements } from '@trellis/store';
import type { Measurement } from '../measurement.ts';
import { millisecondsOf } from '../timing.ts';
import type { World } from './world.ts';

/** Everybody judged in memory and compared with what is stored. */
export async function measureAudit(world: World): Promise<readonly Measurement[]> {
  const { installation, database, partnershipId } = world;
  let found = { spans: 0, cells: 0, wrongSpans: 0, missingSpans: 0, wrongCells: 0 };
  const milliseconds = await millisecondsOf(async () => {
    const now = () => installation.now().toISOString();
    found = await auditJudgements({ database, partnershipId, cipher: installation.cipher, now });
  });
  return [
    {
      name: `stored spans and cells that differ from the judge, of ${(found.spans + found.cells).toLocaleString('en-GB')}, found in ${(milliseconds / 1000).toFixed(1)} s`,
      value: found.wrongSpans + found.missingSpans + found.wrongCells,
      unit: 'spans and cells',
      hold: '0',
    },
  ];
}
