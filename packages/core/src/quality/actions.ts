import { z } from 'zod';
import { localDate } from '../calendar.ts';
import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { CourseId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import { insistOnKeeper, keepsQuality } from './keepers.ts';
import { nameOfOwner } from './name-of-owner.ts';
import { QualityAction, type ActionOf, type CourseReview, type Observation, type QualityErrorCode } from './schema.ts';
import type { QualityStores } from './store.ts';
import { tellOf } from '../notices/tell-of.ts';

/** An action with what it is about. */
export const ActionListed = QualityAction.extend({
  about: z.string().meta({ description: 'The course, or the lesson' }),
  isOverdue: z.boolean(),
});
export type ActionListed = z.infer<typeof ActionListed>;

/**
 * What was agreed, the first due first. Coordinators and administrators see all; everybody else what is theirs to do, and what was agreed
 * in observations that concern them.
 */
export async function qualityActions(
  ctx: Context<QualityStores>,
  { open, overdue = false }: { readonly open?: boolean | undefined; readonly overdue?: boolean | undefined },
  page: PageRequest,
): Promise<Page<ActionListed>> {
  const { personId } = ctx.actor;
  const seesAll = keepsQuality(ctx.actor);
  if (!seesAll && personId === undefined) return { rows: [] };
  const today = localDate(ctx.now, ctx.timeZone);
  const found = await ctx.store.quality.actions(
    {
      open,
      overdueOn: overdue ? today : undefined,
      whose: seesAll ? undefined : personId,
    },
    page,
  );
  const about = await whatAbout(ctx, found.rows);
  return {
    ...found,
    rows: found.rows.map((action, at) => ({
      ...action,
      about: about[at]!,
      isOverdue: action.closed === undefined && action.dueOn < today,
    })),
  };
}

/**
 * Keeps an action. An owner who is a person here is called as they are called there. The same action agreed twice is one action.
 *
 * @param input.id - absent: a new one
 * @throws `access.not-permitted`, `quality.action-not-found`, `quality.review-not-found`, `quality.review-closed`,
 *   `quality.observation-not-found`, `quality.lesson-not-found`, `people.not-found`
 */
export async function saveAction(
  ctx: Context<QualityStores>,
  input: Omit<QualityAction, 'id' | 'closed'> & { readonly id?: string | undefined },
): Promise<QualityAction> {
  insistOnKeeper(ctx.actor);
  const { quality } = ctx.store;
  const before = input.id === undefined ? undefined : await quality.action(input.id);
  if (input.id !== undefined && before === undefined) throw actionNotFound();
  await insistOnOpen(ctx, input.of);
  const ownerName = input.ownerId === undefined ? input.ownerName : await nameOfOwner(ctx, input.ownerId);
  const known = await quality.actionsOf(input.of);
  const same = known.find(
    (each) => !each.closed && each.text === input.text && each.dueOn === input.dueOn && each.ownerName === ownerName,
  );
  if (before === undefined && same) return same;
  const kept: QualityAction = {
    ...input,
    ownerName,
    id: before?.id ?? ctx.newId(),
    ...(before?.closed ? { closed: before.closed } : {}),
  };
  await quality.saveAction(kept, ctx.now);
  // What is agreed may be about somebody, so the trail holds no words of it.
  await record(ctx, {
    action: 'quality.save-action',
    subject: { kind: 'quality-action', id: kept.id },
    before: before && { of: before.of, dueOn: before.dueOn },
    after: { of: kept.of, dueOn: kept.dueOn },
  });
  if (kept.ownerId !== before?.ownerId && !kept.closed) await tellOf(ctx, 'action-agreed', kept.id, [kept.ownerId]);
  return kept;
}

/**
 * Says that an action is done, and what was done. Saying it twice changes nothing.
 *
 * @throws `quality.action-not-found`, also for whoever neither looks after quality nor owns it
 */
export async function closeAction(
  ctx: Context<QualityStores>,
  { id, what }: { readonly id: string; readonly what: string },
): Promise<QualityAction> {
  const before = await ctx.store.quality.action(id);
  const isOwner = before?.ownerId !== undefined && before.ownerId === ctx.actor.personId;
  if (!before || !(isOwner || keepsQuality(ctx.actor))) throw actionNotFound();
  if (before.closed) return before;
  const after: QualityAction = { ...before, closed: { on: localDate(ctx.now, ctx.timeZone), what } };
  await ctx.store.quality.saveAction(after, ctx.now);
  await record(ctx, {
    action: 'quality.close-action',
    subject: { kind: 'quality-action', id },
    after: { closedOn: after.closed?.on },
  });
  return after;
}

async function insistOnOpen(ctx: Context<QualityStores>, { kind, id }: ActionOf): Promise<void> {
  const { quality } = ctx.store;
  const state: CourseReview['state'] | Observation['state'] | undefined =
    kind === 'review'
      ? (await quality.lockReview(id))?.state
      : kind === 'lesson'
        ? (await quality.lesson(id))?.state
        : (await quality.observation(id))?.state;
  if (state === undefined)
    throw new DomainError<QualityErrorCode>(`quality.${kind}-not-found`, 'There is nothing of that kind to act on.', {
      field: 'of',
    });
  if (state === 'closed')
    throw new DomainError<QualityErrorCode>('quality.review-closed', 'It is closed, so nothing more is agreed in it.');
}

async function whatAbout(ctx: Context<QualityStores>, rows: readonly QualityAction[]): Promise<readonly string[]> {
  const { quality, events, courses } = ctx.store;
  const ids = (kind: ActionOf['kind']) => [...new Set(rows.flatMap(({ of }) => (of.kind === kind ? [of.id] : [])))];
  const reviews = await quality.reviewsById(ids('review'));
  const observations = await quality.observationsById(ids('observation'));
  const lessons = await quality.lessonsById(ids('lesson'));
  const courseOfEvent = new Map(
    (await events.events([...new Set(observations.map(({ eventId }) => eventId))])).map((each) => [
      each.id,
      each.courseId,
    ]),
  );
  const courseOf = new Map<string, CourseId>([
    ...reviews.map((each) => [`review ${each.id}`, each.courseId] as const),
    ...observations.map((each) => [`observation ${each.id}`, courseOfEvent.get(each.eventId)!] as const),
  ]);
  const titles = new Map(
    (await courses.byIds([...new Set(courseOf.values())])).map(({ course }) => [course.id, course.title]),
  );
  const lessonTitles = new Map(lessons.map(({ id, title }) => [id, title]));
  return rows.map(({ of }) => {
    const courseId = courseOf.get(`${of.kind} ${of.id}`);
    return (courseId === undefined ? lessonTitles.get(of.id) : titles.get(courseId)) ?? '';
  });
}

function actionNotFound(): DomainError<QualityErrorCode> {
  return new DomainError<QualityErrorCode>('quality.action-not-found', 'There is no such action.');
}
