import { inspect } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';

/** How often it is looked. */
const STEP_MS = 50;
/** Below the time that a test is given, so that what was seen is told before the test is ended. */
const LIMIT_MS = 60_000;

/**
 * Waits for what a service does by itself: looks again and again until it is so.
 *
 * @returns what was seen when it was so
 * @throws Error with what was seen last, after 60 seconds
 */
export async function eventually<Value>(
  look: () => Promise<Value> | Value,
  isSo: (value: Value) => boolean,
): Promise<Value> {
  const endsAtMs = performance.now() + LIMIT_MS;
  for (;;) {
    const value = await look();
    if (isSo(value)) return value;
    if (performance.now() > endsAtMs)
      throw new Error(`Waited ${LIMIT_MS / 1_000} seconds in vain. Seen last: ${inspect(value, { depth: 6 })}`);
    await sleep(STEP_MS);
  }
}
