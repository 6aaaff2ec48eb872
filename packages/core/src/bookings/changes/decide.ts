import { z } from 'zod';
import { CalendarDate, localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { BookingId } from '../../ids.ts';
import { isSelf } from '../../scope.ts';
import { ended } from './cancel.ts';
import { closeDesk, openDesk, type Desk } from '../desk/desk.ts';
import { prerequisiteOf } from '../placing/prerequisite.ts';
import { refuse } from '../refuse.ts';
import type { Booking } from '../schema.ts';
import type { BookingsStores } from '../store.ts';
import { partFor } from '../who-may.ts';

/** A manager's answer to one request. */
export const ApprovalAnswer = z.strictObject({
  bookingId: BookingId,
  decision: z.enum(['approve', 'refuse']),
  why: z.string().trim().max(300).optional(),
  releaseMinutes: z.number().int().nonnegative().max(100_000).optional(),
  costCentre: z.string().trim().max(60).optional(),
});
export type ApprovalAnswer = z.infer<typeof ApprovalAnswer>;

/** What became of one answer. */
export interface Decided {
  readonly bookingId: BookingId;
  readonly booking?: Booking | undefined;
  readonly refused?: { readonly code: string; readonly message: string } | undefined;
}

/** A manager's word that single-agency basics are in place. */
export const AttestationGiven = z.strictObject({
  bookingId: BookingId,
  title: z.string().trim().min(1).max(200),
  achievedOn: CalendarDate,
});
export type AttestationGiven = z.infer<typeof AttestationGiven>;

/**
 * Answers requests for approval, each with a result of its own, in the order in which they were given.
 *
 * @source house approval records release of time, cost centre and terms; nobody approves her own
 */
export async function decide(
  ctx: Context<BookingsStores>,
  answers: readonly ApprovalAnswer[],
): Promise<readonly Decided[]> {
  const found = await ctx.store.bookings.bookings(answers.map(({ bookingId }) => bookingId));
  const eventOf = new Map(found.map((booking) => [booking.id, booking.eventId]));
  const results = new Map<BookingId, Decided>();
  // Event by event in the order of their ids, as everybody locks them.
  for (const eventId of [...new Set(eventOf.values())].toSorted()) {
    const desk = await openDesk(ctx, eventId);
    for (const answer of answers.filter(({ bookingId }) => eventOf.get(bookingId) === eventId))
      results.set(answer.bookingId, await attempt(answer.bookingId, () => answerOne(ctx, desk, answer)));
    await desk.allot();
    await closeDesk(ctx, desk);
  }
  const nobodys = (bookingId: BookingId) => attempt(bookingId, () => Promise.reject(notHers()));
  return await Promise.all(answers.map(async ({ bookingId }) => results.get(bookingId) ?? (await nobodys(bookingId))));
}

/**
 * Records a manager's word that somebody has the basics that a course builds on.
 *
 * @throws `bookings.not-found`, `bookings.own-approval`, `bookings.not-waiting-for-approval`
 * @source house without the basics on record her manager gives his word
 */
export async function attest(ctx: Context<BookingsStores>, given: AttestationGiven): Promise<Booking> {
  const found = await ctx.store.bookings.booking(given.bookingId);
  if (!found) throw notHers();
  const desk = await openDesk(ctx, found.eventId);
  const booking = await answerable(ctx, desk, given.bookingId);
  const by = ctx.actor.personId;
  if (by === undefined)
    throw refuse('bookings.own-approval', 'Sign in as yourself: managers give their word in their own name.');
  if (given.achievedOn > localDate(ctx.now, ctx.timeZone))
    throw refuse('bookings.prerequisite-missing', 'The day must not be in the future.', { field: 'achievedOn' });
  const { title, achievedOn } = given;
  desk.put({ ...booking, attestation: { title, achievedOn, by, at: ctx.now } }, { action: 'bookings.attest' });
  await closeDesk(ctx, desk);
  return desk.booking(booking.id);
}

async function answerOne(ctx: Context<BookingsStores>, desk: Desk, answer: ApprovalAnswer): Promise<Booking> {
  const booking = await answerable(ctx, desk, answer.bookingId);
  const { decision, why = '', releaseMinutes, costCentre } = answer;
  const approval: Booking['approval'] = {
    ...booking.approval,
    state: decision === 'approve' ? 'approved' : 'refused',
    decidedAt: ctx.now,
    ...(ctx.actor.personId !== undefined && { decidedBy: ctx.actor.personId }),
    ...(releaseMinutes !== undefined && { releaseMinutes }),
    ...(costCentre !== undefined && costCentre !== '' && { costCentre }),
    ...(why !== '' && { why }),
  };
  if (decision === 'refuse') {
    if (why === '') throw refuse('bookings.reason-needed', 'Say why, so that they know.', { field: 'why' });
    return desk.put(ended({ ...booking, approval }, 'not-approved', ctx.now), { action: 'bookings.refuse', why });
  }
  const { state } = await prerequisiteOf(ctx, desk.course, booking.personId, booking.attestation);
  if (state === 'missing')
    throw refuse(
      'bookings.prerequisite-missing',
      'Single-agency basics are not on record. Say what they did and when, then approve.',
      { field: 'attestation' },
    );
  return desk.put({ ...booking, approval }, { action: 'bookings.approve' });
}

async function answerable(ctx: Context<BookingsStores>, desk: Desk, bookingId: BookingId): Promise<Booking> {
  const booking = desk.booking(bookingId);
  if (isSelf(ctx.actor, booking.personId))
    throw refuse('bookings.own-approval', 'Nobody approves their own booking. Your own manager is asked.');
  const post = await ctx.store.people.post(booking.postId);
  const { state, askedOf } = booking.approval;
  const isAsked = askedOf !== undefined && askedOf === ctx.actor.personId;
  if (!isAsked && !partFor(ctx.actor, { agencyId: booking.agencyId, managerPersonId: post?.managerPersonId }))
    throw notHers();
  if (state !== 'asked' || !['placed', 'waiting', 'offered'].includes(booking.state))
    throw refuse('bookings.not-waiting-for-approval', 'This request was answered already, or it has ended.');
  return booking;
}

function notHers() {
  return refuse('bookings.not-found', 'There is no such request for you to answer.');
}

async function attempt(bookingId: BookingId, work: () => Promise<Booking>): Promise<Decided> {
  try {
    return { bookingId, booking: await work() };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { bookingId, refused: { code: error.code, message: error.message } };
  }
}
