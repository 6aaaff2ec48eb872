import { expect, test } from 'vitest';
import type { CourseId, EventId } from '../../ids.ts';
import { draw, lotOf, type Drawable } from './draw.ts';

const [neglect, core] = ['neglect', 'core'] as [CourseId, CourseId];
const events: readonly Drawable[] = Array.from({ length: 12 }, (_, at) => ({
  id: `event-${at}` as EventId,
  courseId: at < 2 ? neglect : core,
}));

test('the same seed draws the same events, in whatever order they are given', async () => {
  const question = { seed: 'november', count: 4, courseIds: [] };
  const drawn = await draw({ ...question, events });
  expect(drawn).toHaveLength(4);
  expect(new Set(drawn.map(({ because }) => because))).toEqual(new Set(['by-lot']));
  expect(await draw({ ...question, events: events.toReversed() })).toEqual(drawn);
  expect(await draw({ ...question, events, seed: 'december' })).not.toEqual(drawn);
});

test('a course that is named is among them, with the event that has its lowest lot', async () => {
  const drawn = await draw({ seed: 'november', events, count: 3, courseIds: [neglect] });
  expect(drawn.map(({ because }) => because)).toEqual(['named-course', 'by-lot', 'by-lot']);
  const lots = await Promise.all(events.slice(0, 2).map(({ id }) => lotOf('november', id)));
  expect(drawn[0]!.eventId).toBe(lots[0]! < lots[1]! ? 'event-0' : 'event-1');
});

test('with fewer events than asked for all of them are drawn, each once', async () => {
  const drawn = await draw({ seed: 's', events, count: 40, courseIds: [core, neglect] });
  expect(new Set(drawn.map(({ eventId }) => eventId)).size).toBe(12);
});

test('a lot can be worked out by anybody', async () => {
  // printf 'november event-1' | sha256sum
  expect(await lotOf('november', 'event-1' as EventId)).toBe(LOT);
});

const LOT = 'b85f4849c79420565efc8bbe69036ac5254081a128f08c538e20d4f738a4d2ba';
