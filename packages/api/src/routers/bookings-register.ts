import { BookingId, EventId } from '@trellis/core';
import { bookingCalendar } from '@trellis/core/letters';
import {
  closeRegister,
  markRegister,
  MarkResult,
  Register,
  register,
  RegisterClosed,
  RegisterMarks,
  reopenRegister,
} from '@trellis/core/registers';
import { z } from 'zod';
import { letterHouse } from '../letter-house.ts';
import { procedure } from '../trpc.ts';

const OfEvent = z.strictObject({ eventId: EventId });

/** The register of an event, and what goes into calendars. */
export const registerProcedures = {
  register: procedure
    .input(OfEvent)
    .output(Register)
    .query(({ ctx, input }) => register(ctx, input.eventId)),
  mark: procedure
    .input(RegisterMarks)
    .output(z.array(MarkResult))
    .mutation(async ({ ctx, input }) => [...(await markRegister(ctx, input))]),
  closeRegister: procedure
    .input(OfEvent)
    .output(RegisterClosed)
    .mutation(({ ctx, input }) => closeRegister(ctx, input.eventId)),
  reopenRegister: procedure
    .input(OfEvent.extend({ why: z.string().trim().min(1, 'say why').max(500) }))
    .mutation(({ ctx, input }) => reopenRegister(ctx, input.eventId, input.why)),
  calendar: procedure
    .input(z.strictObject({ bookingId: BookingId }))
    .output(z.object({ fileName: z.string(), content: z.string() }))
    .query(({ ctx, input }) => bookingCalendar(ctx, input.bookingId, letterHouse(ctx))),
};
