import { askPeople as ask, settleDue } from '@trellis/core/evaluation';
import { jobActor } from '../actors.ts';
import type { Part } from '../worker/worker.ts';

const actor = jobActor('clock');

/** Looks up by which forms events are evaluated, and asks people how it was, or reminds them. */
export const askPeople: Part = async (installation, partnershipId, isStopping) => {
  while (!isStopping()) if ((await installation.act(partnershipId, actor, (ctx) => settleDue(ctx))) === 0) break;
  if (!isStopping()) await installation.act(partnershipId, actor, (ctx) => ask(ctx));
};
