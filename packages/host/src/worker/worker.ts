import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { logFailure } from '../http/request-log.ts';
import type { Installation } from '../installation.ts';

/** One part of some work in one partnership, as far as there is any. */
export type Part = (installation: Installation, partnershipId: number, isStopping: () => boolean) => Promise<void>;

/** What is done behind the scenes, in parts that run beside each other in a partnership. */
export interface Work {
  /** For the log. */
  readonly name: string;
  /** The tenants' numbers of the partnerships in which there is something to do now. Asked once a second, so it must cost little. */
  readonly where: (installation: Installation) => Promise<readonly number[]>;
  readonly parts: readonly {
    readonly name: string;
    readonly run: Part;
    /** How many of it run at once in one partnership. */
    readonly atOnce: number;
  }[];
}

/** What is at work behind the scenes. Any number of services share it. */
export interface Worker {
  /** Waits so long for what is at work; what is not done by then is taken up by whoever runs next. */
  stop(graceMs: number): Promise<void>;
}

/** How often it is looked whether there is work. */
const TICK_MS = 1_000;

/** After work that failed on our side, it is left alone for so long. */
const REST_MS = 15_000;

/** Begins to look for work of these kinds, and does what there is. */
export function startWorker(installation: Installation, works: readonly Work[], log: Logger): Worker {
  const running = new Map<string, Promise<void>>();
  const restingUntilMs = new Map<string, number>();
  let isStopping = false;
  const looking = new Map<Work, Promise<void>>();

  function start(key: string, name: string, work: () => Promise<void>): void {
    if (running.has(key) || (restingUntilMs.get(key) ?? 0) > Date.now()) return;
    restingUntilMs.delete(key);
    const done = work()
      .catch((error: unknown) => {
        // Whoever stops takes the database away from what would not end in time.
        if (isStopping) return;
        restingUntilMs.set(key, Date.now() + REST_MS);
        logFailure(log, error, name);
      })
      .finally(() => running.delete(key));
    running.set(key, done);
  }

  async function look({ name: work, where, parts }: Work): Promise<void> {
    for (const partnershipId of await where(installation))
      for (const { name, run, atOnce } of parts)
        for (let place = 1; place <= atOnce && !isStopping; place += 1)
          start(`${partnershipId} ${work} ${name} ${place}`, `${work}: ${name}`, () =>
            run(installation, partnershipId, () => isStopping),
          );
  }

  const ticking = setInterval(() => {
    for (const work of works)
      if (!looking.has(work))
        looking.set(
          work,
          look(work)
            .catch((error: unknown) => {
              if (!isStopping) logFailure(log, error, work.name);
            })
            .finally(() => looking.delete(work)),
        );
  }, TICK_MS);
  ticking.unref();

  return {
    async stop(graceMs) {
      clearInterval(ticking);
      isStopping = true;
      await Promise.all(looking.values());
      const waiting = new AbortController();
      await Promise.race([
        Promise.all(running.values()),
        sleep(graceMs, undefined, { signal: waiting.signal }).catch(() => undefined),
      ]);
      waiting.abort();
    },
  };
}
