import { jobActor } from '../actors.ts';
import type { Part } from '../worker/worker.ts';

/** Reminds trainers, the day after, of registers that were not closed. */
export const remindOfRegisters: Part = async (installation, partnershipId) => {
  await installation.act(partnershipId, jobActor('clock'), (ctx) => ctx.store.notices.remindOfRegisters(ctx.now));
};
