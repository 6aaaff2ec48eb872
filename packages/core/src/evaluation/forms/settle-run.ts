import type { Context } from '../../context.ts';
import { endOf, firstDayOf, startOf } from '../../bookings/moments.ts';
import type { EventRecord } from '../../events/schema.ts';
import type { EventId } from '../../ids.ts';
import { formFor, type FormRules } from './form-in-force.ts';
import type { EvaluationRun, EvaluationStores } from '../store.ts';
import { windowsOf } from './windows.ts';

/** How many months after a course people are asked, where no form says so: nobody is. */
const NO_FORM_MONTHS = 3;

/** The forms and packs of a partnership. */
export async function readFormRules({ store }: Context<EvaluationStores>): Promise<FormRules> {
  return {
    own: await store.evaluation.ownForms(),
    use: await store.evaluation.formUse(),
    packs: await store.frameworks.packs(),
    activations: await store.frameworks.activations(),
  };
}

/**
 * By which form an event is evaluated and when. Looked up again while nobody has answered; afterwards it keeps its form, and only its dates follow
 * the event.
 *
 * @source house an event is evaluated by one form throughout
 */
function planRun(
  event: EventRecord,
  rules: FormRules,
  before: EvaluationRun | undefined,
  timeZone: string,
): EvaluationRun {
  const found = before?.isFrozen ? before : formFor(rules, event.courseId, firstDayOf(event.sessions, timeZone));
  const form = found?.form;
  return {
    eventId: event.id,
    ...(form && { form }),
    ...(found?.pack && { pack: found.pack }),
    stages: form ? [...new Set(form.items.flatMap(({ stages }) => stages))] : [],
    startsAt: startOf(event.sessions),
    endsAt: endOf(event.sessions),
    windows: windowsOf(event.sessions, form?.followUpMonths ?? NO_FORM_MONTHS, { timeZone }),
    isFrozen: before?.isFrozen === true,
  };
}

/** Looks up the forms of events, and keeps what was found. */
export async function settleRuns(ctx: Context<EvaluationStores>, eventIds: readonly EventId[]): Promise<void> {
  if (eventIds.length === 0) return;
  const rules = await readFormRules(ctx);
  const before = new Map((await ctx.store.evaluation.runs(eventIds)).map((run) => [run.eventId, run]));
  for (const event of await ctx.store.events.events(eventIds))
    await ctx.store.evaluation.saveRun(planRun(event, rules, before.get(event.id), ctx.timeZone));
}

/** As many runs as are settled at once. */
const AT_ONCE = 100;

/**
 * Looks up the forms of events that need it, the earliest first.
 *
 * @returns how many, so that whoever calls knows whether there may be more
 */
export async function settleDue(ctx: Context<EvaluationStores>): Promise<number> {
  const due = await ctx.store.evaluation.toSettle(AT_ONCE);
  await settleRuns(ctx, due);
  return due.length;
}

/** The run of an event as it is now. */
export async function runOf(ctx: Context<EvaluationStores>, event: EventRecord): Promise<EvaluationRun> {
  const found = await ctx.store.evaluation.run(event.id);
  if (found !== undefined && !found.isStale) return found.run;
  const run = planRun(event, await readFormRules(ctx), found?.run, ctx.timeZone);
  if (event.state === 'published' || event.state === 'closed') await ctx.store.evaluation.saveRun(run);
  return run;
}
