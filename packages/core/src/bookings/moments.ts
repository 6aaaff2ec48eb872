import { dateOf, dayOf, knownBy, localDate, type CalendarDate, type Instant } from '../calendar.ts';
import type { Event, EventSession } from '../events/schema.ts';

const HOUR_MS = 3_600_000;

/** The start of an event: of the earliest of its sessions. @source house */
export function startOf(sessions: readonly EventSession[]): Instant {
  return sessions.reduce(
    (first, { startsAt }) => (isBefore(startsAt, first) ? startsAt : first),
    sessions[0]!.startsAt,
  );
}

/** The end of the last session of an event. @source house */
export function endOf(sessions: readonly EventSession[]): Instant {
  return sessions.reduce((last, { endsAt }) => (isBefore(last, endsAt) ? endsAt : last), sessions[0]!.endsAt);
}

/** The local day on which an event begins, from which notice is counted. @source Bath and North East Somerset, Appendix 5 */
export function firstDayOf(sessions: readonly EventSession[], timeZone: string): CalendarDate {
  return localDate(startOf(sessions), timeZone);
}

/**
 * The moment from which a register is open, to be marked and to let people in at the door: the first of the local day of the first session.
 *
 * @source house
 */
export function registerOpensAt(sessions: readonly EventSession[], timeZone: string): Instant {
  return daysBeforeAt(sessions, 0, timeZone);
}

/** The moment from which nobody is promoted from the waiting list: too late to still arrange a day off. @source house */
export function cutOffAt({ sessions, places }: Pick<Event, 'sessions' | 'places'>): Instant {
  return new Date(Date.parse(startOf(sessions)) - places.cutOffHours * HOUR_MS).toISOString();
}

/** The moment at which a rule ends that holds until so many calendar days before an event: the first of that local day. @source house */
export function daysBeforeAt(sessions: readonly EventSession[], days: number, timeZone: string): Instant {
  const dayBefore = dateOf(dayOf(firstDayOf(sessions, timeZone)) - days - 1);
  return new Date(Date.parse(knownBy(dayBefore, timeZone)) + 1).toISOString();
}

/** Whether one moment is earlier than another, however each writes its offset. @source house */
export function isBefore(one: Instant, other: Instant): boolean {
  return Date.parse(one) < Date.parse(other);
}

/** The earliest of some moments. @source house */
export function earliest(moments: readonly Instant[]): Instant | undefined {
  return moments.reduce<Instant | undefined>(
    (first, moment) => (first === undefined || isBefore(moment, first) ? moment : first),
    undefined,
  );
}
