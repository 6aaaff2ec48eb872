import type { Context } from '../../context.ts';
import { saveCourse } from '../../courses/actions.ts';
import type { Course } from '../../courses/schema.ts';
import type { EventId } from '../../ids.ts';
import { chargeBookings } from './charge-booking.ts';
import type { BookingsStores } from '../store.ts';

const AT_ONCE = 200;

/**
 * Saves a course; once it says what a place costs, what could not be charged for want of that is charged. What was charged before stands.
 *
 * @throws what {@link saveCourse} throws
 * @source house nothing that a price list asks for is lost because a cost was set late
 */
export async function savePricedCourse(
  ctx: Context<BookingsStores>,
  ...given: [input: Parameters<typeof saveCourse>[1], knownIds?: ReadonlySet<string>]
): Promise<Course> {
  const [{ id }] = given;
  const before = id === undefined ? undefined : (await ctx.store.courses.course(id))?.course;
  const saved = await saveCourse(ctx, ...given);
  if (before && before.fullCostPence === undefined && saved.fullCostPence !== undefined) await chargeAnew(ctx, saved);
  return saved;
}

async function chargeAnew(ctx: Context<BookingsStores>, course: Course): Promise<void> {
  const { billing, bookings, events } = ctx.store;
  for (const eventId of (await eventIdsOf(ctx, course)).toSorted()) {
    const event = (await events.lock(eventId))!;
    const uncharged = [];
    for (const booking of await bookings.ofEvent(eventId))
      if ((await billing.ofBooking(booking.id)).length === 0) uncharged.push(booking);
    await chargeBookings(ctx, uncharged, event, course);
  }
}

async function eventIdsOf(ctx: Context<BookingsStores>, { id }: Course): Promise<EventId[]> {
  const ids: EventId[] = [];
  let after: string | undefined;
  do {
    const page = await ctx.store.events.list({ courseIds: [id] }, { limit: AT_ONCE, after });
    ids.push(...page.rows.map((event) => event.id));
    after = page.after;
  } while (after !== undefined);
  return ids;
}
