import { setTimeout as sleep } from 'node:timers/promises';
import { lmsWork } from '@trellis/store';
import type { Logger } from 'pino';
import { logFailure } from '../http/request-log.ts';
import type { Installation } from '../installation.ts';
import { applyFacts } from './apply-facts.ts';
import { runTasks } from './run-tasks.ts';
import { sendScores } from './send-scores.ts';
import type { Part } from './work.ts';

/** What is done with LMSs behind the scenes. Any number of services share the work. */
export interface LmsWorker {
  /** Waits so long for what is at work; what is not done by then is taken up by whoever runs next. */
  stop(graceMs: number): Promise<void>;
}

/** How often it is looked whether there is work. Looking costs one small query. */
const TICK_MS = 1_000;

/** After work that failed on our side, it is left alone for so long. */
const REST_MS = 15_000;

/**
 * What runs in a partnership beside each other, so that no LMS that is slow holds up what needs none, and no roster holds up a check.
 *
 * @source house
 */
const PARTS: readonly { readonly name: string; readonly run: Part; readonly atOnce: number }[] = [
  { name: 'facts', run: applyFacts, atOnce: 1 },
  { name: 'scores', run: sendScores, atOnce: 1 },
  { name: 'tasks', run: runTasks, atOnce: 2 },
];

/** Begins to work on what LMSs told, on what goes back to them, and on what administrators asked for. */
export function startLmsWorker(installation: Installation, log: Logger): LmsWorker {
  const running = new Map<string, Promise<void>>();
  const restingUntilMs = new Map<string, number>();
  let isStopping = false;
  let looking: Promise<void> | undefined;

  function start(key: string, name: string, work: () => Promise<void>): void {
    if (running.has(key) || (restingUntilMs.get(key) ?? 0) > Date.now()) return;
    restingUntilMs.delete(key);
    const done = work()
      .catch((error: unknown) => {
        // Whoever stops takes the database away from what would not end in time.
        if (isStopping) return;
        restingUntilMs.set(key, Date.now() + REST_MS);
        logFailure(log, error, `LMS work: ${name}`);
      })
      .finally(() => running.delete(key));
    running.set(key, done);
  }

  async function look(): Promise<void> {
    for (const partnershipId of await lmsWork(installation.database.app, installation.now().toISOString()))
      for (const { name, run, atOnce } of PARTS)
        for (let place = 1; place <= atOnce && !isStopping; place += 1)
          start(`${partnershipId} ${name} ${place}`, name, () => run(installation, partnershipId, () => isStopping));
  }

  const ticking = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => {
        if (!isStopping) logFailure(log, error, 'LMS work');
      })
      .finally(() => (looking = undefined));
  }, TICK_MS);
  ticking.unref();

  return {
    async stop(graceMs) {
      clearInterval(ticking);
      isStopping = true;
      await looking;
      const waiting = new AbortController();
      await Promise.race([
        Promise.all(running.values()),
        sleep(graceMs, undefined, { signal: waiting.signal }).catch(() => undefined),
      ]);
      waiting.abort();
    },
  };
}
