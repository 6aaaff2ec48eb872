import type { Context } from '../context.ts';
import { recordAll } from '../context.ts';
import { DomainError } from '../errors.ts';
import { isEventsEditor } from '../events/programme/save-event.ts';
import type { EventRecord, EventsErrorCode } from '../events/schema.ts';
import type { EventId } from '../ids.ts';
import { endOf, isBefore, registerOpensAt } from '../bookings/moments.ts';
import { minutesRequired, sessionMinutes, takeMark } from './register-mark.ts';
import type { MarkResult, Register, RegisterMarks, RegisterRow } from './register-shown.ts';
import type { Booking, BookingsErrorCode, BookingState } from '../bookings/schema.ts';
import type { BookingsStores } from '../bookings/store.ts';
import { nameOf } from '../people/name-of.ts';

/** Who stands in a register: whoever has a place or had one when it was closed. Who waits, or did not take an offer, does not. */
const IN_REGISTER: readonly BookingState[] = ['placed', 'attended', 'absent'];

/** The bookings that stand in a register. */
export function inRegister(bookings: readonly Booking[]): readonly Booking[] {
  return bookings.filter(({ state }) => IN_REGISTER.includes(state));
}

/**
 * Refuses everybody but the trainers of this very event and those who look after the programme.
 *
 * @throws `events.not-found`, in the same words whether or not there is such an event
 * @source house a trainer sees exactly the people of her events
 */
export async function insistOnRegister(
  ctx: Pick<Context<BookingsStores>, 'store' | 'actor'>,
  event: EventRecord | undefined,
): Promise<EventRecord> {
  const { actor, store } = ctx;
  const leads =
    event !== undefined &&
    actor.personId !== undefined &&
    (await store.trainers.assignmentsOf([event.id])).some(({ personId }) => personId === actor.personId);
  if (event !== undefined && (leads || isEventsEditor(actor))) return event;
  throw new DomainError<EventsErrorCode>('events.not-found', 'There is no such event among those that you train.');
}

/** Whether a register can be closed now: once nobody can come any more. @source house */
export function registerState(event: Pick<EventRecord, 'state' | 'sessions'>, now: string): Register['state'] {
  if (event.state === 'closed') return 'closed';
  if (event.state !== 'published') return 'not-held';
  return isBefore(now, endOf(event.sessions)) ? 'too-early' : 'open';
}

/**
 * The register of an event: who has a place, what each needs to take part, and what was marked.
 *
 * @throws `events.not-found`
 */
export async function register(ctx: Context<BookingsStores>, eventId: EventId): Promise<Register> {
  const { events, bookings, courses } = ctx.store;
  const event = await insistOnRegister(ctx, await events.event(eventId));
  const { course } = (await courses.course(event.courseId))!;
  const present = inRegister(await bookings.ofEvent(eventId));
  const { sequence: _, movedFrom: __, ...shown } = event;
  return {
    event: shown,
    course: { id: course.id, ref: course.ref, title: course.title },
    rows: await rowsOf(ctx, present),
    sessionMinutes: [...sessionMinutes(event)],
    minutesRequired: minutesRequired(event),
    opensAt: registerOpensAt(event.sessions, ctx.timeZone),
    state: registerState(event, ctx.now),
  };
}

async function rowsOf({ store }: Context<BookingsStores>, present: readonly Booking[]): Promise<RegisterRow[]> {
  const ids = present.map(({ personId }) => personId);
  const people = new Map((await store.people.people(ids)).map((person) => [person.id, person]));
  const posts = new Map((await store.people.postsOf(ids)).map((post) => [post.id, post]));
  const agencies = new Map((await store.people.agencies()).map((agency) => [agency.id, agency]));
  const needs = await store.bookings.needsOf(present.map(({ id }) => id));
  return present
    .map((booking) => {
      const person = people.get(booking.personId);
      const needed = needs.get(booking.id);
      const jobTitle = posts.get(booking.postId)?.jobTitle;
      return {
        sortedBy: `${person?.familyName ?? ''}\n${person?.givenName ?? ''}`,
        row: {
          bookingId: booking.id,
          name: person === undefined ? '' : nameOf(person),
          agencyName: agencies.get(booking.agencyId)?.name ?? '',
          ...(jobTitle !== undefined && { jobTitle }),
          ...(needed && { needs: needed }),
          state: booking.state,
          isWalkIn: booking.isWalkIn,
          ...(booking.register && { mark: booking.register }),
        },
      };
    })
    .toSorted((one, other) => one.sortedBy.localeCompare(other.sortedBy))
    .map(({ row }) => row);
}

/**
 * Takes in marks of a register, each by itself: the newest of a booking counts, in whatever order devices send them. Sending again changes nothing.
 * Both marks stay in the audit.
 *
 * @returns what became of each, in the order given
 * @throws `events.not-found`, `bookings.register-too-early` before the day of the first session
 */
export async function markRegister(
  ctx: Context<BookingsStores>,
  { eventId, marks }: RegisterMarks,
): Promise<readonly MarkResult[]> {
  const event = await insistOnRegister(ctx, await ctx.store.events.lock(eventId));
  insistOnOpened(event, ctx);
  const present = new Map(inRegister(await ctx.store.bookings.ofEvent(eventId)).map((each) => [each.id, each]));
  const changed = new Map<Booking['id'], { readonly before: Booking; readonly after: Booking }>();
  const results = marks.map(({ bookingId, mark: sent }): MarkResult => {
    const known = present.get(bookingId);
    if (known === undefined)
      return { bookingId, ...refused('bookings.not-found', 'Nobody of this register has this booking.') };
    if (event.state !== 'published')
      return { bookingId, mark: known.register, ...refused('bookings.already-ended', CLOSED) };
    const outcome = takeMark(event, known.register, sent, ctx.now);
    if (outcome.state === 'refused')
      return { bookingId, mark: known.register, ...refused(outcome.code, outcome.reason) };
    if (outcome.state !== 'marked') return { bookingId, state: outcome.state, mark: known.register };
    const after = { ...known, register: outcome.mark };
    changed.set(bookingId, { before: changed.get(bookingId)?.before ?? known, after });
    present.set(bookingId, after);
    return { bookingId, state: 'marked', mark: outcome.mark };
  });
  if (changed.size === 0) return results;
  await ctx.store.bookings.save([...changed.values()].map(({ after }) => after));
  await recordAll(
    ctx,
    [...changed.values()].map(({ before, after }) => ({
      action: 'bookings.mark',
      subject: { kind: 'booking', id: after.id },
      personId: after.personId,
      before: before.register,
      after: after.register,
    })),
  );
  return results;
}

const CLOSED = 'The register is closed. Ask the coordinator to open it again.';

function refused(
  code: BookingsErrorCode,
  reason: string,
): { readonly state: 'refused'; readonly code: string; readonly reason: string } {
  return { state: 'refused', code, reason };
}

function insistOnOpened({ sessions }: EventRecord, { now, timeZone }: Pick<Context, 'now' | 'timeZone'>): void {
  if (!isBefore(now, registerOpensAt(sessions, timeZone))) return;
  throw new DomainError<BookingsErrorCode>(
    'bookings.register-too-early',
    'The register opens on the day of the first session.',
  );
}
