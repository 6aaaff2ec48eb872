import { localDate } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { Booking } from '../../bookings/schema.ts';
import type { Course } from '../../courses/schema.ts';
import type { EventRecord } from '../../events/schema.ts';
import { versionOfEvent } from '../../events/version-of-event.ts';
import type { BookingId } from '../../ids.ts';
import { isSelf } from '../../scope.ts';
import { questionsOf } from '../forms/questions.ts';
import { refuse } from '../refuse.ts';
import type { Form, FormStage, Question, SheetState } from '../schema.ts';
import { runOf } from '../forms/settle-run.ts';
import { isAsked, sheetState } from './sheet-state.ts';
import type { EvaluationRun, EvaluationStores, KeptSheet, NamedAnswer } from '../store.ts';
import type { Window } from '../forms/windows.ts';

/** Which sheet is meant. */
export interface WhichSheet {
  readonly bookingId: BookingId;
  readonly stage: FormStage;
}

/** A sheet with everything that it rests on. */
export interface OpenSheet extends WhichSheet {
  readonly booking: Booking;
  readonly event: EventRecord;
  readonly course: Course;
  readonly version: string | undefined;
  readonly form: Form;
  readonly run: EvaluationRun;
  readonly window: Window;
  readonly state: SheetState;
  readonly kept: KeptSheet | undefined;
  readonly questions: readonly Question[];
  /** All answers of the booking to its named form. */
  readonly answers: readonly NamedAnswer[];
}

/**
 * A sheet of one's own, or as somebody's manager. What is somebody else's is as good as not there.
 *
 * @throws `evaluation.sheet-not-found`
 * @source house nobody reads what another answered
 */
export async function openSheet(ctx: Context<EvaluationStores>, { bookingId, stage }: WhichSheet): Promise<OpenSheet> {
  const { courses, evaluation } = ctx.store;
  const { booking, event } = await askedOf(ctx, { bookingId, stage });
  const answers = await evaluation.answers([bookingId]);
  const run = await runOf(ctx, event);
  const { form } = run;
  if (!form || !run.stages.includes(stage)) throw notFound();
  const found = (await courses.course(event.courseId))!;
  const version = versionOfEvent(ctx, event, found);
  const window = {
    ...run.windows[stage],
    ...(stage === 'before' && { opensAt: booking.placedAt ?? booking.askedAt }),
  };
  const kept = (await evaluation.sheets([bookingId])).find((sheet) => sheet.stage === stage);
  const before = answers.find((answer) => answer.stage === 'before');
  return {
    bookingId,
    stage,
    booking,
    event,
    course: found.course,
    version: version?.version,
    form,
    run,
    window,
    state: sheetState(kept?.state, window, ctx.now),
    kept,
    answers,
    questions: questionsOf(form, {
      stage,
      objectives: version?.objectives ?? [],
      before: Object.fromEntries(before?.ratings.map(({ item, rank }) => [item.key, rank]) ?? []),
    }),
  };
}

/**
 * The booking and the event of a sheet that is asked of whoever is at work: the learner, or whoever is the learner's manager now. What somebody
 * countersigned stays when another manages the learner; whoever signed it reads it no more than what came after it.
 *
 * @throws `evaluation.sheet-not-found`
 * @source house a plan is shared with one's manager, not with everybody who ever was
 */
export async function askedOf(
  { actor, store }: Context<EvaluationStores>,
  { bookingId, stage }: WhichSheet,
): Promise<{ readonly booking: Booking; readonly event: EventRecord }> {
  const booking = await store.bookings.booking(bookingId);
  const event = booking && (await store.events.event(booking.eventId));
  if (!booking || !event || !isAsked(stage, booking, event)) throw notFound();
  const isTheirs =
    stage === 'manager'
      ? actor.personId !== undefined && (await store.evaluation.managersOf(bookingId)).includes(actor.personId)
      : isSelf(actor, booking.personId);
  if (!isTheirs) throw notFound();
  return { booking, event };
}

/** The local day on which the next question comes to the same person; undefined: none does. */
export function nextOn({ run, stage }: Pick<OpenSheet, 'run' | 'stage'>, timeZone: string): string | undefined {
  const order: readonly FormStage[] = ['before', 'after', 'follow-up'];
  const next = order.slice(order.indexOf(stage) + 1).find((each) => run.stages.includes(each));
  if (stage === 'manager' || next === undefined) return undefined;
  return localDate(next === 'after' ? run.endsAt : run.windows[next].opensAt, timeZone);
}

function notFound() {
  return refuse('evaluation.sheet-not-found', 'There is no such sheet of yours.');
}
