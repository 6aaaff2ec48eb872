import { dateOf, dayOf, localDate, type CalendarDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import { endOf } from '../../bookings/moments.ts';
import type { BookingId, EventId } from '../../ids.ts';
import { checkAnswers } from './check-answers.ts';
import { askedOf, nextOn, openSheet, type OpenSheet, type WhichSheet } from './open-sheet.ts';
import { refuse } from '../refuse.ts';
import type { Answers, FormStage } from '../schema.ts';
import { answersOf } from './show-sheet.ts';
import { takesAnswers } from './sheet-state.ts';
import { removeEvaluationNotices } from './stop-asking.ts';
import type { EvaluationStores, KeptContent, KeptRating, KeptText } from '../store.ts';
import { FOLLOW_UP_DAYS } from '../forms/windows.ts';

/** After how many days what somebody wrote is forgotten; numbers stay. @source house two years */
const TEXT_DAYS = 730;

/** One answer before and after it was sent, for whatever is counted of answers. */
export interface AnswerChange {
  readonly eventId: EventId;
  readonly stage: FormStage;
  readonly key: number;
  /** Absent of an anonymous form. */
  readonly bookingId?: BookingId | undefined;
  /** Absent: it is new. */
  readonly before?: readonly KeptRating[] | undefined;
  readonly after: readonly KeptRating[];
}

/** What came of sending a sheet. */
export interface SheetAnswered {
  /** The day on which the next question comes. */
  readonly nextOn?: CalendarDate | undefined;
  /** Absent: the same was sent before, and nothing has changed. */
  readonly change?: AnswerChange | undefined;
}

/**
 * Takes in what somebody answers on a sheet of theirs. What a named form holds may be changed until the sheet closes; of an anonymous one nobody
 * can tell any more which answer it was, so it is sent once. The same sheet sent twice is one answer.
 *
 * @throws `evaluation.sheet-not-found`, `evaluation.not-open`, `evaluation.already-answered`, `evaluation.unknown-item`, `evaluation.outside-scale`,
 *   `evaluation.too-long`, `evaluation.answer-needed`, `evaluation.talk-date`
 * @source house
 */
export async function answerSheet(
  ctx: Context<EvaluationStores>,
  { answers: sent, ...which }: WhichSheet & { readonly answers: Answers },
): Promise<SheetAnswered> {
  await lock(ctx, which);
  const opened = await openSheet(ctx, which);
  insistOnOpen(ctx, opened);
  const answers = checkAnswers(opened.questions, opened.stage, sent);
  insistOnTalk(ctx, opened, answers.talkOn);
  const change = await (opened.form.naming === 'named' ? keepNamed : dropBallot)(ctx, opened, answers);
  const next = nextOn(opened, ctx.timeZone);
  return { ...(next !== undefined && { nextOn: next }), ...(change && { change }) };
}

/**
 * Answers of one event come one after another where one moves all others, as an anonymous one does, and after the course: of two at once neither
 * would count the other, and a theme of both would be nobody's to see. Nobody is held up for a sheet that is not theirs to send.
 */
async function lock(ctx: Context<EvaluationStores>, which: WhichSheet): Promise<void> {
  const { evaluation, events } = ctx.store;
  const { event } = await askedOf(ctx, which);
  const found = await evaluation.run(event.id);
  if (which.stage === 'after' || found?.run.form?.naming !== 'named') await events.lock(event.id);
  await evaluation.lockBooking(which.bookingId);
}

function insistOnOpen({ now, actor }: Context, { window, kept, form, answers, stage }: OpenSheet): void {
  if (kept?.state === 'answered' && form.naming === 'anonymous')
    throw refuse('evaluation.already-answered', 'This sheet has been sent. Nobody can tell which answers were yours.');
  if (answers.some((answer) => answer.stage === stage && answer.personId !== actor.personId))
    throw refuse('evaluation.already-answered', 'Somebody else has answered this sheet.');
  if (takesAnswers(window, now)) return;
  throw refuse('evaluation.not-open', 'This sheet cannot be sent now: it is not open yet, or it has closed.', {
    ...window,
  });
}

function insistOnTalk({ now, timeZone }: Context, { event }: OpenSheet, talkOn: CalendarDate | undefined): void {
  if (talkOn === undefined) return;
  const from = localDate(endOf(event.sessions), timeZone);
  const to = localDate(now, timeZone);
  if (talkOn < from || talkOn > to)
    throw refuse('evaluation.talk-date', 'The talk was after the course, and not later than today.', {
      field: 'answers.talkOn',
      from,
      to,
    });
}

async function keepNamed(
  ctx: Context<EvaluationStores>,
  opened: OpenSheet,
  answers: Answers,
): Promise<AnswerChange | undefined> {
  const { booking, stage, event, form } = opened;
  const before = opened.answers.find((answer) => answer.stage === stage);
  if (before && isSame(answersOf(before), answers)) return undefined;
  const content = contentOf(ctx, opened, answers);
  const key = await ctx.store.evaluation.saveAnswer({
    ...content,
    eventId: event.id,
    stage,
    formId: form.id,
    bookingId: booking.id,
    personId: ctx.actor.personId!,
    agencyId: booking.agencyId,
    answeredAt: before?.answeredAt ?? ctx.now,
    changedAt: ctx.now,
    sharesPlan: answers.sharesPlan,
    ...(answers.talkOn !== undefined && { talkOn: answers.talkOn }),
  });
  await settle(ctx, opened, ctx.now);
  await ctx.store.evaluation.tally(event.id, booking.agencyId);
  await record(ctx, {
    action: before ? 'evaluation.change-answer' : 'evaluation.answer',
    subject: { kind: 'booking', id: booking.id },
    personId: booking.personId,
    after: { stage, form: form.id, version: form.version },
  });
  return {
    eventId: event.id,
    stage,
    key,
    bookingId: booking.id,
    ...(before && { before: before.ratings }),
    after: content.ratings,
  };
}

async function dropBallot(ctx: Context<EvaluationStores>, opened: OpenSheet, answers: Answers): Promise<AnswerChange> {
  const { event, stage, form } = opened;
  const content = contentOf(ctx, opened, answers);
  const key = await ctx.store.evaluation.addBallot({ ...content, eventId: event.id, stage, formId: form.id });
  await settle(ctx, opened, undefined);
  // Who it was is kept nowhere beside the time: the entry is the service's own.
  const by = { actor: { kind: 'job', id: 'evaluation', grants: [] }, at: ctx.now } as const;
  const what = { action: 'evaluation.answer', subject: { kind: 'event', id: event.id }, after: { stage } };
  await ctx.store.audit.record(what, by);
  return { eventId: event.id, stage, key, after: content.ratings };
}

async function settle(ctx: Context<EvaluationStores>, opened: OpenSheet, at: string | undefined): Promise<void> {
  const { booking, stage, event, run } = opened;
  await ctx.store.evaluation.saveSheet({ bookingId: booking.id, stage, eventId: event.id, state: 'answered', at });
  if (!run.isFrozen) await ctx.store.evaluation.saveRun({ ...run, isFrozen: true });
  await removeEvaluationNotices(ctx, opened);
}

function contentOf({ now, timeZone }: Context, opened: OpenSheet, answers: Answers): KeptContent {
  const { form, course, questions, run } = opened;
  const items = new Map(
    questions.flatMap(({ item, lines, scale }) =>
      lines.map(({ key, title }) => [
        key,
        {
          formId: form.id,
          key,
          title,
          labels: scale?.labels ?? [],
          ...(item.kind === 'objectives' && { courseId: course.id }),
        },
      ]),
    ),
  );
  const ratings = (['ratings', 'thinkingBack'] as const).flatMap((part) =>
    Object.entries(answers[part]).map(([key, rank]): KeptRating => ({
      item: items.get(key)!,
      rank,
      isThinkingBack: part === 'thinkingBack',
    })),
  );
  const texts = Object.entries(answers.texts).map(([itemId, words]): KeptText => {
    const item = form.items.find(({ id }) => id === itemId);
    return { itemId, words, isPlan: item?.kind === 'text' && item.isPlan };
  });
  // Of an anonymous form the same day for all of an event, so that it says nothing of when somebody answered.
  const from = localDate(form.naming === 'named' ? now : run.endsAt, timeZone);
  const late = form.naming === 'named' ? 0 : FOLLOW_UP_DAYS;
  return { ratings, texts, choices: answers.choices, forgetOn: dateOf(dayOf(from) + TEXT_DAYS + late) };
}

function isSame(one: Answers, other: Answers): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(answers: Answers): string {
  const sorted = (part: object) => Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const choices = sorted(answers.choices).map(([id, chosen]) => [id, (chosen as string[]).toSorted()]);
  const { ratings, thinkingBack, texts, sharesPlan, talkOn } = answers;
  return JSON.stringify([sorted(ratings), sorted(thinkingBack), choices, sorted(texts), sharesPlan, talkOn ?? null]);
}
