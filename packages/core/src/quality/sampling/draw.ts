import type { CourseId, EventId } from '../../ids.ts';
import type { DrawnBecause } from '../schema.ts';

/** An event that may be drawn. */
export interface Drawable {
  readonly id: EventId;
  readonly courseId: CourseId;
}

/** What is drawn out of which events. */
export interface Draw {
  readonly seed: string;
  readonly events: readonly Drawable[];
  readonly count: number;
  /** Courses of which one event each is among them. */
  readonly courseIds: readonly CourseId[];
}

/**
 * Draws events by lot so that anybody can draw again and finds the same: each event's lot is the SHA-256 of the seed and its id, and the
 * lowest lots win. Of each course that is named, its lowest comes first.
 *
 * @returns at most so many, in the order drawn; fewer where there are fewer events
 * @source Bath and North East Somerset, 5 Methods of Evaluation: from time to time an in-depth look; by lot is our own choice
 */
export async function draw({
  seed,
  events,
  count,
  courseIds,
}: Draw): Promise<readonly { readonly eventId: EventId; readonly because: DrawnBecause }[]> {
  const lots = await Promise.all(events.map(async (event) => ({ ...event, lot: await lotOf(seed, event.id) })));
  const inOrder = lots.toSorted((one, other) => (one.lot < other.lot ? -1 : 1));
  const named = [...new Set(courseIds)].flatMap((courseId) => inOrder.find((each) => each.courseId === courseId) ?? []);
  const others = inOrder.filter((each) => !named.includes(each));
  return [
    ...named.map(({ id }) => ({ eventId: id, because: 'named-course' as const })),
    ...others.map(({ id }) => ({ eventId: id, because: 'by-lot' as const })),
  ].slice(0, count);
}

/** The lot of one event: the SHA-256 of the seed, a space and the id, in hexadecimal. @source house */
export async function lotOf(seed: string, eventId: EventId): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${seed} ${eventId}`));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
