import type { Context, Stores } from '@trellis/core';
import { noteTask, type LmsTask } from '@trellis/core/lms';
import { jobActor } from '../actors.ts';
import type { Installation } from '../installation.ts';

/** How often a piece of work says that somebody is still at it. One that is silent for a minute is taken up by another service. */
const SIGN_OF_LIFE_MS = 15_000;

/** How far a piece of work has come, for whoever watches it. Everything is noted in the order in which it was said. */
export interface TaskReport {
  /** Notes what has changed. */
  note(change: Partial<LmsTask>): Promise<void>;
  /** Does a piece of it in a transaction of its own that also notes how far it has come. */
  advance(work: (ctx: Context<Stores>, task: LmsTask) => Promise<LmsTask>): Promise<void>;
  /** Says nothing more. */
  end(): void;
}

/** A report on a piece of work from its beginning, which gives a sign of life until it is ended. */
export function createTaskReport(installation: Installation, partnershipId: number, taken: LmsTask): TaskReport {
  let task = taken;
  let last: Promise<void> = Promise.resolve();

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  }

  const advance: TaskReport['advance'] = (work) =>
    inTurn(async () => {
      task = await installation.act(partnershipId, jobActor('lms'), (ctx) => work(ctx, task));
    });
  const note: TaskReport['note'] = (change) =>
    advance(async (ctx, before) => {
      const after = { ...before, ...change };
      await noteTask(ctx, after);
      return after;
    });
  // A sign of life that fails is missed like any other.
  const living = setInterval(() => void note({}).catch(() => undefined), SIGN_OF_LIFE_MS);
  living.unref();
  return { note, advance, end: () => clearInterval(living) };
}
