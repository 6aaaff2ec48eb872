import type { Context } from '../../context.ts';
import type { Move } from '../../events/programme/change.ts';
import { callOffEvent, moveEventDates, publishEvent, saveEvent } from '../../events/programme/save-event.ts';
import type { EventInput, EventRecord } from '../../events/schema.ts';
import type { EventId } from '../../ids.ts';
import { endByOrganiser, tellOfMove } from './event-changes.ts';
import type { BookingsStores } from '../store.ts';
import { tend } from '../desk/tend.ts';

/**
 * Saves an event with what that means for its bookings: places that came free are given out, and people with a place are told of another venue or
 * link.
 *
 * @throws whatever {@link saveEvent} refuses
 */
export async function changeEvent(ctx: Context<BookingsStores>, input: EventInput): Promise<EventRecord> {
  const before = input.id === undefined ? undefined : await ctx.store.events.lock(input.id);
  const after = await saveEvent(ctx, input);
  if (before && after.sequence > before.sequence) await tellOfMove(ctx, before, after);
  else if (after.state === 'published') await tend(ctx, after.id);
  return after;
}

/**
 * Publishes an event, and notes when something of its places first changes by itself.
 *
 * @throws whatever {@link publishEvent} refuses
 */
export async function openEvent(ctx: Context<BookingsStores>, id: EventId): Promise<EventRecord> {
  const published = await publishEvent(ctx, id);
  await tend(ctx, id);
  return published;
}

/**
 * Moves an event to other dates. Everybody with a booking is told, and deadlines and charges are worked out anew.
 *
 * @throws whatever {@link moveEventDates} refuses
 */
export async function moveEvent(ctx: Context<BookingsStores>, id: EventId, move: Move): Promise<EventRecord> {
  const { before, after } = await moveEventDates(ctx, id, move);
  await tellOfMove(ctx, before, after);
  return after;
}

/**
 * Cancels an event. Every booking ends by the organiser, nothing is charged, and what was charged is taken back.
 *
 * @throws whatever {@link callOffEvent} refuses
 */
export async function cancelEvent(ctx: Context<BookingsStores>, id: EventId, why: string): Promise<EventRecord> {
  const { after } = await callOffEvent(ctx, id, why);
  await endByOrganiser(ctx, after, after.cancelledWhy ?? why);
  return after;
}
