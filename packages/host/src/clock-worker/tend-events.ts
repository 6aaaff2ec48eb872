import { eventsToTend, tend } from '@trellis/core/bookings';
import type { EventId } from '@trellis/core';
import { jobActor } from '../actors.ts';
import type { Part } from '../worker/worker.ts';

const actor = jobActor('clock');

/** Does what is due with the places of events. One that fails does not hold up the others. */
export const tendEvents: Part = async (installation, partnershipId, isStopping) => {
  const done = new Set<EventId>();
  const failed: unknown[] = [];
  while (!isStopping()) {
    const due = await installation.act(partnershipId, actor, (ctx) => eventsToTend(ctx));
    const next = due.filter((id) => !done.has(id));
    if (next.length === 0) break;
    for (const id of next) {
      if (isStopping()) return;
      done.add(id);
      await installation
        .act(partnershipId, actor, (ctx) => tend(ctx, id))
        .catch((error: unknown) => failed.push(error));
    }
  }
  if (failed.length > 0) throw failed[0];
};
