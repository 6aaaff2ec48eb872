import { isIP } from 'node:net';
import { openFault } from '@trellis/core/access';
import { CLOCK_LIMIT_SECONDS, judgeClock, type CheckStep } from '@trellis/core/lms';
import type { CheckFacts } from './check-facts.ts';

/** After so many days without a word, a plugin is asked after. Every night it compares what both sides have. @source house */
const QUIET_DAYS = 3;

const good = (id: CheckStep['id'], sentence: string): CheckStep => ({ id, state: 'good', sentence });
const bad = (id: CheckStep['id'], sentence: string): CheckStep => ({ id, state: 'bad', sentence });
const notTried = (id: CheckStep['id'], sentence: string): CheckStep => ({ id, state: 'not-tried', sentence });

/** Whether an LMS can be expected to reach this service, judged by the two addresses alone. */
export function addressStep(publicUrl: string, { registration }: Pick<CheckFacts, 'registration'>): CheckStep {
  const own = new URL(publicUrl);
  const isOwnMachine = isLoopback(own.hostname);
  if (isOwnMachine && registration !== undefined && !isLoopback(new URL(registration.issuer).hostname))
    return bad(
      'address',
      `The LMS is asked to reach Trellis at ${own.origin}, which is an address of this machine alone. Set TRELLIS_PUBLIC_URL to the address that others reach it at, and connect the LMS again.`,
    );
  if (own.protocol !== 'https:' && !isOwnMachine)
    return bad(
      'address',
      `Trellis is at ${own.origin}, which is not https. LMSs refuse such tools, and browsers keep no session in a frame. Set TRELLIS_PUBLIC_URL to an https address.`,
    );
  if (isPrivateNumber(own.hostname) || isUncommonPort(own) || isOwnMachine)
    return good(
      'address',
      `Trellis is at ${own.origin}. Moodle blocks private addresses and ports other than 80 and 443 at first: if the access token below is refused, take the host out of “cURL blocked hosts list” and add the port to “cURL allowed ports list”.`,
    );
  return good('address', `Trellis is at ${own.origin}.`);
}

/** Whether the LMS was let in, and what it is believed to say of people. */
export function approvalStep({ platform }: Pick<CheckFacts, 'platform'>): CheckStep {
  if (platform === undefined) return bad('approval', 'This LMS is not connected any more. Connect it again.');
  if (platform.state === 'deactivated')
    return bad('approval', 'This LMS was switched off in Trellis. Approve it again to let its users in.');
  if (platform.state === 'pending')
    return bad('approval', 'This LMS registered and waits to be approved. Approve it under Connected LMSs.');
  const active = platform.deployments.filter(({ state }) => state === 'active');
  const waiting = platform.deployments.filter(({ state }) => state === 'pending').length;
  if (active.length === 0)
    return bad(
      'approval',
      waiting > 0
        ? 'The LMS is approved, but its deployment waits to be. Approve the deployment under Connected LMSs.'
        : 'The LMS is approved, but no deployment of it has been seen. Open Trellis from the LMS once, then approve the deployment.',
    );
  const vouched = [...new Set(active.flatMap(({ vouchesFor }) => vouchesFor))];
  const alsoWaiting = waiting > 0 ? ' Another deployment waits to be approved.' : '';
  return vouched.length === 0
    ? good(
        'approval',
        `The LMS is approved and vouches for nobody: each account waits to be joined by hand or by a code.${alsoWaiting}`,
      )
    : good('approval', `The LMS is approved and vouches for ${inWords(vouched)} of its users.${alsoWaiting}`);
}

/** Whether somebody came in from the LMS, and what went wrong last. */
export function launchStep({ platform, timeZone }: Pick<CheckFacts, 'platform' | 'timeZone'>): CheckStep {
  const deployments = platform?.deployments ?? [];
  const lastAt = latest(deployments.map(({ lastLaunchAt }) => lastLaunchAt));
  const fault = deployments
    .flatMap((deployment) => openFault(deployment) ?? [])
    .toSorted((one, other) => other.at.localeCompare(one.at))[0];
  if (fault !== undefined)
    return bad('launch', `The last launch was refused on ${dayAndTime(fault.at, timeZone)}: ${fault.message}`);
  return lastAt === undefined
    ? notTried('launch', 'Nobody has opened Trellis from this LMS yet. Place a link in a course and open it.')
    : good('launch', `Trellis was last opened from this LMS on ${dayAndTime(lastAt, timeZone)}.`);
}

/** Whether the plugin of the LMS tells us what happens there. */
export function pluginStep(
  { connection, timeZone }: Pick<CheckFacts, 'connection' | 'timeZone'>,
  now: Date,
): CheckStep {
  if (connection === undefined)
    return notTried(
      'plugin',
      'No plugin of this LMS is connected, so completions arrive by file only. For Moodle, make a connection code and install the plugin.',
    );
  const { lastEventAt, lastReconciledAt, site } = connection;
  const named = `The plugin ${site?.pluginVersion ?? ''} of ${site?.name ?? 'the LMS'}`.replaceAll('  ', ' ');
  const lastAt = latest([lastEventAt, lastReconciledAt]);
  if (lastAt === undefined)
    return notTried('plugin', `${named} is connected and has not told of anything yet. Complete a course to try it.`);
  if (now.getTime() - Date.parse(lastAt) > QUIET_DAYS * 86_400_000)
    return bad(
      'plugin',
      `${named} has said nothing since ${dayAndTime(lastAt, timeZone)}, not even at night. Check that cron runs in the LMS, and look at the plugin’s own page there.`,
    );
  return good(
    'plugin',
    lastEventAt === undefined
      ? `${named} compared its courses with ours on ${dayAndTime(lastAt, timeZone)}, and has told of no completion yet.`
      : `${named} last told of something on ${dayAndTime(lastEventAt, timeZone)}.`,
  );
}

/** Whether the clocks of both sides agree. */
export function clockStep({ connection }: Pick<CheckFacts, 'connection'>): CheckStep {
  const ahead = connection?.clockAheadSeconds;
  if (ahead === undefined)
    return notTried('clock', 'The clock of the LMS is not known: only a connected plugin tells it.');
  const { state, apart } = judgeClock(ahead);
  if (state === 'off')
    return bad(
      'clock',
      `The clock of the LMS is ${apart}. Set the clocks of both servers by the network; at ${CLOCK_LIMIT_SECONDS / 60} minutes nothing from the LMS is believed any more.`,
    );
  return good('clock', state === 'agrees' ? 'Both clocks agree.' : `The clock of the LMS is ${apart}.`);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

function isPrivateNumber(hostname: string): boolean {
  return isIP(hostname) === 4 && /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.)/.test(hostname);
}

function isUncommonPort({ port }: URL): boolean {
  return !['', '80', '443'].includes(port);
}

function latest(times: readonly (string | undefined)[]): string | undefined {
  return times
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1);
}

function inWords(vouched: readonly ('work-email' | 'staff-number')[]): string {
  return vouched.map((each) => (each === 'work-email' ? 'the work e-mail' : 'the staff number')).join(' and ');
}

function dayAndTime(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(at));
}
