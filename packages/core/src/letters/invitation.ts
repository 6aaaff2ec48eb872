import type { Instant } from '../calendar.ts';

/** Somebody as calendars know her. */
export interface CalendarUser {
  readonly name: string;
  readonly address: string;
}

/** One session of an event as a meeting in one person's calendar. */
export interface Meeting {
  /** By which a calendar finds it again: the same for each message about it. */
  readonly uid: string;
  /** Higher with each message that must replace the one before. */
  readonly sequence: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly title: string;
  readonly description: string;
  readonly location?: string | undefined;
  readonly url?: string | undefined;
  readonly organiser: CalendarUser;
  readonly attendee: CalendarUser;
  /** Somebody has still to agree. */
  readonly isTentative?: boolean | undefined;
  /** When the message was made. */
  readonly stampedAt: Instant;
}

/** The longest line in octets, its end not counted. @source RFC 5545, section 3.1 */
const LINE_OCTETS = 75;

/**
 * A meeting as an iCalendar message that Outlook, Google and Apple take as one: put into the calendar, moved, or taken out. Times are in UTC, so
 * that no reader needs to know when summer time begins.
 *
 * @returns lines ended by CR LF, none longer than 75 octets
 * @source RFC 5545; RFC 5546, sections 3.2.2 and 3.2.5
 */
export function invitation(method: 'REQUEST' | 'CANCEL', meeting: Meeting): string {
  return document(method, [meeting]);
}

/** Meetings as a file to open with a calendar of one's own: no invitation, but the same entries. @source RFC 5546, section 3.2.1 */
export function calendarFile(meetings: readonly Meeting[]): string {
  return document('PUBLISH', meetings);
}

function document(method: 'REQUEST' | 'CANCEL' | 'PUBLISH', meetings: readonly Meeting[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Trellis//Course bookings//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...meetings.flatMap((meeting) => entry(method, meeting)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function entry(method: 'REQUEST' | 'CANCEL' | 'PUBLISH', meeting: Meeting): readonly string[] {
  const isCancelled = method === 'CANCEL';
  const { organiser, attendee } = meeting;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(meeting.uid)}`,
    `SEQUENCE:${meeting.sequence}`,
    `DTSTAMP:${inUtc(meeting.stampedAt)}`,
    `DTSTART:${inUtc(meeting.startsAt)}`,
    `DTEND:${inUtc(meeting.endsAt)}`,
    `SUMMARY:${escaped(meeting.title)}`,
    `DESCRIPTION:${escaped(meeting.description)}`,
    ...(meeting.location === undefined ? [] : [`LOCATION:${escaped(meeting.location)}`]),
    ...(meeting.url === undefined ? [] : [`URL:${meeting.url}`]),
    `ORGANIZER;CN=${quoted(organiser.name)}:mailto:${organiser.address}`,
    // An answer would go to a mailbox that nobody reads: a place is given up in Trellis. What is published is nobody's to answer.
    ...(method === 'PUBLISH'
      ? []
      : [
          `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE;CN=${quoted(attendee.name)}:mailto:${attendee.address}`,
        ]),
    `STATUS:${isCancelled ? 'CANCELLED' : meeting.isTentative ? 'TENTATIVE' : 'CONFIRMED'}`,
    `TRANSP:${isCancelled ? 'TRANSPARENT' : 'OPAQUE'}`,
    'X-MICROSOFT-DISALLOW-COUNTER:TRUE',
    'END:VEVENT',
  ];
}

/** `20270118T093000Z`. */
function inUtc(at: Instant): string {
  return new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

/** Text as a value. @source RFC 5545, section 3.3.11 */
function escaped(text: string): string {
  return withoutControls(text.replaceAll('\r\n', '\n'))
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);
}

/** Text as the value of a parameter, which cannot hold a double quote. @source RFC 5545, section 3.2 */
function quoted(text: string): string {
  return `"${withoutControls(text.replaceAll(/\s+/g, ' ')).replaceAll('"', "'")}"`;
}

function withoutControls(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, '');
}

/** A line in pieces that are short enough, never cut inside of a letter. */
function folded(line: string): string {
  let octets = 0;
  let out = '';
  for (const letter of line) {
    const width = octetsOf(letter);
    if (octets + width > LINE_OCTETS) {
      out += '\r\n ';
      octets = 1;
    }
    out += letter;
    octets += width;
  }
  return out;
}

/** How long a letter is in UTF-8. */
function octetsOf(letter: string): number {
  const point = letter.codePointAt(0) ?? 0;
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x1_00_00 ? 3 : 4;
}
