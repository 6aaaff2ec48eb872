import { z } from 'zod';
import { deciderOf } from '../../access/who-decided.ts';
import { dateOf, dayOf, Instant, knownBy, localDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { EventRecord } from '../../events/schema.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { draw } from './draw.ts';
import { insistOnKeeper } from '../keepers.ts';
import { openReview } from '../reviews/open-review.ts';
import { keepPlan } from '../observations/plan-observation.ts';
import { SamplingPlan, type QualityErrorCode } from '../schema.ts';
import type { QualityStores } from '../store.ts';

/** A sampling plan with what its events are. */
export const SamplingPlanShown = SamplingPlan.extend({
  chosen: z.array(SamplingPlan.shape.chosen.unwrap().element.extend({ courseTitle: z.string(), startsAt: Instant })),
});
export type SamplingPlanShown = z.infer<typeof SamplingPlanShown>;

/** What is written of a sampling plan; the draw does the rest. */
export type SamplingPlanInput = Omit<SamplingPlan, 'id' | 'seed' | 'drawnAt' | 'chosen'> & {
  readonly id?: string | undefined;
};

/**
 * Sampling plans, the latest period first, with the events that were drawn.
 *
 * @throws `access.not-permitted`
 */
export async function samplingPlans(ctx: Context<QualityStores>, page: PageRequest): Promise<Page<SamplingPlanShown>> {
  insistOnKeeper(ctx.actor);
  const found = await ctx.store.quality.samplingPlans(page);
  return { ...found, rows: await shownPlans(ctx, found.rows) };
}

/**
 * Keeps how many events of a period are looked at in depth. One that was drawn stays as it was.
 *
 * @throws `access.not-permitted`, `quality.plan-not-found`, `quality.already-drawn`, `quality.dates-reversed`, `quality.too-few-events`
 *   when more courses are named than events are drawn
 */
export async function saveSamplingPlan(
  ctx: Context<QualityStores>,
  input: SamplingPlanInput,
): Promise<SamplingPlanShown> {
  insistOnKeeper(ctx.actor);
  const before = input.id === undefined ? undefined : await lockedPlan(ctx, input.id);
  if (before?.drawnAt !== undefined)
    throw refuse('quality.already-drawn', 'This sample has been drawn. It stays as it was; make another plan.');
  if (input.to < input.from) throw refuse('quality.dates-reversed', 'The last day must not be before the first.');
  if (new Set(input.courseIds).size > input.events)
    throw refuse('quality.too-few-events', 'More courses are named than events are drawn.');
  const plan: SamplingPlan = { ...input, id: before?.id ?? ctx.newId(), chosen: [] };
  await ctx.store.quality.saveSamplingPlan(plan, deciderOf(ctx));
  await record(ctx, {
    action: 'quality.save-sampling-plan',
    subject: { kind: 'sampling-plan', id: plan.id },
    before,
    after: plan,
  });
  const [shown] = await shownPlans(ctx, [plan]);
  return shown!;
}

/**
 * Draws the events of a plan, once. Each opens a review of its course, and those that are not over are planned to be observed by whoever
 * is named later.
 *
 * @throws `access.not-permitted`, `quality.plan-not-found`, `quality.too-few-events` when the period has fewer events, or none of a named
 *   course, `standards.unknown-set`
 * @source Bath and North East Somerset, 5 Methods of Evaluation: feedback sheets and an observed session together
 */
export async function drawSample(ctx: Context<QualityStores>, id: string): Promise<SamplingPlanShown> {
  insistOnKeeper(ctx.actor);
  const plan = await lockedPlan(ctx, id);
  const drawn = plan.drawnAt === undefined ? await drawnPlan(ctx, plan) : plan;
  const [shown] = await shownPlans(ctx, [drawn]);
  return shown!;
}

async function drawnPlan(ctx: Context<QualityStores>, plan: SamplingPlan): Promise<SamplingPlan> {
  const events = await eventsOf(ctx, plan);
  const missing = plan.courseIds.filter((id) => !events.some(({ courseId }) => courseId === id));
  if (events.length < plan.events || missing.length > 0)
    throw refuse('quality.too-few-events', 'The period has too few events, or none of a course that is named.', {
      events: events.length,
      courseIds: missing,
    });
  const seed = ctx.newId();
  const byId = new Map(events.map((event) => [event.id, event]));
  const chosen: SamplingPlan['chosen'] = [];
  for (const { eventId, because } of await draw({ seed, events, count: plan.events, courseIds: plan.courseIds })) {
    const event = byId.get(eventId)!;
    const observationId = await plannedObservation(ctx, event, plan);
    chosen.push({ eventId, because, ...(observationId === undefined ? {} : { observationId }) });
    await openReview(ctx, {
      courseId: event.courseId,
      version: event.courseVersion,
      cause: { kind: 'sample', eventId, planId: plan.id },
    });
  }
  const after: SamplingPlan = { ...plan, seed, drawnAt: ctx.now, chosen };
  await ctx.store.quality.saveSamplingPlan(after, deciderOf(ctx));
  await record(ctx, {
    action: 'quality.draw-sample',
    subject: { kind: 'sampling-plan', id: plan.id },
    after: { seed, chosen },
  });
  return after;
}

/** An observation that the event has, or a new one; none of a session that is over, which nobody can observe any more. */
async function plannedObservation(
  ctx: Context<QualityStores>,
  event: EventRecord,
  { setIds }: SamplingPlan,
): Promise<string | undefined> {
  const known = await ctx.store.quality.observationsOfEvents([event.id]);
  if (known[0]) return known[0].id;
  if (Date.parse(event.sessions.at(-1)!.endsAt) <= Date.parse(ctx.now)) return undefined;
  return (await keepPlan(ctx, { eventId: event.id, setIds })).id;
}

/** Every event of a period that is held, by the local day of its first session. */
async function eventsOf(ctx: Context<QualityStores>, { from, to }: SamplingPlan): Promise<readonly EventRecord[]> {
  const filter = {
    from: knownBy(dateOf(dayOf(from) - 1), ctx.timeZone),
    to: knownBy(to, ctx.timeZone),
    states: ['published', 'closed'] as const,
  };
  const found: EventRecord[] = [];
  for (let after: string | undefined; ;) {
    const page = await ctx.store.events.list(filter, { limit: 500, after });
    found.push(...page.rows);
    after = page.after;
    if (after === undefined) break;
  }
  return found.filter(({ sessions }) => {
    const on = localDate(sessions[0]!.startsAt, ctx.timeZone);
    return from <= on && on <= to;
  });
}

async function shownPlans(
  ctx: Context<QualityStores>,
  plans: readonly SamplingPlan[],
): Promise<readonly SamplingPlanShown[]> {
  const ids = [...new Set(plans.flatMap(({ chosen }) => chosen.map(({ eventId }) => eventId)))];
  const events = new Map((await ctx.store.events.events(ids)).map((event) => [event.id, event]));
  const courseIds = [...new Set([...events.values()].map(({ courseId }) => courseId))];
  const titles = new Map((await ctx.store.courses.byIds(courseIds)).map(({ course }) => [course.id, course.title]));
  return plans.map((plan) => ({
    ...plan,
    chosen: plan.chosen.map((each) => {
      const event = events.get(each.eventId)!;
      return { ...each, courseTitle: titles.get(event.courseId) ?? '', startsAt: event.sessions[0]!.startsAt };
    }),
  }));
}

async function lockedPlan(ctx: Context<QualityStores>, id: string): Promise<SamplingPlan> {
  const found = await ctx.store.quality.lockSamplingPlan(id);
  if (found) return found;
  throw refuse('quality.plan-not-found', 'There is no such sampling plan.');
}

function refuse(
  code: QualityErrorCode,
  message: string,
  facts: Readonly<Record<string, unknown>> = {},
): DomainError<QualityErrorCode> {
  return new DomainError<QualityErrorCode>(code, message, facts);
}
