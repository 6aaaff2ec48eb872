import { applyPendingFacts, noteJoined } from '@trellis/core/lms';
import { jobActor } from '../actors.ts';
import type { Part } from '../worker/worker.ts';

/** How many facts are looked at in one transaction: enough to be quick, few enough to hold nobody up. */
const FACTS_AT_ONCE = 200;

/** Looks again at what LMSs told, where a mapping changed or somebody was joined since. */
export const applyFacts: Part = async (installation, partnershipId, isStopping) => {
  let count;
  do count = await installation.act(partnershipId, jobActor('lms'), noteJoined);
  while (count > 0 && !isStopping());
  do count = await installation.act(partnershipId, jobActor('lms'), (ctx) => applyPendingFacts(ctx, FACTS_AT_ONCE));
  while (count > 0 && !isStopping());
};
