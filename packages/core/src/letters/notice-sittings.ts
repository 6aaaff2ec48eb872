import { localDate, type Instant } from '../calendar.ts';
import type { EventRecord, EventSession } from '../events/schema.ts';
import { isLinkShown } from '../events/programme/joining-link.ts';
import { spokenDay } from '../wording.ts';

/** `Tuesday 9 February 2027`. */
export function dayInWords(at: Instant, timeZone: string): string {
  return spokenDay(localDate(at, timeZone));
}

/** `9:30am`, by the clock on the wall. */
export function timeInWords(at: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', minute: '2-digit', hour12: true })
    .format(new Date(at))
    .replaceAll(/\s/g, '')
    .toLowerCase();
}

/** `Tuesday 9 February 2027, 9:30am to 12:30pm`. */
export function sessionInWords(
  { startsAt, endsAt }: Pick<EventSession, 'startsAt' | 'endsAt'>,
  timeZone: string,
): string {
  return `${dayInWords(startsAt, timeZone)}, ${timeInWords(startsAt, timeZone)} to ${timeInWords(endsAt, timeZone)}`;
}

/** Where an event takes place in one line, as far as it may be said now. */
export function placeInWords(
  event: Pick<EventRecord, 'mode' | 'venue' | 'joiningLink' | 'linkShownHours' | 'sessions' | 'state'>,
  now: Instant,
): string {
  if (event.mode === 'virtual') return (isLinkShown(event, now) && event.joiningLink) || 'Online';
  const { venue } = event;
  return venue === undefined ? 'To be announced' : [venue.name, venue.address].filter(Boolean).join(', ');
}
