import { auditJudgements } from '@trellis/store';
import type { Measurement } from '../measurement.ts';
import type { World } from './world.ts';

/** Everybody judged in memory and compared with what is stored, as `trellis audit` does it. */
export async function measureAudit({ installation, partnershipId }: World): Promise<Measurement> {
  const { database, cipher, now } = installation;
  const start = performance.now();
  const found = await auditJudgements({ database, partnershipId, cipher, now: () => now().toISOString() });
  const seconds = (performance.now() - start) / 1000;
  return {
    name: `spans and cells that differ from the judge, of ${found.spans.toLocaleString('en-GB')} and ${found.cells.toLocaleString('en-GB')}, audited in ${seconds.toFixed(1)} s`,
    value: found.wrongSpans + found.missingSpans + found.wrongCells,
    unit: 'differ',
    hold: '0',
  };
}
