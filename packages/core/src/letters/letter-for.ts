import type { Outcome } from '../charging/question.ts';
import type { Context } from '../context.ts';
import type { Course } from '../courses/schema.ts';
import type { EventRecord } from '../events/schema.ts';
import type { BookingId, PersonId } from '../ids.ts';
import {
  QUALITY_NOTICES,
  REPORT_NOTICES,
  type Notice,
  type NoticeKind,
  type QualityNoticeKind,
  type ReportNoticeKind,
} from '../notices/schema.ts';
import type { Person } from '../people/schema.ts';
import { meetingOf } from './booking-meeting.ts';
import { isStillSo } from './is-still-so.ts';
import { calendarFile } from './invitation.ts';
import type { LetterFacts, LetterHouse, PriceOfPlace } from './letter-facts.ts';
import { hasOwnAddress, livingPerson, type LetterNow } from './letter-reader.ts';
import { letterOf } from './notice-words.ts';
import { qualityLetterFor } from './quality-letter-for.ts';
import { reportLetterFor } from './report-letter-for.ts';
import { readPricing } from '../bookings/prices/pricing.ts';
import { priceOfBooking } from '../bookings/prices/quote-booking.ts';
import { refuse } from '../bookings/refuse.ts';
import type { Booking } from '../bookings/schema.ts';
import type { BookingsStores } from '../bookings/store.ts';
import type { QualityStores } from '../quality/store.ts';
import type { ReportingStores } from '../reporting/store.ts';

/**
 * A notice in words, addressed: to her; where she has no address, or shares one, to her manager, or else to a lead of the agency that booked.
 *
 * @source house a mailbox that several people share is nobody's, and no address is made up
 */
export async function letterFor(
  ctx: Context<QualityStores & Pick<ReportingStores, 'reporting'>>,
  notice: Notice,
  house: LetterHouse,
): Promise<LetterNow> {
  const { kind } = notice;
  if (isOfQuality(kind)) return await qualityLetterFor(ctx, notice, kind, house);
  if (isOfReport(kind)) return await reportLetterFor(ctx, notice, kind, house);
  const subject = await subjectOf(ctx, notice);
  if (subject === undefined) return { state: 'not-needed' };
  const { event, course, booking } = subject;
  const meant = await livingPerson(ctx, notice.personId);
  const delegate = booking && (await livingPerson(ctx, booking.personId));
  if (meant === undefined || (booking !== undefined && delegate === undefined)) return { state: 'not-needed' };
  const reader = (await hasOwnAddress(ctx, meant)) ? meant : await whoPassesOn(ctx, meant, booking);
  // Of several sessions whoever passes it on need be told once.
  if (reader !== meant && (notice.session ?? 0) > 0) return { state: 'not-needed' };
  const { givenName, familyName } = reader ?? meant;
  const address = reader?.workEmail ?? '';
  const letter = letterOf({
    notice: { ...notice, kind },
    house,
    now: ctx.now,
    timeZone: ctx.timeZone,
    reader: { givenName, familyName, address },
    delegate: delegate ?? meant,
    isInHerStead: reader !== undefined && reader !== meant,
    courseTitle: course.title,
    event,
    isVersionWithdrawn: subject.isVersionWithdrawn,
    booking,
    price: booking && (await priceOf(ctx, booking, event, course)),
  });
  if (!isStillSo({ ...notice, kind }, subject, ctx.now)) return { state: 'not-needed', letter };
  if (reader === undefined) return { state: 'unaddressed', letter };
  return { state: 'ready', letter, to: { name: `${givenName} ${familyName}`, address } };
}

/**
 * The sessions of one's own booking as a file for a calendar.
 *
 * @throws `bookings.not-found`, also for a booking of somebody else, and for one without a place
 */
