import type { BookingId } from '@trellis/core';
import { calendarFile, invitation, letterOf, type LetterFacts, type Meeting } from '@trellis/core/letters';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';

const meeting: Meeting = {
  uid: 'b1-0@trellis.example',
  sequence: 4,
  startsAt: '2027-01-18T09:30:00.000Z',
  endsAt: '2027-01-18T16:30:00.000Z',
  title: 'Conferences and core groups',
  description: 'Where: Guildhall\nTo change or cancel: https://trellis.example/my-bookings',
  location: 'Guildhall, High Street; Bath',
  url: 'https://trellis.example/my-bookings',
  organiser: { name: 'Westhaven Safeguarding Partnership', address: 'training@trellis.example' },
  attendee: { name: 'Ann Baker', address: 'ann@riverside.example' },
  stampedAt: '2026-12-01T10:00:00.000Z',
};

/** What a parser that is not ours makes of a message. */
function read(content: string) {
  const calendar = new ICAL.Component(ICAL.parse(content) as unknown[]);
  const entries = calendar.getAllSubcomponents('vevent');
  const [entry] = entries;
  if (entry === undefined) throw new Error('There is no meeting in this calendar.');
  const event = new ICAL.Event(entry);
  const attendee = entry.getFirstProperty('attendee');
  return {
    method: calendar.getFirstPropertyValue('method'),
    count: entries.length,
    uid: event.uid,
    sequence: event.sequence,
    status: entry.getFirstPropertyValue('status'),
    startsAt: event.startDate.toJSDate().toISOString(),
    endsAt: event.endDate.toJSDate().toISOString(),
    title: event.summary,
    description: event.description,
    location: event.location,
    organiser: entry.getFirstPropertyValue('organizer'),
    organiserName: entry.getFirstProperty('organizer')?.getFirstParameter('cn'),
    attendee: attendee?.getFirstValue(),
    partstat: attendee?.getFirstParameter('partstat'),
    rsvp: attendee?.getFirstParameter('rsvp'),
    stampedAt: (entry.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate().toISOString(),
  };
}

/** What a clock on a wall in England shows. */
function wallClock(at: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(at),
  );
}

