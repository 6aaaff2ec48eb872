import type { Context } from '../context.ts';
import { record } from '../context.ts';
import { DomainError } from '../errors.ts';
import { saveEvidenceChanges } from '../evidence/plan/save-changes.ts';
import type { EventRecord } from '../events/schema.ts';
import type { EventId } from '../ids.ts';
import { endOf } from '../bookings/moments.ts';
import { chargeBookings } from '../bookings/prices/charge-booking.ts';
import { evidenceOfMark, planRegisterEvidence, type RegisterFacts } from './register-evidence.ts';
import { inRegister, insistOnRegister, registerState } from './register.ts';
import type { RegisterClosed } from './register-shown.ts';
import type { Booking, BookingsErrorCode } from '../bookings/schema.ts';
import type { BookingsStores } from '../bookings/store.ts';
import { tend } from '../bookings/desk/tend.ts';
import { nameOf } from '../people/name-of.ts';

/**
 * Closes the register of an event: whoever attended has attendance and, if she completed, completion on record, judged at once; charges are settled; what
 * people needed to take part is forgotten. Nothing happens while somebody is not marked.
 *
 * @throws `events.not-found`, `bookings.register-too-early` before the last session has ended, `bookings.already-ended` when it is closed or was not held
 */
export async function closeRegister(ctx: Context<BookingsStores>, eventId: EventId): Promise<RegisterClosed> {
  await insistOnRegister(ctx, await ctx.store.events.lock(eventId));
  await tend(ctx, eventId);
  const event = (await ctx.store.events.event(eventId))!;
  insistOnOpen(event, ctx);
  const present = inRegister(await ctx.store.bookings.ofEvent(eventId));
  const missing = present.filter(({ register }) => register === undefined);
  if (missing.length > 0) return { state: 'missing', missing: await named(ctx, missing) };
  const { course } = (await ctx.store.courses.course(event.courseId))!;
  const closed = present.map((booking): Booking => ({
    ...booking,
    state: booking.register!.hasAttended ? 'attended' : 'absent',
  }));
  await ctx.store.bookings.save(closed);
  await ctx.store.bookings.removeNeeds((await ctx.store.bookings.ofEvent(eventId)).map(({ id }) => id));
  await ctx.store.events.save({ ...event, state: 'closed' });
  await ctx.store.events.setTendAt(eventId, undefined);
  const unpriced = await chargeBookings(ctx, closed, event, course);
  await settleEvidence(ctx, { event, course, timeZone: ctx.timeZone }, closed);
  const counts = {
    attended: closed.filter(({ state }) => state === 'attended').length,
    completed: closed.filter(({ state, register }) => state === 'attended' && register!.hasCompleted).length,
    absent: closed.filter(({ state }) => state === 'absent').length,
  };
  const after = { ...counts, ...(unpriced.length > 0 && { uncharged: unpriced.length }) };
  await record(ctx, { action: 'bookings.close-register', subject: { kind: 'event', id: eventId }, after });
  return { state: 'closed', ...counts, ...(unpriced.length > 0 && { uncharged: await named(ctx, unpriced) }) };
}

/**
 * Opens a register that was closed, so that marks can be corrected. What was recorded and charged stands until it is closed again.
 *
 * @param why - kept for good
 * @throws `events.not-found`, `bookings.reason-needed`, `bookings.already-ended` when it is not closed
 */
export async function reopenRegister(ctx: Context<BookingsStores>, eventId: EventId, why: string): Promise<void> {
  const event = await insistOnRegister(ctx, await ctx.store.events.lock(eventId));
  const reason = why.trim();
  if (reason === '')
    throw new DomainError<BookingsErrorCode>('bookings.reason-needed', 'Say why the register is opened again.', {
      field: 'why',
    });
  if (event.state !== 'closed')
    throw new DomainError<BookingsErrorCode>('bookings.already-ended', 'The register is not closed.');
  await ctx.store.events.save({ ...event, state: 'published' });
  await record(ctx, { action: 'bookings.reopen-register', subject: { kind: 'event', id: eventId }, why: reason });
}

function insistOnOpen(event: EventRecord, { now, timeZone }: Pick<Context, 'now' | 'timeZone'>): void {
  const state = registerState(event, now);
  if (state === 'too-early') {
    const endsAt = endOf(event.sessions);
    const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone });
    throw new DomainError<BookingsErrorCode>(
      'bookings.register-too-early',
      `The register can be closed once the last session has ended: ${words.format(new Date(endsAt)).replace(',', '')}.`,
      { endsAt },
    );
  }
  if (state !== 'open')
    throw new DomainError<BookingsErrorCode>(
      'bookings.already-ended',
      state === 'closed' ? 'The register is closed already.' : 'The event was not held.',
    );
}

async function named({ store }: Context<BookingsStores>, bookings: readonly Booking[]) {
  const people = new Map(
    (await store.people.people(bookings.map(({ personId }) => personId))).map((person) => [person.id, person]),
  );
  return bookings.map(({ id, personId }) => {
    const person = people.get(personId);
    return { bookingId: id, name: person === undefined ? '' : nameOf(person) };
  });
}

/** Makes the record say what the register says; whoever is concerned is judged, and her LMS told, in the same transaction. */
async function settleEvidence(
  ctx: Context<BookingsStores>,
  facts: RegisterFacts,
  bookings: readonly Booking[],
): Promise<void> {
  const { evidence, people } = ctx.store;
  const concerned = [...new Set(bookings.map(({ personId }) => personId))].toSorted();
  await evidence.lockPeople(concerned);
  // Of somebody who was erased the record keeps what it has, so that figures do not move.
  const erased = new Set(
    (await people.people(concerned)).flatMap(({ id, erasedAt }) => (erasedAt === undefined ? [] : [id])),
  );
  const told = new Map(
    bookings
      .filter(({ personId }) => !erased.has(personId))
      .map((booking) => [booking.id, evidenceOfMark(facts, booking)]),
  );
  const changes = planRegisterEvidence(told, await evidence.ofPeople(concerned), ctx.newId);
  await saveEvidenceChanges(ctx, changes, 'evidence.from-register');
}
