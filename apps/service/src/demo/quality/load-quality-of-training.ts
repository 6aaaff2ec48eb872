import { operatorActor, type Installation } from '@trellis/host';
import { lessons } from '@trellis/core/quality';
import type { PartnershipRow } from '@trellis/store';
import { demoPeople } from '../people/demo-people.ts';
import { loadEvaluation } from './load-evaluation.ts';
import { loadPool } from './load-pool.ts';
import { loadQuality } from './load-quality.ts';
import { loadStandards } from './load-standards.ts';

/**
 * Gives the demo something to say on whether training works: dates that were evaluated, what courses and sessions are held against, what was
 * learnt from case reviews, and what is known of the pool. All of it at once or nothing; once only.
 */
export async function loadQualityOfTraining(installation: Installation, { id }: PartnershipRow): Promise<void> {
  await installation.act(id, operatorActor('demo'), async (ctx) => {
    if ((await lessons(ctx, undefined, { limit: 1 })).rows.length > 0) return;
    const people = await demoPeople(ctx);
    const held = await loadEvaluation(ctx, people);
    await loadStandards(ctx, people);
    await loadQuality(ctx, people, held);
    await loadPool(ctx, people);
  });
}
