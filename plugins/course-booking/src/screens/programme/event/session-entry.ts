import type { EventSession } from '@trellis/core/events';
import { dateOf, entryOf, noDate, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';
import { instantOf, wallClock } from '@trellis/ui/wall-clock';
import { timeOf } from './typed-time.ts';

/** One sitting as it is typed. */
export interface SessionEntry {
  readonly on: DateEntry;
  readonly from: string;
  readonly until: string;
}

/** A sitting of which nothing is typed yet. */
export const noSession: SessionEntry = { on: noDate, from: '', until: '' };

/** What to show in the form for a sitting. */
export function sessionEntryOf({ startsAt, endsAt }: EventSession, timeZone: string): SessionEntry {
  const start = wallClock(startsAt, timeZone);
  return { on: entryOf(start.on), from: start.time, until: wallClock(endsAt, timeZone).time };
}

/** The ids of the fields of a sitting, by its place in the list. */
export const sessionField = (part: 'on' | 'from' | 'until', at: number): string => `session-${at}-${part}`;

/** What is wrong with the sittings as they are typed: each alone, then their order. */
export function sessionFaults(sessions: readonly SessionEntry[], timeZone: string): readonly FieldError[] {
  const alone = sessions.flatMap((session, at) => faultsOfOne(session, at, sessions.length > 1));
  if (alone.length > 0) return alone;
  const typed = sessionsTyped(sessions, timeZone);
  return typed.flatMap((session, at) =>
    at > 0 && session.startsAt < typed[at - 1]!.endsAt
      ? [
          {
            fieldId: sessionField('on', at),
            text: `Session ${at + 1} begins before session ${at} is over. Put them in order, without overlap`,
          },
        ]
      : [],
  );
}

function faultsOfOne({ on, from, until }: SessionEntry, at: number, isOneOfSeveral: boolean): readonly FieldError[] {
  const of = isOneOfSeveral ? ` of session ${at + 1}` : '';
  const [start, end] = [timeOf(from), timeOf(until)];
  return [
    ...(dateOf(on) === null
      ? [{ fieldId: sessionField('on', at), text: `Enter the day${of}, such as 18 1 2027` }]
      : []),
    ...(start === null
      ? [{ fieldId: sessionField('from', at), text: `Enter when it begins${of}, such as 9:30am` }]
      : []),
    ...(end === null ? [{ fieldId: sessionField('until', at), text: `Enter when it ends${of}, such as 4:30pm` }] : []),
    ...(start !== null && end !== null && end <= start
      ? [{ fieldId: sessionField('until', at), text: `The end${of} must be later than its start` }]
      : []),
  ];
}

/** The sittings that were typed, once nothing is wrong with them. */
export function sessionsTyped(sessions: readonly SessionEntry[], timeZone: string): EventSession[] {
  return sessions.map(({ on, from, until }) => {
    const day = dateOf(on)!;
    return { startsAt: instantOf(day, timeOf(from)!, timeZone), endsAt: instantOf(day, timeOf(until)!, timeZone) };
  });
}
