import { AgencyId, BookingId, EventId, Instant, PageRequest, PersonId, PostId } from '@trellis/core';
import {
  AccessNeeds,
  acceptOffer,
  AgencyBookings,
  allotPlaces,
  ApprovalAnswer,
  attest,
  AttestationGiven,
  bookable,
  BookableQuestion,
  book,
  bookFor,
  bookingsOfAgency,
  bookingsOfEvent,
  cancelBooking,
  consequence,
  decide,
  declineOffer,
  deputies,
  EventBookings,
  findForWalkIn,
  MyBookings,
  myBookings,
  offer,
  prices,
  pricesByKind,
  rebind,
  requestsToApprove,
  saveDeputy,
  substitute,
  substitutes,
  transfer,
  walkIn,
  WalkInSought,
} from '@trellis/core/bookings';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';
import { registerProcedures } from './bookings-register.ts';

const OfEvent = z.strictObject({ eventId: EventId });
const OfBooking = z.strictObject({ bookingId: BookingId });
const Why = z.string().trim().max(300);
const mostAtOnce = 100;

/** Places on events: who asks, who agrees, who comes instead. */
export const bookingsRouter = router({
  ...registerProcedures,
  offer: procedure.input(OfEvent).query(({ ctx, input }) => offer(ctx, input.eventId)),
  prices: procedure
    .input(z.strictObject({ eventIds: z.array(EventId).max(mostAtOnce) }))
    .query(({ ctx, input }) => prices(ctx, input.eventIds)),
  pricesByKind: procedure.input(OfEvent).query(({ ctx, input }) => pricesByKind(ctx, input.eventId)),
  book: procedure
    .input(OfEvent.extend({ postId: PostId, needs: AccessNeeds.optional(), acceptsTerms: z.boolean() }))
    .mutation(({ ctx, input }) => book(ctx, input)),
  mine: procedure.input(MyBookings).query(({ ctx, input }) => myBookings(ctx, input)),
  consequence: procedure
    .input(OfBooking.extend({ at: Instant.optional() }))
    .query(({ ctx, input }) => consequence(ctx, input.bookingId, input.at)),
  cancel: procedure
    .input(OfBooking.extend({ why: Why.optional() }))
    .mutation(({ ctx, input }) => cancelBooking(ctx, input)),
  acceptOffer: procedure
    .input(OfBooking.extend({ acceptsTerms: z.boolean() }))
    .mutation(({ ctx, input }) => acceptOffer(ctx, input)),
  declineOffer: procedure.input(OfBooking).mutation(({ ctx, input }) => declineOffer(ctx, input.bookingId)),
  substitutes: procedure.input(OfBooking).query(({ ctx, input }) => substitutes(ctx, input.bookingId)),
  substitute: procedure
    .input(OfBooking.extend({ personId: PersonId.optional(), postId: PostId.optional() }))
    .mutation(({ ctx, input }) => substitute(ctx, input)),
  transfer: procedure.input(OfBooking.extend({ eventId: EventId })).mutation(({ ctx, input }) => transfer(ctx, input)),
  toApprove: procedure.input(PageRequest).query(({ ctx, input }) => requestsToApprove(ctx, input)),
  decide: procedure
    .input(z.strictObject({ answers: z.array(ApprovalAnswer).min(1).max(mostAtOnce) }))
    .mutation(({ ctx, input }) => decide(ctx, input.answers)),
  attest: procedure.input(AttestationGiven).mutation(({ ctx, input }) => attest(ctx, input)),
  bookable: procedure.input(BookableQuestion).query(({ ctx, input }) => bookable(ctx, input)),
  bookFor: procedure
    .input(OfEvent.extend({ postIds: z.array(PostId).min(1).max(mostAtOnce), acceptsTerms: z.boolean() }))
    .mutation(({ ctx, input }) => bookFor(ctx, input)),
  ofEvent: procedure.input(EventBookings).query(({ ctx, input }) => bookingsOfEvent(ctx, input)),
  ofAgency: procedure.input(AgencyBookings).query(({ ctx, input }) => bookingsOfAgency(ctx, input)),
  allot: procedure.input(OfEvent).mutation(({ ctx, input }) => allotPlaces(ctx, input.eventId)),
  walkIn: procedure.input(OfEvent.extend({ postId: PostId })).mutation(({ ctx, input }) => walkIn(ctx, input)),
  findForWalkIn: procedure.input(WalkInSought).mutation(({ ctx, input }) => findForWalkIn(ctx, input)),
  rebind: procedure
    .input(OfBooking.extend({ postId: PostId, why: Why }))
    .mutation(({ ctx, input }) => rebind(ctx, input)),
  deputies: procedure.input(z.strictObject({})).query(({ ctx }) => deputies(ctx)),
  saveDeputy: procedure
    .input(z.strictObject({ agencyId: AgencyId, personId: PersonId.nullable() }))
    .mutation(({ ctx, input }) => saveDeputy(ctx, input)),
});