describe('An invitation, read by a parser that is not ours,', () => {
  test('says everything that was written', () => {
    expect(read(invitation('REQUEST', meeting))).toEqual({
      method: 'REQUEST',
      count: 1,
      uid: 'b1-0@trellis.example',
      sequence: 4,
      status: 'CONFIRMED',
      startsAt: meeting.startsAt,
      endsAt: meeting.endsAt,
      title: meeting.title,
      description: meeting.description,
      location: meeting.location,
      organiser: 'mailto:training@trellis.example',
      organiserName: 'Westhaven Safeguarding Partnership',
      attendee: 'mailto:ann@riverside.example',
      partstat: 'NEEDS-ACTION',
      rsvp: 'FALSE',
      stampedAt: meeting.stampedAt,
    });
  });

  // The clock goes back on 25 October 2026 and 31 October 2027, and forward on 28 March 2027.
  test.each([
    ['2026-10-23T08:30:00.000Z', '23/10/2026, 09:30'],
    ['2026-10-26T09:30:00.000Z', '26/10/2026, 09:30'],
    ['2027-03-26T09:30:00.000Z', '26/03/2027, 09:30'],
    ['2027-03-29T08:30:00.000Z', '29/03/2027, 09:30'],
    ['2027-10-29T08:30:00.000Z', '29/10/2027, 09:30'],
    ['2027-11-01T09:30:00.000Z', '01/11/2027, 09:30'],
  ])('that begins at %s begins at %s by the clock on the wall', (startsAt, onTheWall) => {
    const endsAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString();
    const content = invitation('REQUEST', { ...meeting, startsAt, endsAt });
    expect(wallClock(read(content).startsAt)).toBe(onTheWall);
    expect(content).not.toMatch(/TZID|VTIMEZONE/);
  });

  test('over the night in which the clock changes is as long as it is', () => {
    const night = { ...meeting, startsAt: '2026-10-24T21:00:00+01:00', endsAt: '2026-10-25T08:00:00+00:00' };
    const { startsAt, endsAt } = read(invitation('REQUEST', night));
    expect(Date.parse(endsAt) - Date.parse(startsAt)).toBe(12 * 3_600_000);
  });

  test.each([
    ['of 200 letters', 'Safeguarding '.repeat(16).slice(0, 200)],
    ['of 200 letters that take more than one octet', 'é€𝄞ß'.repeat(50)],
    ['with everything that iCalendar has a meaning for', String.raw`A; B, C: "D" \n E\\ F = G`],
    ['on several lines', 'One\nTwo\r\nThree'],
  ])('keeps a title %s', (_, title) => {
    const content = invitation('REQUEST', { ...meeting, title, description: title });
    const kept = title.replaceAll('\r\n', '\n');
    expect(read(content)).toMatchObject({ title: kept, description: kept });
  });

  test('keeps names with quotes and commas, and takes no line of its own out of them', () => {
    const name = 'Ann "Annie" Baker, née O’Neil;\r\nATTENDEE:mailto:else@else.example';
    const content = invitation('REQUEST', { ...meeting, attendee: { name, address: 'ann@riverside.example' } });
    expect(content.match(/^ATTENDEE/gm)).toHaveLength(1);
    expect(read(content).attendee).toBe('mailto:ann@riverside.example');
  });

  test('has lines of at most 75 octets, each ended by CR LF', () => {
    const content = invitation('REQUEST', { ...meeting, title: 'é€𝄞ß'.repeat(50), description: 'x'.repeat(1000) });
    const lines = content.split('\r\n');
    expect(lines.at(-1)).toBe('');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBe(75);
    expect(content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});

const session = (day: string) => ({ startsAt: `${day}T09:30:00.000Z`, endsAt: `${day}T12:30:00.000Z` });
const facts = (kind: LetterFacts['notice']['kind'], at: number, sequence: number, sessions: object[]): LetterFacts =>
  ({
    notice: { kind, session: at, sequence },
    house: {
      publicUrl: 'https://trellis.example',
      fromAddress: 'training@trellis.example',
      partnershipName: 'W',
      partnershipId: 'westhaven',
    },
    now: meeting.stampedAt,
    timeZone: 'Europe/London',
    reader: { givenName: 'Ann', familyName: 'Baker', address: 'ann@riverside.example' },
    isInHerStead: false,
    courseTitle: 'Core groups',
    event: { id: 'e', mode: 'classroom', sessions, sequence, movedFrom: [], linkShownHours: 24 },
    booking: { id: 'b1' as BookingId, approval: { state: 'approved' } },
  }) as unknown as LetterFacts;
const calendarOf = (...told: Parameters<typeof facts>) => {
  const { calendar } = letterOf(facts(...told));
  if (calendar === undefined) throw new Error('The letter has no calendar entry.');
  return { ...read(calendar.content), told: calendar.method };
};

describe('What a booking puts into a calendar', () => {
  const three = [session('2027-03-22'), session('2027-03-29'), session('2027-04-05')];

  test('of three sessions is three meetings, one in each message', () => {
    const told = three.map((_, at) => calendarOf('booking-placed', at, 0, three));
    expect(told.map(({ uid }) => uid)).toEqual(['b1-0', 'b1-1', 'b1-2'].map((id) => `${id}@westhaven.trellis`));
    expect(told.map(({ startsAt }) => startsAt)).toEqual(three.map(({ startsAt }) => startsAt));
    expect(told.map(({ count }) => count)).toEqual([1, 1, 1]);
  });

  test('moves with the event, under the same id and a higher sequence', () => {
    const before = calendarOf('booking-placed', 1, 0, three);
    const after = calendarOf('booking-moved', 1, 1, [three[0]!, session('2027-03-30'), three[2]!]);
    expect(after).toMatchObject({ told: 'REQUEST', method: 'REQUEST', uid: before.uid });
    expect(after.startsAt).toBe('2027-03-30T09:30:00.000Z');
    expect(after.sequence).toBeGreaterThan(before.sequence);
  });

  test('goes out of it again, under the same id and a higher sequence, with the status that Outlook looks for', () => {
    const before = calendarOf('booking-moved', 0, 1, three);
    for (const kind of ['booking-cancelled', 'event-cancelled', 'booking-refused'] as const) {
      const after = calendarOf(kind, 0, 1, three);
      expect(after).toMatchObject({ told: 'CANCEL', method: 'CANCEL', status: 'CANCELLED', uid: before.uid });
      expect(after.sequence).toBeGreaterThan(before.sequence);
    }
  });

  test('is taken out where an event has fewer sessions than before', () => {
    expect(calendarOf('booking-moved', 2, 1, three.slice(0, 2))).toMatchObject({
      told: 'CANCEL',
      uid: 'b1-2@westhaven.trellis',
    });
  });

  test('can be fetched as one file with every session', () => {
    const content = calendarFile(three.map((each, at) => ({ ...meeting, ...each, uid: `b1-${at}@trellis.example` })));
    expect(read(content)).toMatchObject({ method: 'PUBLISH', count: 3, uid: 'b1-0@trellis.example' });
    expect(content).not.toContain('ATTENDEE');
  });
});
