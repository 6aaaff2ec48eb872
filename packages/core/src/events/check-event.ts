import { localDate, type Instant } from '../calendar.ts';
import type { Course, CourseVersion } from '../courses/schema.ts';
import { isWithdrawn } from '../courses/withdrawn.ts';
import { DomainError } from '../errors.ts';
import type { Event, EventsErrorCode, EventSession, PlaceRules } from './schema.ts';

/**
 * The sessions of an event in order of time, as UTC.
 *
 * @throws `events.sessions-overlap`
 * @source house nobody can be in two rooms at once
 */
export function inOrder(sessions: readonly EventSession[]): EventSession[] {
  const sorted = sessions
    .map(({ startsAt, endsAt }) => ({ startsAt: utc(startsAt), endsAt: utc(endsAt) }))
    .toSorted((one, other) => one.startsAt.localeCompare(other.startsAt));
  const overlapping = sorted.findIndex((session, index) => index > 0 && session.startsAt < sorted[index - 1]!.endsAt);
  if (overlapping !== -1)
    throw refusal('events.sessions-overlap', 'Two sessions overlap. Each must end before the next begins.', {
      field: `sessions.${overlapping}.startsAt`,
    });
  return sorted;
}

function utc(instant: Instant): Instant {
  return new Date(instant).toISOString();
}

/**
 * Refuses rules for places that contradict themselves, or that would take a place away from somebody who has one.
 *
 * @param taken - people who have a place now
 * @throws `events.quotas-overlap`, `events.quotas-exceed-places`, `events.fewer-than-taken`
 * @source house a place that was given stays given
 */
export function insistOnPlaces(places: PlaceRules, taken: number): void {
  const kinds = places.quotas.flatMap((quota) => quota.agencyKinds);
  const twice = kinds.find((kind, index) => kinds.indexOf(kind) !== index);
  if (twice !== undefined)
    throw refusal('events.quotas-overlap', 'A kind of agency stands in two quotas. Take it out of one.', {
      field: 'places.quotas',
      agencyKind: twice,
    });
  const kept = places.quotas.reduce((sum, quota) => sum + quota.places, 0);
  if (kept > places.maximum)
    throw refusal('events.quotas-exceed-places', `The quotas keep ${kept} places, and there are ${places.maximum}.`, {
      field: 'places.quotas',
    });
  if (places.maximum < taken)
    throw refusal('events.fewer-than-taken', `${taken} people have a place already. Keep at least as many.`, {
      field: 'places.maximum',
      taken,
    });
}

/** What an event is published with. */
export interface Publishing {
  readonly event: Pick<Event, 'mode' | 'venue' | 'sessions' | 'courseVersion'>;
  readonly course: Pick<Course, 'kind'>;
  readonly versions: readonly CourseVersion[];
  readonly now: Instant;
  readonly timeZone: string;
}

/**
 * Refuses what nobody could book: a room that is not said, a version that is withdrawn, a date that has gone by, an offer of somebody else.
 *
 * @throws `events.not-bookable`, `events.venue-needed`, `events.version-withdrawn`, `events.already-ended`
 * @source house
 */
export function insistOnPublishable({ event, course, versions, now, timeZone }: Publishing): void {
  if (course.kind === 'other-offer')
    throw refusal('events.not-bookable', 'Offers of others are only sign-posted: they have no dates here.');
  insistOnVenue(event);
  if (hasBegun(event, now)) throw refusal('events.already-ended', 'Its date has gone by. Choose another one.');
  insistOnVersion({ event, versions, now, timeZone });
}

/**
 * Refuses a classroom event without a room.
 *
 * @throws `events.venue-needed`
 * @source house
 */
export function insistOnVenue({ mode, venue }: Pick<Event, 'mode' | 'venue'>): void {
  if (mode === 'classroom' && venue === undefined)
    throw refusal('events.venue-needed', 'Say where it takes place before it is published.', { field: 'venue' });
}

/**
 * Refuses a version that cannot be booked today or taken on the day of the event.
 *
 * @throws `events.version-withdrawn`
 * @source London Competency Framework section 1.9: relevance, currency and accuracy
 */
export function insistOnVersion({ event, versions, now, timeZone }: Omit<Publishing, 'course'>): void {
  const version = versions.find((each) => each.version === event.courseVersion);
  if (version === undefined) return;
  const lastDay = localDate(event.sessions.at(-1)!.endsAt, timeZone);
  if (isWithdrawn(version, localDate(now, timeZone)) || (version.validTo !== null && version.validTo < lastDay))
    throw refusal(
      'events.version-withdrawn',
      `Version ${version.version} of this course cannot be taken any more on that date. Choose another version.`,
      { field: 'courseVersion', version: version.version },
    );
}

/** Whether the first session has begun. */
export function hasBegun({ sessions }: Pick<Event, 'sessions'>, now: Instant): boolean {
  return Date.parse(sessions[0]!.startsAt) <= Date.parse(now);
}

/** Whether the last session is over. */
export function isOver({ sessions }: Pick<Event, 'sessions'>, now: Instant): boolean {
  return Date.parse(sessions.at(-1)!.endsAt) <= Date.parse(now);
}

/** What events are refused with. */
export function refusal(
  code: EventsErrorCode,
  message: string,
  facts?: Readonly<Record<string, unknown>>,
): DomainError<EventsErrorCode> {
  return new DomainError(code, message, facts);
}
