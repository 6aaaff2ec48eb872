import { takeReleasesDue } from '@trellis/core/quality';
import { jobActor } from '../actors.ts';
import type { Part } from '../worker/worker.ts';

/** Releases what people answered once its time is over and enough have answered. */
export const releaseAnswers: Part = async (installation, partnershipId) => {
  await installation.act(partnershipId, jobActor('clock'), takeReleasesDue);
};
