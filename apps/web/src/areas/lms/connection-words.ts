import { CLOCK_LIMIT_SECONDS, judgeClock, type Connection } from '@trellis/core/lms';
import { capital } from '@trellis/ui/capital';
import { longTime } from '@trellis/ui/long-date';
import type { Sign } from '@trellis/ui/state-mark';

/** A sign with its words. */
export interface SignWords {
  readonly state: Sign;
  readonly children: string;
}

/** How a plugin's connection stands. */
export function connectionSign(
  {
    state,
    codeExpiresAt,
    registrationId,
    lastEventAt,
  }: Pick<Connection, 'state' | 'codeExpiresAt' | 'registrationId' | 'lastEventAt'>,
  now: string,
): SignWords {
  if (state === 'disconnected') return { state: 'exempt', children: 'Disconnected' };
  if (state === 'invited')
    return Date.parse(codeExpiresAt) > Date.parse(now)
      ? { state: 'wait', children: 'Its code waits to be used' }
      : { state: 'exempt', children: 'Its code has run out' };
  if (registrationId === undefined) return { state: 'wait', children: 'The plugin has still to register the tool' };
  if (lastEventAt === undefined) return { state: 'unknown', children: 'Connected. Nothing has come yet' };
  return { state: 'current', children: 'Connected' };
}

/** The sentence that the page of a connection without an LMS leads with. */
export function connectionAnswer(
  { state, codeExpiresAt }: Pick<Connection, 'state' | 'codeExpiresAt'>,
  now: string,
): { readonly title: string; readonly more: string } {
  if (state === 'disconnected')
    return { title: 'This connection has ended.', more: 'Nothing is taken from it any more.' };
  if (state === 'connected')
    return {
      title: 'The plugin is connected. One step is left.',
      more: 'It has still to register the tool in Moodle. Nothing is taken from it before.',
    };
  return Date.parse(codeExpiresAt) > Date.parse(now)
    ? { title: 'The code waits to be used.', more: 'This page shows it as soon as the plugin has connected.' }
    : { title: 'The code has run out.', more: 'Make another one. Nothing is lost.' };
}

/** What to do about a connection, as a sentence. */
export function connectionAdvice(connection: Connection, now: string, timeZone: string): string {
  const { state, codeExpiresAt, registrationId, lastEventAt } = connection;
  switch (state) {
    case 'disconnected':
      return 'Nothing is taken from it any more. What it brought stays on record.';
    case 'invited':
      return Date.parse(codeExpiresAt) > Date.parse(now)
        ? `Paste the code into the plugin’s page in Moodle before ${longTime(codeExpiresAt, timeZone)}. We showed it once: if it is lost, take it back and make another.`
        : `Nobody used it before ${longTime(codeExpiresAt, timeZone)}. Make another one.`;
    case 'connected':
      if (registrationId === undefined)
        return 'Open the plugin’s page in Moodle: it says why, and “Register the LTI tool” there tries once more.';
      return lastEventAt === undefined
        ? 'Complete a course in Moodle as a test. It comes here the next time Moodle’s cron runs, mostly within a minute.'
        : `The last thing it told us came on ${longTime(lastEventAt, timeZone)}.`;
  }
}

/** Whether two clocks agree, in words. */
export function clockWords(clockAheadSeconds: number | undefined): string {
  if (clockAheadSeconds === undefined) return 'Not known yet';
  const { state, apart } = judgeClock(clockAheadSeconds);
  if (state === 'agrees') return 'They agree';
  return state === 'near'
    ? `Its clock is ${apart}, which is fine`
    : `Its clock is ${apart}. From ${CLOCK_LIMIT_SECONDS} seconds on nothing is accepted: set the time of the LMS’s server`;
}

/** The terms and details of a connected plugin, as far as they are known. */
export function connectionFacts(
  connection: Connection,
  timeZone: string,
): readonly { readonly term: string; readonly detail: string }[] {
  const { site, connectedAt, lastEventAt, lastReconciledAt, clockAheadSeconds } = connection;
  return [
    ...(site === undefined
      ? []
      : [
          { term: 'LMS', detail: `${site.name}, ${site.url}` },
          {
            term: 'Versions',
            detail: `${capital(site.product)} ${site.version}, plugin ${site.pluginVersion}`,
          },
        ]),
    ...(connectedAt === undefined ? [] : [{ term: 'Connected', detail: longTime(connectedAt, timeZone) }]),
    {
      term: 'Last heard of',
      detail: lastEventAt === undefined ? 'Nothing has come yet' : longTime(lastEventAt, timeZone),
    },
    {
      term: 'Last compared',
      detail:
        lastReconciledAt === undefined
          ? 'Not yet. Each night the plugin compares what it sent with what we have'
          : longTime(lastReconciledAt, timeZone),
    },
    { term: 'Clocks', detail: clockWords(clockAheadSeconds) },
  ];
}
