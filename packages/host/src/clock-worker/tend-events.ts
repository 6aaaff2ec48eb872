import { eventsToTend, tend } from '@trellis/core/bookings';
import type { EventToTend } from '@trellis/core/events';
import { jobActor } from '../actors.ts';
import type { Part } from '../worker/worker.ts';

const actor = jobActor('clock');

/** Does what is due with the places of events. One that fails does not hold up the others, however many fail before them. */
export const tendEvents: Part = async (installation, partnershipId, isStopping) => {
  const failed: unknown[] = [];
  let last: EventToTend | undefined;
  do {
    const due = await installation.act(partnershipId, actor, (ctx) => eventsToTend(ctx, last));
    for (const { id } of due) {
      if (isStopping()) return;
      await installation
        .act(partnershipId, actor, (ctx) => tend(ctx, id))
        .catch((error: unknown) => failed.push(error));
    }
    last = due.at(-1);
  } while (last !== undefined && !isStopping());
  if (failed.length > 0) throw failed[0];
};
