import type { Seat } from '@trellis/core/bookings';
import type { Event } from '@trellis/core/events';

/** What the brute force needs to know of an event. */
export interface OracleEvent extends Pick<Event, 'places' | 'sessions'> {
  readonly timeZone: string;
}

/**
 * Whether there is a place for somebody, found by putting every person on a chair: each chair takes certain kinds of agency, and people are
 * moved about until no more can sit. Written apart from the rule, which only counts.
 */
export function isPlaceFor(event: OracleEvent, taken: readonly Seat[], seat: Seat, now: string): boolean {
  if (taken.length >= event.places.maximum) return false;
  const { perAgency } = event.places;
  const ofAgency = taken.filter((other) => other.agencyId === seat.agencyId).length;
  if (perAgency && isBeforeDay(event, perAgency.untilDaysBefore, now) && ofAgency >= perAgency.places) return false;
  const chairs = chairsOf(event, now);
  return seated(chairs, [...taken, seat]) > seated(chairs, taken);
}

/** The kinds of agency that each chair takes; undefined: all. */
function chairsOf(event: OracleEvent, now: string): readonly (readonly string[] | undefined)[] {
  const kept = event.places.quotas.filter((quota) => isBeforeDay(event, quota.releaseDaysBefore, now));
  const chairs: (readonly string[] | undefined)[] = [];
  for (const quota of kept) for (let n = 0; n < quota.places; n += 1) chairs.push(quota.agencyKinds);
  while (chairs.length < event.places.maximum) chairs.push(undefined);
  return chairs;
}

/** How many people find a chair at most: whoever sits down may make others change theirs. */
function seated(chairs: readonly (readonly string[] | undefined)[], people: readonly Seat[]): number {
  const sitter = new Map<number, Seat>();
  const sit = (person: Seat, tried: Set<number>): boolean => {
    for (const [index, kinds] of chairs.entries()) {
      if (tried.has(index) || (kinds && !kinds.includes(person.agencyKind))) continue;
      tried.add(index);
      const other = sitter.get(index);
      if (other !== undefined && !sit(other, tried)) continue;
      sitter.set(index, person);
      return true;
    }
    return false;
  };
  return people.filter((person) => sit(person, new Set())).length;
}

/** Whether a local day so many days before the first session has not begun yet, by the words of a calendar. */
function isBeforeDay(event: OracleEvent, days: number, now: string): boolean {
  const release = new Date(`${dayAt(event.sessions[0]!.startsAt, event.timeZone)}T12:00:00Z`);
  release.setUTCDate(release.getUTCDate() - days);
  return dayAt(now, event.timeZone) < release.toISOString().slice(0, 10);
}

const days = new Map<string, string>();

function dayAt(at: string, timeZone: string): string {
  const key = `${at} ${timeZone}`;
  const day = days.get(key) ?? new Date(at).toLocaleDateString('sv-SE', { timeZone });
  days.set(key, day);
  return day;
}
