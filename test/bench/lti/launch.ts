import type { Platform } from '@trellis/testing/platform';
import { post, secondsFor, type Answer } from './load.ts';
import type { MeasuredTool } from './measured-tool.ts';
import { askedIn, loginFor, messageFor } from './message.ts';

/**
 * How many people launch a tool in a second: everybody logs in, then everybody's message arrives. The platform signs between the two, off
 * the clock, since it is not what is measured.
 *
 * @throws Error when a launch was refused
 */
export async function launchesPerSecond(
  tool: MeasuredTool,
  platform: Platform,
  users: readonly string[],
): Promise<number> {
  const logins: Answer[] = [];
  const loginSeconds = await secondsFor(users.length, async (index) => {
    logins[index] = await post(tool.loginUrl, loginFor(tool, platform.url, users[index]!));
  });
  const messages: { readonly to: string; readonly form: Readonly<Record<string, string>> }[] = [];
  for (const [index, { location }] of logins.entries()) {
    const { redirectUri, state, nonce } = askedIn(location);
    const token = await messageFor(tool, platform.url, users[index]!, nonce, platform.keys.current());
    messages.push({ to: redirectUri, form: { state, id_token: token } });
  }
  const launchSeconds = await secondsFor(users.length, async (index) => {
    const { to, form } = messages[index]!;
    const { status, location } = await post(to, form, logins[index]!.cookies);
    if (!tool.landing.test(location)) throw new Error(`${tool.name} refused a launch with status ${status}.`);
  });
  return users.length / (loginSeconds + launchSeconds);
}
