import type { Event } from '@trellis/core/events';
import { count, longDate } from '@trellis/ui/long-date';
import { dayAt } from '@trellis/ui/sitting';
import { listed, many } from '@trellis/ui/plural-words';

/** Sittings up to this long are half a day in words. What they cost is the policy's to say. */
const HALF_DAY_MINUTES = 240;
/** Shorter ones are told in hours and minutes. */
const SHORT_MINUTES = 120;

const MINUTE_MS = 60_000;

type Sessions = Event['sessions'];

function minutesOf({ startsAt, endsAt }: Sessions[number]): number {
  return Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS);
}

/**
 * How long an event takes, as people say it: "Half day", "Full day", "2 days", "1 hour 30 minutes".
 *
 * @source house
 */
export function lengthWords(sessions: Sessions): string {
  const minutes = sessions.map(minutesOf);
  const first = minutes[0] ?? 0;
  if (sessions.length === 1)
    return first <= SHORT_MINUTES ? hoursAndMinutes(first) : first <= HALF_DAY_MINUTES ? 'Half day' : 'Full day';
  if (minutes.every((each) => each > HALF_DAY_MINUTES)) return `${sessions.length} days`;
  if (minutes.every((each) => each <= HALF_DAY_MINUTES)) return `${sessions.length} half days`;
  return `${sessions.length} dates`;
}

/** How long an event takes as price lists see it, in days and half days: "half day", "2 days". */
export function dayWords(sessions: Sessions): string {
  const words = lengthWords(sessions);
  return /^\d+ (?:hour|minute)/.test(words) ? 'half day' : words.toLowerCase();
}

/** Minutes as people say them: "3 hours 15 minutes". */
export function hoursAndMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? many(hours, 'hour') : '', rest > 0 ? many(rest, 'minute') : ''].filter(Boolean).join(' ');
}

/** How long and where, in a few words: "Half day, online", "Full day, Guildhall". */
export function lengthAndPlace({ sessions, mode, venue }: Pick<Event, 'sessions' | 'mode' | 'venue'>): string {
  return `${lengthWords(sessions)}, ${mode === 'virtual' ? 'online' : (venue?.name ?? 'in a room')}`;
}

/** Who leads it, with what they do and for whom: a group that several agencies teach is a reason to come. */
export function ledBy(
  trainers: readonly { readonly name: string; readonly jobRole: string; readonly agencyName: string }[],
): string {
  const names = trainers.map(({ name, jobRole, agencyName }) => `${name} (${jobRole}, ${agencyName})`);
  return names.length === 0 ? '' : `Led by ${listed(names)}.`;
}

/** How many places are left, or how many wait, in the room of a list. */
export function placesLine({
  event: { places },
  placesLeft,
  taken,
  waiting,
}: {
  readonly event: { readonly places: Pick<Event['places'], 'maximum' | 'allotment'> };
  readonly placesLeft: number;
  readonly taken: number;
  readonly waiting: number;
}): string {
  const { maximum } = places;
  if (places.allotment === 'coordinator' && taken === 0)
    return `${many(maximum, 'place')}, given out together. ${askedSoFar(waiting)}`;
  if (placesLeft > 0) return `${count(placesLeft)} of ${many(maximum, 'place')} left`;
  return waiting === 0 ? 'Full, nobody waiting' : `Full, ${many(waiting, 'person waiting', 'people waiting')}`;
}

/** How many have asked for places that are given out together. */
export function askedSoFar(waiting: number): string {
  return waiting === 0 ? 'Nobody has asked yet' : `${many(waiting, 'person has', 'people have')} asked so far`;
}

/** That an event was moved, from which day and why; empty where it never was. */
export function movedLine(
  movedFrom: readonly { readonly startsAt: string; readonly why: string }[],
  declineFreeUntilOn: string | undefined,
  timeZone: string,
): string {
  const last = movedFrom[0];
  if (last === undefined) return '';
  const free =
    declineFreeUntilOn === undefined
      ? ''
      : ` You can give your place up without charge until ${longDate(declineFreeUntilOn)}, whatever the notice.`;
  return `It was to be on ${longDate(dayAt(last.startsAt, timeZone))}. The reason: ${last.why}${/[.!?]$/.test(last.why) ? '' : '.'}${free}`;
}

/** From when the joining link is shown to those with a place: "24 hours before", "2 days before". */
export function linkShownWords(hours: number): string {
  if (hours === 0) return 'when it begins';
  return hours % 24 === 0 && hours > 24 ? `${many(hours / 24, 'day')} before` : `${many(hours, 'hour')} before`;
}
