import {
  addMonths,
  dateOf,
  dayOf,
  localDate,
  type BookingId,
  type CalendarDate,
  type Context,
  type PostId,
  type Stores,
} from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import { previewRun, releaseRun } from '@trellis/core/billing';
import { bookFor, type Booking } from '@trellis/core/bookings';
import {
  answerSheet,
  questionsOf,
  releaseDue,
  runOf,
  type Answers,
  type Form,
  type FormStage,
} from '@trellis/core/evaluation';
import { publishEvent, type EventRecord } from '@trellis/core/events';
import type { DemoPeople } from '../people/demo-people.ts';
import { evaluatedDates, type EvaluatedDate } from './evaluated-dates.ts';
import { inventAnswers } from './invented-answers.ts';
import { register } from '../programme/last-month.ts';
import { rosterAll, saveDate } from '../programme/load-programme.ts';
import { clockOn, weekdayAfter } from '../programme/programme-days.ts';
import { randomOf, type Random } from '../random.ts';

/** How many days before a date its places are asked for. */
const ASKED_BEFORE = 45;
/** One in so many does not come. */
const ONE_STAYS_AWAY = 9;
/** Others of an agency ask for the dates to come, so these are taken from further down the list. */
const PASSED_OVER = 7;
/** How common it is that somebody answers. */
const ANSWERS: Readonly<Record<FormStage, number>> = { before: 0.8, after: 0.9, 'follow-up': 0.6, manager: 0.7 };
/** Days after a course by which people are asked again; the form says three months. */
const FOLLOW_UP_AFTER = 95;
const WEEK = 7;

/**
 * Dates of the last half year from booking to closed register, and what was answered about them: before, after, thinking back where somebody missed the
 * first sheet, three months later, and by managers.
 *
 * @returns the events, in the order in which they were held
 */
export async function loadEvaluation(ctx: Context<Stores>, people: DemoPeople): Promise<readonly EventRecord[]> {
  const random = randomOf(7);
  const held: EventRecord[] = [];
  for (const date of evaluatedDates) held.push(await heldAndEvaluated(ctx, people, date, random));
  await releaseDue(ctx);
  await billEarlierMonths(ctx);
  return held;
}

async function heldAndEvaluated(
  ctx: Context<Stores>,
  people: DemoPeople,
  date: EvaluatedDate,
  random: Random,
): Promise<EventRecord> {
  const today = localDate(ctx.now, ctx.timeZone);
  const day = weekdayAfter(today, -date.daysAgo, date.weekday);
  const at = (days: number, time: string) => ({ ...ctx, now: clockOn(dateOf(dayOf(day) + days), time, ctx.timeZone) });
  const asking = at(-ASKED_BEFORE, '10:00');
  const event = await publishEvent(asking, (await saveDate(asking, { ...date, day })).id);
  await rosterAll(asking, people, event, date.trainers);
  await bookFor(asking, { eventId: event.id, postIds: await learners(people, date), acceptsTerms: true });
  const asked = await askedOf(asking, event, date, random);
  await answerAll(at(-2, '19:40'), asked, 'before', asked.bookings);
  const away = new Set(asked.bookings.filter((_, index) => index % ONE_STAYS_AWAY === ONE_STAYS_AWAY - 1));
  await register(at(0, '17:00'), event, (bookingId) => [...away].every(({ id }) => id !== bookingId));
  const came = asked.bookings.filter((booking) => !away.has(booking));
  await answerAll(at(1, '08:30'), asked, 'after', came);
  const laterOn = at(FOLLOW_UP_AFTER, '12:15');
  if (laterOn.now < ctx.now) await answerAll(laterOn, asked, 'follow-up', came);
  const weeksAfter = at(FOLLOW_UP_AFTER + 2 * WEEK, '16:00');
  const talkOn = localDate(laterOn.now, ctx.timeZone);
  if (weeksAfter.now < ctx.now) await answerAll(weeksAfter, asked, 'manager', came, talkOn);
  return event;
}

/** What people are asked about a date, and what they said so far. */
interface Asked {
  readonly date: EvaluatedDate;
  readonly form: Form;
  readonly objectives: readonly string[];
  readonly bookings: readonly Booking[];
  readonly before: Map<BookingId, Answers['ratings']>;
  readonly random: Random;
}

async function askedOf(ctx: Context<Stores>, event: EventRecord, date: EvaluatedDate, random: Random): Promise<Asked> {
  const { form } = await runOf(ctx, event);
  if (form === undefined) throw new Error('The demo has no evaluation form at work.');
  const { versions } = (await ctx.store.courses.course(event.courseId))!;
  const { objectives } = versions.find(({ version }) => version === event.courseVersion)!;
  const bookings = await ctx.store.bookings.ofEvent(event.id);
  return { date, form, objectives, bookings, before: new Map(), random };
}

async function learners(people: DemoPeople, { asked, named }: EvaluatedDate): Promise<readonly PostId[]> {
  const postIds: PostId[] = [];
  for (const one of named) postIds.push((await people.post(...one)).id);
  for (const [agencyRef, count] of asked)
    postIds.push(...(await people.someOf(agencyRef, PASSED_OVER + count)).slice(PASSED_OVER));
  return postIds;
}

/** Most of them answer; of those who do, the first few did not meet what the date says. */
async function answerAll(
  ctx: Context<Stores>,
  { date, form, objectives, before, random }: Asked,
  stage: FormStage,
  bookings: readonly Booking[],
  talkOn?: CalendarDate,
): Promise<void> {
  let unmet = stage === 'after' ? (date.unmet?.people ?? 0) : 0;
  for (const { id: bookingId, personId } of bookings) {
    if (random.next() >= ANSWERS[stage]) continue;
    const whose = stage === 'manager' ? (await ctx.store.evaluation.managersOf(bookingId))[0] : personId;
    if (whose === undefined) continue;
    const questions = questionsOf(form, { stage, objectives, before: before.get(bookingId) ?? {} });
    const notMet = unmet > 0 ? date.unmet?.objective : undefined;
    unmet -= 1;
    const answers = inventAnswers(questions, { stage, random, unmet: notMet, talkOn });
    if (stage === 'before') before.set(bookingId, answers.ratings);
    const actor: Actor = { kind: 'job', id: 'demo', personId: whose, grants: [] };
    await answerSheet({ ...ctx, actor }, { bookingId, stage, answers });
  }
}

/** What was to be billed of earlier months went out at the beginning of the last one, whose own run is still to be released. */
async function billEarlierMonths(ctx: Context<Stores>): Promise<void> {
  const monthsAgo = (months: number) =>
    dateOf(addMonths(dayOf(`${localDate(ctx.now, ctx.timeZone).slice(0, 7)}-01`), -months));
  const period = monthsAgo(2).slice(0, 7);
  const then = { ...ctx, now: clockOn(monthsAgo(1), '09:00', ctx.timeZone) };
  if ((await previewRun(then, period)).lines > 0) await releaseRun(then, period);
}
