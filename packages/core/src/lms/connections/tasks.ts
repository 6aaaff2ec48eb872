import { insistOnAdministrator } from '../../access/index.ts';
import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { notThere } from '../refusals.ts';
import type { LmsErrorCode, LmsTask } from '../schema.ts';
import type { LmsStores } from '../store.ts';

/**
 * Asks for a check of everything between an LMS and us.
 *
 * @throws `access.not-permitted`, `lms.not-found`, `lms.busy` while one is under way
 */
export async function askForCheck(ctx: Context<LmsStores>, registrationId: string): Promise<LmsTask> {
  insistOnAdministrator(ctx.actor);
  return ask(ctx, { kind: 'check', registrationId });
}

/**
 * Asks for the roster of a course of an LMS to be read. Nobody is joined by it: whom we do not know waits on the match list.
 *
 * @param input.isSiteWideMeant - the administrator was told that this roster is everybody on the site, and wants it
 * @throws `access.not-permitted`, `lms.not-found`, `lms.site-wide-roster`, `lms.busy` while it is being read
 */
export async function askForRoster(
  ctx: Context<LmsStores>,
  input: { readonly registrationId: string; readonly contextId: string; readonly isSiteWideMeant: boolean },
): Promise<LmsTask> {
  insistOnAdministrator(ctx.actor);
  const { registrationId, contextId, isSiteWideMeant } = input;
  const context = await ctx.store.lms.context(registrationId, contextId);
  if (!context) throw notThere('course that Trellis was opened from');
  if (context.isSiteWide && !isSiteWideMeant)
    throw new DomainError<LmsErrorCode>(
      'lms.site-wide-roster',
      'This is the front page of the LMS: its roster is everybody with an account on the whole site, not one course. Read it only if you mean everybody.',
    );
  return ask(ctx, { kind: 'roster', registrationId, contextId });
}

/**
 * How far some work with an LMS has come.
 *
 * @throws `access.not-permitted`, `lms.not-found`
 */
export async function lmsTask(ctx: Context<LmsStores>, id: string): Promise<LmsTask> {
  insistOnAdministrator(ctx.actor);
  const task = await ctx.store.lms.task(id);
  if (!task) throw notThere('check or reading of a roster');
  return task;
}

/**
 * The newest check of an LMS, and the newest reading of each of its rosters.
 *
 * @throws `access.not-permitted`
 */
export async function latestTasks(ctx: Context<LmsStores>, registrationId: string): Promise<readonly LmsTask[]> {
  insistOnAdministrator(ctx.actor);
  return ctx.store.lms.latestTasks(registrationId);
}

/** Takes the next piece of work for a worker, marked as running; it goes to another one if nothing is noted of it for a minute. */
export function takeTask(ctx: Context<LmsStores>): Promise<LmsTask | undefined> {
  return ctx.store.lms.takeTask(ctx.now);
}

/** Notes how far a piece of work has come, or how it ended. */
export async function noteTask(ctx: Context<LmsStores>, task: LmsTask): Promise<void> {
  const isOver = task.state === 'done' || task.state === 'failed';
  await ctx.store.lms.saveTask(isOver ? { ...task, endedAt: ctx.now } : task);
}

async function ask(
  ctx: Context<LmsStores>,
  asked: Pick<LmsTask, 'kind' | 'registrationId' | 'contextId'>,
): Promise<LmsTask> {
  const { lms } = ctx.store;
  const { kind, registrationId, contextId } = asked;
  if (!(await lms.registration(registrationId))) throw notThere('connected LMS');
  // Two who ask at once get one piece of work.
  await lms.lockRegistration(registrationId);
  const isUnderWay = (await lms.latestTasks(registrationId)).some(
    (task) =>
      task.kind === kind && task.contextId === contextId && (task.state === 'waiting' || task.state === 'running'),
  );
  if (isUnderWay)
    throw new DomainError<LmsErrorCode>('lms.busy', 'This is under way already. Wait until it has ended.');
  const task: LmsTask = {
    id: ctx.newId(),
    kind,
    registrationId,
    ...(contextId !== undefined && { contextId }),
    state: 'waiting',
    askedAt: ctx.now,
    done: 0,
    ...(kind === 'check' ? { steps: [] } : { counts: { joined: 0, unsure: 0, left: 0 } }),
  };
  await lms.addTask(task);
  await record(ctx, {
    action: kind === 'check' ? 'lms.check' : 'lms.read-roster',
    subject: { kind: 'platform', id: registrationId },
    ...(contextId !== undefined && { after: { contextId } }),
  });
  return task;
}
