import { record, type Context } from '../../context.ts';
import type { CourseId, EventId } from '../../ids.ts';
import { agencyScope, PARTNERSHIP_ROLES, type ScopeErrorCode } from '../../scope.ts';
import { DomainError } from '../../errors.ts';
import { smallNumbersOf } from '../../small-numbers.ts';
import { refuse } from '../refuse.ts';
import type { Form, FormStage } from '../schema.ts';
import type { EvaluationStores } from '../store.ts';
import { answeredOf, isAskedTwice, rowsOf } from './lot-rows.ts';
import { agencyLots, cellsOf, choicesOf, eventLots, WHOLE, type Answered } from './lots.ts';
import type { AnswersForLots, StoredAnswer } from './store.ts';

const STAGES: readonly FormStage[] = ['before', 'after', 'follow-up', 'manager'];

/** From how many people something is told of. @source house HOUSE-SMALL-NUMBERS */
export async function thresholdOf({ store }: Context<EvaluationStores>): Promise<number> {
  return smallNumbersOf(await store.evaluation.smallNumbers());
}

/**
 * Releases what is complete: events whose time to answer is over or that everybody has answered, where enough answered; small runs of a course version
 * together.
 *
 * @param released - takes up the events of which something was released
 * @returns how many lots
 * @source house
 */
export async function releaseDue(ctx: Context<EvaluationStores>, released?: Set<EventId>): Promise<number> {
  let lots = 0;
  for (const { courseId, courseVersion, stage } of await ctx.store.evaluation.toRelease(ctx.now))
    lots += await release(
      ctx,
      courseId,
      { stage, waiting: true, ofCourse: courseId, version: courseVersion ?? null, overAt: ctx.now },
      released,
    );
  // Last, because nobody can answer or book from here until the transaction ends.
  await ctx.store.evaluation.sumMonths();
  return lots;
}

/**
 * Releases now what was answered of an event and not released yet.
 *
 * @returns how many lots: one for each stage with enough answers
 * @throws `access.not-permitted`, `events.not-found`, `evaluation.nothing-to-release` while fewer than may be told of wait
 * @source house
 */
export async function releaseAnswers(
  ctx: Context<EvaluationStores>,
  eventId: EventId,
): Promise<{ readonly lots: number }> {
  if (!agencyScope(ctx.actor, PARTNERSHIP_ROLES).all)
    throw new DomainError<ScopeErrorCode>('access.not-permitted', 'Only a coordinator releases answers.');
  const event = await ctx.store.events.event(eventId);
  if (event === undefined) throw new DomainError('events.not-found', 'There is no such event.');
  let lots = 0;
  for (const stage of STAGES) lots += await release(ctx, event.courseId, { stage, waiting: true, ofEvent: eventId });
  if (lots === 0)
    throw refuse(
      'evaluation.nothing-to-release',
      `Fewer than ${await thresholdOf(ctx)} answers wait. They are released with the next ones, or with those of other dates once the time to answer is over.`,
    );
  return { lots };
}

async function release(
  ctx: Context<EvaluationStores>,
  courseId: CourseId,
  wanted: AnswersForLots,
  released?: Set<EventId>,
): Promise<number> {
  const { evaluation } = ctx.store;
  const threshold = await thresholdOf(ctx);
  // Two releases at once would not see each other's lots.
  await evaluation.lockCourse(courseId);
  const waiting = await evaluation.answersForLots(wanted);
  let count = 0;
  for (const naming of ['named', 'anonymous'] as const) {
    const ofNaming = waiting.filter((each) => each.naming === naming);
    // Of a stage that is not over yet an event stands alone: the rest of it is still to come.
    const lots = eventLots(ofNaming, threshold, () => (wanted.overAt === undefined ? undefined : 'version'));
    for (const lot of lots) await saveEventLot(ctx, lot, wanted.stage, threshold);
    count += lots.length;
    for (const { eventId } of lots.flat()) released?.add(eventId);
    if (lots.length > 0 && naming === 'named') await releaseByAgency(ctx, courseId, wanted.stage, threshold);
  }
  return count;
}

