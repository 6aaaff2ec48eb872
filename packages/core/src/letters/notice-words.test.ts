import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../events/schema.ts';
import { DateNoticeKind } from '../notices/schema.ts';
import { meetingOf } from './booking-meeting.ts';
import { calendarFile } from './invitation.ts';
import type { LetterFacts } from './letter-facts.ts';
import { letterOf } from './notice-words.ts';
import type { Booking } from '../bookings/schema.ts';

const event = {
  id: 'e1',
  courseId: 'c1',
  state: 'published',
  mode: 'classroom',
  sessions: [{ startsAt: '2027-01-18T09:30:00.000Z', endsAt: '2027-01-18T16:30:00.000Z' }],
  venue: { name: 'Guildhall', address: 'High Street, Bath' },
  linkShownHours: 24,
  sequence: 0,
  movedFrom: [],
} as unknown as EventRecord;
const booking = {
  id: 'b1',
  state: 'placed',
  approval: { state: 'approved', isDeputyAsked: false },
} as unknown as Booking;
const facts: LetterFacts = {
  notice: { kind: 'booking-placed', session: 0, sequence: 0 },
  house: {
    publicUrl: 'https://trellis.example',
    fromAddress: 'training@trellis.example',
    partnershipName: 'Westhaven Safeguarding Partnership',
    partnershipId: 'westhaven',
  },
  now: '2026-12-01T10:00:00.000Z',
  timeZone: 'Europe/London',
  reader: { givenName: 'Ann', familyName: 'Baker', address: 'ann@riverside.example' },
  delegate: { givenName: 'Ann', familyName: 'Baker' },
  isInHerStead: false,
  courseTitle: 'Conferences and core groups',
  event,
  booking,
  price: { pence: 7000, agencyName: 'Riverside Hospital', freeUntilOn: '2027-01-04' },
};
const virtual = { ...event, mode: 'virtual', venue: undefined, joiningLink: 'https://meet.example/x' } as EventRecord;
const told = (different: Partial<LetterFacts>): string => letterOf({ ...facts, ...different }).text;
const of = (kind: DateNoticeKind): Partial<LetterFacts> => ({ notice: { kind, sequence: 0 } });

test('A place says when, where, what it costs, who pays, the last free day and how to cancel', () => {
  const { subject, text } = letterOf(facts);
  expect(subject).toBe('You have a place: Conferences and core groups, Monday 18 January 2027');
  expect(text).toBe(`Dear Ann,

You have a place on “Conferences and core groups”.

When: Monday 18 January 2027, 9:30am to 4:30pm
Where: Guildhall, High Street, Bath

Price: £70, charged to Riverside Hospital.

The last day to cancel without charge is Monday 4 January 2027.
To cancel or to change: https://trellis.example/my-bookings

Westhaven Safeguarding Partnership
https://trellis.example/
`);
});

describe('the joining link', () => {
  test('is kept back until its hours, and the letter says when it comes', () => {
    expect(told({ event: virtual })).toContain('in your bookings from Sunday 17 January 2027, 9:30am');
    expect(JSON.stringify(letterOf({ ...facts, event: virtual }))).not.toContain('meet.example');
  });
  test('is in the reminder of the day before', () => {
    const now = '2027-01-17T09:30:00.000Z';
    expect(told({ ...of('booking-reminder'), event: virtual, now })).toContain('Where: online, https://meet.example/x');
  });
});

test('A move names the old date and the new one, and until when the place can be given up', () => {
  const moved = {
    ...event,
    movedFrom: [{ startsAt: '2027-01-11T09:30:00.000Z', movedAt: facts.now, why: 'The hall is closed.' }],
    declineFreeUntilOn: '2027-01-08',
  } as EventRecord;
  const text = told({ ...of('booking-moved'), event: moved });
  expect(text).toContain('Before: Monday 11 January 2027, 9:30am\nWhen: Monday 18 January 2027, 9:30am to 4:30pm');
  expect(text).toContain('The reason given: The hall is closed.');
  expect(text).toContain('without charge until Friday 8 January 2027');
  expect(text).toContain('The last day to cancel without charge is Friday 8 January 2027.');
});

describe('an offer', () => {
  const offer = { offeredAt: facts.now, expiresAt: '2027-01-12T10:00:00.000Z', isLate: true };
  const price = { ...facts.price!, cancelledNowPence: 7000 };
  test('says until when, and that it is too late to cancel without charge', () => {
    const text = told({ ...of('booking-offered'), booking: { ...booking, offer }, price });
    expect(text).toContain('until Tuesday 12 January 2027, 10:00am');
    expect(text).toContain('is charged £70. Take it only if you can come.');
  });
  test('in good time has no late charge to speak of', () => {
    const text = told({ ...of('booking-offered'), booking: { ...booking, offer: { ...offer, isLate: false } }, price });
    expect(text).not.toContain('too late');
  });
});