export async function bookingCalendar(
  ctx: Context<BookingsStores>,
  bookingId: BookingId,
  house: LetterHouse,
): Promise<{ readonly fileName: string; readonly content: string }> {
  const subject = await subjectOf(ctx, { bookingId });
  const booking = subject?.booking;
  if (booking === undefined || booking.personId !== ctx.actor.personId || booking.state !== 'placed')
    throw refuse('bookings.not-found', 'You have no place by this booking.');
  const person = (await ctx.store.people.person(booking.personId))!;
  const { event, course } = subject!;
  const facts: Omit<LetterFacts, 'notice'> = {
    house,
    now: ctx.now,
    timeZone: ctx.timeZone,
    reader: { givenName: person.givenName, familyName: person.familyName, address: person.workEmail ?? '' },
    isInHerStead: false,
    courseTitle: course.title,
    event,
  };
  const content = calendarFile(event.sessions.map((_, at) => meetingOf(facts, booking, at, 2 * event.sequence)));
  return { fileName: `${course.ref}.ics`.replaceAll(/[^A-Za-z0-9._-]/g, '-'), content };
}

function isOfQuality(kind: NoticeKind): kind is QualityNoticeKind {
  return (QUALITY_NOTICES as readonly NoticeKind[]).includes(kind);
}

function isOfReport(kind: NoticeKind): kind is ReportNoticeKind {
  return (REPORT_NOTICES as readonly NoticeKind[]).includes(kind);
}

interface Subject {
  readonly event: EventRecord;
  readonly course: Course;
  readonly booking?: Booking | undefined;
  readonly trainerIds: readonly PersonId[];
  /** It is given in a version that is withdrawn, or will be. */
  readonly isVersionWithdrawn: boolean;
}

async function subjectOf(
  { store }: Context<BookingsStores>,
  { bookingId, eventId }: Pick<Notice, 'bookingId' | 'eventId'>,
): Promise<Subject | undefined> {
  const booking = bookingId === undefined ? undefined : await store.bookings.booking(bookingId);
  const id = booking?.eventId ?? eventId;
  const event = id === undefined ? undefined : await store.events.event(id);
  const found = event && (await store.courses.course(event.courseId));
  if (!event || !found || (bookingId !== undefined && !booking)) return undefined;
  const version = found.versions.find((each) => each.version === event.courseVersion);
  const trainerIds = (await store.trainers.assignmentsOf([event.id])).map(({ personId }) => personId);
  return { event, course: found.course, booking, trainerIds, isVersionWithdrawn: version?.withdrawnOn !== undefined };
}

/** Her manager in the post in which she booked, or else a lead of its agency; the first who has an address of her own. */
async function whoPassesOn(
  ctx: Context<BookingsStores>,
  person: Person,
  booking: Booking | undefined,
): Promise<Person | undefined> {
  if (booking === undefined || booking.personId !== person.id) return undefined;
  const post = await ctx.store.people.post(booking.postId);
  const manager = post?.managerPersonId;
  const leads = await ctx.store.bookings.leadsOf(booking.agencyId);
  for (const id of [...(manager === undefined ? [] : [manager]), ...leads]) {
    const other = id === person.id ? undefined : await livingPerson(ctx, id);
    if (other && (await hasOwnAddress(ctx, other))) return other;
  }
  return undefined;
}

async function priceOf(
  ctx: Context<BookingsStores>,
  booking: Booking,
  event: EventRecord,
  course: Course,
): Promise<PriceOfPlace | undefined> {
  const pricing = await readPricing(ctx);
  // Of an offer it is said what not coming costs once it is taken.
  const taken = booking.state === 'offered' ? { ...booking, termsAcceptedAt: ctx.now } : booking;
  const post = await ctx.store.people.post(booking.postId);
  const priced = (outcome: Outcome) => priceOfBooking(ctx, pricing, taken, { event, course, post, outcome });
  const [coming, absent] = [await priced({ kind: 'attended' }), await priced({ kind: 'no-show' })];
  const noPriceBecause = pricing.whyNoPrice(event, coming && absent);
  if (coming === undefined && noPriceBecause === undefined) return undefined;
  const given = await priced({ kind: 'cancelled', at: ctx.now });
  return {
    pence: coming?.quote.totalPence,
    agencyName: pricing.agencies.get(booking.agencyId)?.name ?? '',
    freeUntilOn: (coming ?? absent)?.quote.deadlineOn,
    cancelledNowPence: given?.quote.totalPence,
    noPriceBecause,
  };
}