async function saveEventLot(
  ctx: Context<EvaluationStores>,
  stored: readonly StoredAnswer[],
  stage: FormStage,
  threshold: number,
): Promise<void> {
  const { answers, ranksOf } = await read(ctx, stored, stage);
  const cells = cellsOf(answers, threshold, ranksOf);
  const byForm = Map.groupBy(stored, ({ formId }) => formId);
  const formOf = new Map(stored.map(({ answer, formId }) => [answer, formId]));
  const lot = await ctx.store.evaluation.saveLot({
    kind: 'event',
    stage,
    naming: stored[0]!.naming,
    answers: stored.map(({ answer, eventId }) => ({ answer, eventId })),
    cells: rowsOf(answers, cells, { isLater: stage === 'follow-up' }),
    choices: [...byForm.keys()].flatMap((formId) =>
      choicesOf(
        answers.filter(({ answer }) => formOf.get(answer) === formId),
        threshold,
      ).map((choice) => ({ formId, ...choice })),
    ),
  });
  await note(ctx, lot, stage, [...new Set(stored.map(({ eventId }) => eventId))]);
}

async function releaseByAgency(
  ctx: Context<EvaluationStores>,
  courseId: CourseId,
  stage: FormStage,
  threshold: number,
): Promise<void> {
  const { evaluation } = ctx.store;
  const stored = await evaluation.answersForLots({ stage, waiting: false, ofCourse: courseId, isNamed: true });
  const { answers, ranksOf } = await read(ctx, stored, stage);
  const lots = [
    ...new Set(stored.flatMap(({ lot, agencyLot }) => [lot!, ...(agencyLot === undefined ? [] : [agencyLot])])),
  ];
  const told = await evaluation.toldItems(lots);
  for (const { agencyId, answers: own, items } of agencyLots(
    answers,
    (lot, item) => told.get(lot)?.has(item) === true,
    threshold,
  )) {
    const cells = cellsOf(own, threshold, ranksOf).filter((cell) => cell.kind === 'pairs' && items.has(cell.item));
    const of = new Set(own.map(({ answer }) => answer));
    await evaluation.saveLot({
      kind: 'agency',
      stage,
      naming: 'named',
      agencyId: agencyId as never,
      answers: stored.filter(({ answer }) => of.has(answer)).map(({ answer, eventId }) => ({ answer, eventId })),
      // Some months later an agency is told how many answered, and no more.
      cells: stage === 'after' ? rowsOf(own, cells, { isLater: false, hasWhole: items.has(WHOLE) }) : [],
      choices: [],
    });
  }
}

async function read(
  ctx: Context<EvaluationStores>,
  stored: readonly StoredAnswer[],
  stage: FormStage,
): Promise<{ readonly answers: readonly Answered[]; readonly ranksOf: (item: number) => number }> {
  const ids = new Set(stored.flatMap(({ now }) => now.map(([item]) => item)));
  const items = new Map((await ctx.store.evaluation.items([...ids])).map((item) => [item.item, item]));
  const forms = await formsOf(
    ctx,
    stored.map(({ eventId }) => eventId),
  );
  return {
    answers: stored.map((each) =>
      answeredOf(each, stage, (item) => isAskedTwice(items.get(item)!, forms.get(each.eventId))),
    ),
    ranksOf: (item) => items.get(item)!.labels.length,
  };
}

/** The form of each of some events. */
export async function formsOf(
  ctx: Context<EvaluationStores>,
  eventIds: readonly EventId[],
): Promise<ReadonlyMap<string, Form>> {
  const runs = await ctx.store.evaluation.runs([...new Set(eventIds)]);
  return new Map(runs.flatMap(({ eventId, form }) => (form === undefined ? [] : [[eventId as string, form] as const])));
}

async function note(
  ctx: Context<EvaluationStores>,
  lot: string,
  stage: FormStage,
  events: readonly EventId[],
): Promise<void> {
  await record(ctx, {
    action: 'evaluation.release',
    subject: { kind: 'evaluation-lot', id: lot },
    after: { stage, events },
  });
}