test('A reminder names the last free day also when it has gone by', () => {
  const now = '2027-01-11T09:30:00.000Z';
  const text = told({ ...of('booking-reminder'), now });
  expect(text).toContain('The last day to cancel without charge was Monday 4 January 2027.');
});

test('A free place says that not coming may cost', () => {
  expect(told({ price: { ...facts.price!, pence: 0 } })).toContain('charged to Riverside Hospital');
});

test('Where no price list is in force, nothing is said of money', () => {
  expect(told({ price: undefined })).not.toMatch(/£|charge/);
});

describe('a price that cannot be said yet', () => {
  const noPriceBecause = 'The price is the full cost, which the coordinator has not set for this course yet.';
  const agencyName = 'Riverside Hospital';
  test.each(['booking-placed', 'booking-waiting', 'booking-offered', 'booking-moved', 'approval-asked'] as const)(
    'is told with the reason in a letter of kind %s',
    (kind) => {
      const text = told({ ...of(kind), price: { agencyName, noPriceBecause } });
      expect(text).toContain(`${noPriceBecause} It will be charged to Riverside Hospital.`);
      expect(text).not.toMatch(/undefined|last day to cancel/);
    },
  );
  test('of not coming alone stands beside what coming costs, and the last free day', () => {
    const text = told({ price: { ...facts.price!, pence: 0, noPriceBecause } });
    expect(text).toContain(
      `It costs nothing. What not coming would cost is charged to Riverside Hospital. How much not coming would cost cannot be said yet. ${noPriceBecause}`,
    );
    expect(text).toContain('The last day to cancel without charge is Monday 4 January 2027.');
    expect(told({ price: { ...facts.price!, noPriceBecause } })).toContain(
      `Price: £70, charged to Riverside Hospital. How much not coming would cost cannot be said yet. ${noPriceBecause}`,
    );
  });
});

describe('somebody without an address of her own', () => {
  test('is told through her manager, into whose calendar nothing is put', () => {
    const letter = letterOf({
      ...facts,
      reader: { givenName: 'Meg', familyName: 'Lowe', address: 'meg@willow.example' },
      isInHerStead: true,
    });
    expect(letter.text).toContain('Dear Meg Lowe,\n\nPlease pass this on to Ann Baker');
    expect(letter).not.toHaveProperty('calendar');
  });
});

test('A letter that nobody gets by mail greets her herself, and invites nobody', () => {
  const letter = letterOf({ ...facts, reader: { ...facts.reader, address: '' } });
  expect(letter.text).toMatch(/^Dear Ann,/);
  expect(letter.text).not.toContain('pass this on');
  expect(letter).not.toHaveProperty('calendar');
});

test('What a manager has still to agree to is no invitation yet', () => {
  const asked = { ...booking, approval: { ...booking.approval, state: 'asked' as const } };
  expect(letterOf({ ...facts, booking: asked })).not.toHaveProperty('calendar');
  expect(letterOf(facts).calendar?.content).toContain('STATUS:CONFIRMED');
  const { notice: _, ...others } = facts;
  expect(calendarFile([meetingOf(others, asked, 0, 0)])).toContain('STATUS:TENTATIVE\r\n');
  expect(calendarFile([meetingOf(others, booking, 0, 0)])).toContain('STATUS:CONFIRMED\r\n');
});

test('A manager is asked by when to answer, and where', () => {
  const approval = { ...booking.approval, state: 'asked' as const, answerByOn: '2026-12-08' };
  const text = told({
    ...of('approval-asked'),
    booking: { ...booking, approval },
    reader: { givenName: 'Meg', familyName: 'Lowe', address: 'meg@willow.example' },
  });
  expect(text).toContain(
    'Ann Baker would like to go to “Conferences and core groups”. You are asked to agree by Tuesday 8 December 2026.',
  );
  expect(text).toContain('https://trellis.example/approvals');
});

test.each(DateNoticeKind.options)(
  'A letter of kind %s has a subject of one line, and no word that was left out',
  (kind) => {
    const { subject, text } = letterOf({ ...facts, ...of(kind) });
    expect(subject).not.toContain('\n');
    expect(text).not.toMatch(/undefined|null|\n{3}/);
  },
);

test('Of several sessions, each message says which one it is', () => {
  const sessions = ['2027-01-18', '2027-01-25'].map((day) => ({
    startsAt: `${day}T09:30:00.000Z`,
    endsAt: `${day}T12:30:00.000Z`,
    isRequired: true,
  }));
  const letter = letterOf({
    ...facts,
    notice: { kind: 'booking-placed', session: 1, sequence: 0 },
    event: { ...event, sessions } as never,
  });
  expect(letter.subject).toMatch(/^Part 2 of 2: /);
  expect(letter.text).toContain('2. Monday 25 January 2027, 9:30am to 12:30pm (this message)');
  expect(letter.calendar?.content).toContain('UID:b1-1@westhaven.trellis\r\n');
});
