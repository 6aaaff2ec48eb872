import type { Context } from '../../context.ts';
import type { EventToTend } from '../../events/store.ts';
import type { EventId } from '../../ids.ts';
import { closeDesk, openDesk } from './desk.ts';
import type { BookingsStores } from '../store.ts';

/**
 * Does what has to happen to an event's bookings by itself: offers that ended, places that were kept and are released, requests that nobody
 * answered. Every other action on them begins with the same, so that nothing depends on when this runs. Done twice it changes nothing.
 *
 * @throws `events.not-found`
 */
export async function tend(ctx: Context<BookingsStores>, eventId: EventId): Promise<void> {
  const desk = await openDesk(ctx, eventId);
  await closeDesk(ctx, desk, ctx.actor.kind === 'job' ? { kind: 'job', id: ctx.actor.id } : undefined);
}

/** As many events as are looked after at once. The rest waits for the next time. */
const AT_ONCE = 50;

/**
 * Events of which something is due by now, the longest waiting first.
 *
 * @param after - the last of those that were looked after already, done or not
 */
export function eventsToTend(
  ctx: Context<Pick<BookingsStores, 'events'>>,
  after?: EventToTend,
): Promise<readonly EventToTend[]> {
  return ctx.store.events.toTend(ctx.now, AT_ONCE, after);
}
