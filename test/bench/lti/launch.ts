import type { Platform } from '@trellis/testing/platform';
import type { Answer } from './connection.ts';
import { send, secondsFor } from './load.ts';
import type { MeasuredTool } from './measured-tool.ts';
import { askedIn, loginFor, messageFor } from './message.ts';

/** Launches a second. */
export interface LaunchRate {
  /** From the login to the page that opens. */
  readonly whole: number;
  /** From the login to the answer to the message, which begins the session and names the page. */
  readonly toMessage: number;
}

/**
 * How many people launch a tool in a second: everybody logs in, then everybody's message arrives, then everybody's page is opened. The platform
 * signs between the first two, off the clock, since it is not what is measured.
 *
 * @throws Error when a launch was refused
 */
export async function measureRound(
  tool: MeasuredTool,
  platform: Platform,
  users: readonly string[],
): Promise<LaunchRate> {
  const forms = users.map((user) => loginFor(tool, platform.url, user));
  const logins: Answer[] = [];
  const loginSeconds = await secondsFor(users.length, async (index) => {
    logins[index] = await send(tool.loginUrl, '', forms[index]!);
  });
  const messages: { readonly to: string; readonly body: string }[] = [];
  for (const [index, { location }] of logins.entries()) {
    const { redirectUri, state, nonce } = askedIn(location);
    const token = await messageFor(tool, platform.url, users[index]!, nonce, platform.keys.current());
    messages.push({ to: redirectUri, body: new URLSearchParams({ state, id_token: token }).toString() });
  }
  const pages: { readonly at: string; readonly cookies: string }[] = [];
  const messageSeconds = await secondsFor(users.length, async (index) => {
    const { to, body } = messages[index]!;
    const { status, location, cookies } = await send(to, logins[index]!.cookies, body);
    if (!tool.landing.test(location)) throw new Error(`${tool.name} refused a launch with status ${status}.`);
    pages[index] = { at: new URL(location, to).href, cookies };
  });
  const pageSeconds = await secondsFor(users.length, async (index) => {
    const { at, cookies } = pages[index]!;
    const { status } = await send(at, cookies);
    if (status !== 200) throw new Error(`${tool.name} answered a launch's page with status ${status}.`);
  });
  const toMessage = loginSeconds + messageSeconds;
  return { whole: users.length / (toMessage + pageSeconds), toMessage: users.length / toMessage };
}
