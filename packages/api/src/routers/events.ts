import { EventId, pageOf, PageRequest } from '@trellis/core';
import { cancelEvent, changeEvent, moveEvent, openEvent } from '@trellis/core/bookings';
import {
  closeNote,
  confirmDelivery,
  delivery,
  Event,
  event,
  EventInput,
  EventListed,
  eventNotes,
  events,
  EventsQuestion,
  noteToCoordinator,
  takeBackDelivery,
} from '@trellis/core/events';
import { MyEvent, myEvent } from '@trellis/core/registers';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';

const Named = z.object({ eventId: EventId });
const Why = z.string().max(500);

/** Runs of courses: their dates, places and trainers. */
export const eventsRouter = router({
  list: procedure
    .meta({
      rest: {
        method: 'GET',
        path: '/events',
        tag: 'events',
        summary: 'Events by date, with their course and how many places are left',
        description: 'Published ones from today on, unless asked otherwise. A joining link is never among them.',
      },
    })
    .input(EventsQuestion.strict())
    .output(pageOf(EventListed))
    .query(async ({ ctx, input }) => {
      const page = await events(ctx, input);
      return { ...page, rows: [...page.rows] };
    }),
  get: procedure.input(Named).query(({ ctx, input }) => event(ctx, input.eventId)),
  save: procedure.input(EventInput).mutation(({ ctx, input }) => changeEvent(ctx, input)),
  publish: procedure.input(Named).mutation(({ ctx, input }) => openEvent(ctx, input.eventId)),
  move: procedure
    .input(Named.extend({ sessions: Event.shape.sessions, why: Why }))
    .mutation(({ ctx, input }) => moveEvent(ctx, input.eventId, input)),
  cancel: procedure
    .input(Named.extend({ why: Why }))
    .mutation(({ ctx, input }) => cancelEvent(ctx, input.eventId, input.why)),
  myEvent: procedure
    .input(Named)
    .output(MyEvent)
    .query(({ ctx, input }) => myEvent(ctx, input.eventId)),
  noteToCoordinator: procedure
    .input(Named.extend({ text: z.string().trim().min(1, 'say what happened').max(2000) }))
    .mutation(({ ctx, input }) => noteToCoordinator(ctx, input)),
  notes: procedure
    .input(PageRequest.extend({ ...Named.shape, isOpen: z.boolean().optional() }))
    .query(({ ctx, input }) => eventNotes(ctx, input, input)),
  closeNote: procedure
    .input(Named.extend({ id: z.string().max(64) }))
    .mutation(({ ctx, input }) => closeNote(ctx, input)),
  delivery: procedure.input(Named).query(({ ctx, input }) => delivery(ctx, input.eventId)),
  confirmDelivery: procedure
    .input(Named.extend({ override: Why.optional() }))
    .mutation(({ ctx, input }) => confirmDelivery(ctx, input)),
  takeBackDelivery: procedure
    .input(Named.extend({ why: Why }))
    .mutation(({ ctx, input }) => takeBackDelivery(ctx, input)),
});
