import type { Platform } from '@trellis/testing/platform';
import type { Measurement } from '../measurement.ts';
import { send, secondsFor } from './load.ts';
import type { MeasuredTool } from './measured-tool.ts';
import { askedIn, loginFor, messageFor } from './message.ts';

const LAUNCHES = 100;

/** How long after a fetch that did not bring a key Trellis asks for no other. */
const COOLDOWN_SECONDS = 10;

/**
 * How often a platform is asked for its keyset while messages arrive that it has not signed.
 *
 * @throws Error when one of them was let in
 */
export async function badLaunches(tool: MeasuredTool, platform: Platform): Promise<Measurement> {
  const before = platform.keys.fetches;
  const seconds = await secondsFor(LAUNCHES, async (index) => {
    const user = `user-${index}`;
    const { location, cookies } = await send(tool.loginUrl, '', loginFor(tool, platform.url, user));
    const { redirectUri, state, nonce } = askedIn(location);
    const token = await messageFor(tool, platform.url, user, nonce, platform.keys.stranger());
    const { status } = await send(redirectUri, cookies, new URLSearchParams({ state, id_token: token }).toString());
    if (status !== 403) throw new Error(`A launch under an unknown key was answered with status ${status}.`);
  });
  const fetches = platform.keys.fetches - before;
  return {
    name: `keyset fetches under ${LAUNCHES} bad launches`,
    value: fetches,
    unit: fetches === 1 ? 'fetch' : 'fetches',
    ratio: fetches / Math.ceil(seconds / COOLDOWN_SECONDS),
    against: `one in each cooldown of ${COOLDOWN_SECONDS} s`,
    hold: 'at most 1',
  };
}
