/** How often something that another system must take is tried, which with the waits between takes about three days. @source house */
export const TRIES_AT_MOST = 20;

const LONGEST_WAIT_MINUTES = 360;
/** By how much of itself a wait may be shorter or longer, so that what failed together is not tried together again. */
const JITTER = 0.2;

/**
 * When to try again what has failed: after 1, 2, 4 minutes and so on, up to 6 hours each, for about three days.
 *
 * @param attempts - how often it was tried, 1 or more
 * @param now - RFC 3339
 * @param random - from 0 up to, not including, 1
 * @param retryAfterSeconds - how long the other system asked us to wait at least
 * @returns RFC 3339; undefined: give up
 * @source house
 */
export function nextTry(attempts: number, now: string, random: number, retryAfterSeconds = 0): string | undefined {
  if (attempts >= TRIES_AT_MOST) return undefined;
  const minutes = Math.min(2 ** (Math.max(attempts, 1) - 1), LONGEST_WAIT_MINUTES);
  const wait = minutes * 60_000 * (1 + JITTER * (2 * random - 1));
  const asked = Math.min(retryAfterSeconds, LONGEST_WAIT_MINUTES * 60) * 1000;
  return new Date(Date.parse(now) + Math.max(wait, asked)).toISOString();
}

/** A number from 0 up to 1 out of a text: another one for each thing and attempt, so that what failed together is not tried together again. */
export function spreadBy(text: string): number {
  let hash = 0;
  for (const letter of text) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return hash / 1_000_003;
}
