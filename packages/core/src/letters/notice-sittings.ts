import type { CalendarDate, Instant } from '../calendar.ts';
import type { EventRecord, EventSession } from '../events/schema.ts';
import { startOf } from '../bookings/moments.ts';

/** `Tuesday 9 February 2027`. */
export function dayInWords(at: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
    .format(new Date(at))
    .replace(',', '');
}

/** `Tuesday 9 February 2027`, of a calendar date. */
export function dateInWords(date: CalendarDate): string {
  return dayInWords(`${date}T12:00:00Z`, 'UTC');
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

/** The joining link while people with a place may see it. @source house a link that is out early is passed on */
export function linkShown(
  event: Pick<EventRecord, 'joiningLink' | 'linkShownHours' | 'sessions'>,
  now: Instant,
): string | undefined {
  return Date.parse(now) >= Date.parse(linkShownAt(event)) ? event.joiningLink : undefined;
}

/** From when people with a place see the joining link. */
export function linkShownAt({ linkShownHours, sessions }: Pick<EventRecord, 'linkShownHours' | 'sessions'>): Instant {
  return new Date(Date.parse(startOf(sessions)) - linkShownHours * 3_600_000).toISOString();
}

/** Where an event takes place in one line, as far as it may be said now. */
export function placeInWords(
  event: Pick<EventRecord, 'mode' | 'venue' | 'joiningLink' | 'linkShownHours' | 'sessions'>,
  now: Instant,
): string {
  if (event.mode === 'virtual') return linkShown(event, now) ?? 'Online';
  const { venue } = event;
  return venue === undefined ? 'To be announced' : [venue.name, venue.address].filter(Boolean).join(', ');
}

/** `£35`, `£35.50`, of whole pence. */
export function poundsInWords(pence: number): string {
  return new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: 'GBP',
    minimumFractionDigits: pence % 100 === 0 ? 0 : 2,
  }).format(pence / 100);
}
