import type { AgencyId, BookingId, CourseId, EventId, PersonId, PostId } from '@trellis/core';
import { noticesOf, type Booking } from '@trellis/core/bookings';
import type { EventRecord } from '@trellis/core/events';
import type { Notice, NoticeListed } from '@trellis/core/notices';
import { operatorActor } from '@trellis/host';
import { createTestHost, type TestHost } from '@trellis/testing';
import ICAL from 'ical.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { startMailServer, type MailServer, type Received } from './mail-server.ts';

const MORNING = Date.parse('2026-12-01T10:00:00.000Z');
const sessions = ['2027-03-26T09:30:00.000Z', '2027-03-29T08:30:00.000Z'].map((startsAt) => ({
  startsAt,
  endsAt: new Date(Date.parse(startsAt) + 3 * 3_600_000).toISOString(),
}));
const event: EventRecord = {
  id: 'core-groups' as EventId,
  courseId: 'conferences' as CourseId,
  state: 'published',
  mode: 'classroom',
  sessions,
  venue: { name: 'Guildhall', address: 'High Street, Bath' },
  linkShownHours: 24,
  places: { minimum: 0, maximum: 12, quotas: [], allotment: 'first-come', offerHours: 48, cutOffHours: 24 },
  approval: 'none',
  attendanceThresholdPercent: 80,
  sequence: 0,
  movedFrom: [],
};

let clock = MORNING;
let mail: MailServer;
let trellis: TestHost;
let administrator: string;
let position = 0;

beforeAll(async () => {
  mail = await startMailServer();
  trellis = await createTestHost({
    now: () => new Date(clock),
    mail: { smtpUrl: mail.url, fromAddress: 'training@westhaven.example' },
  });
  administrator = await trellis.token('administrator');
  await trellis.act(async ({ store }) => {
    await store.people.saveAgencies([
      { id: 'nursery' as AgencyId, ref: 'nursery', name: 'Willow Tree', kind: 'other' },
    ]);
    await addPerson('manager', 'meg@willow.example', 'nobody');
    await addPerson('ann', 'ann@willow.example', 'manager');
    await addPerson('temp', undefined, 'manager');
    await addPerson('bea', 'room@willow.example', 'manager');
    await addPerson('cat', 'room@willow.example', 'manager');
    await addPerson('lone', undefined, 'temp');
    await store.courses.saveCourse({
      id: 'conferences' as CourseId,
      ref: 'CORE',
      title: 'Conferences, “core” groups & más',
      kind: 'topic-course',
      isInterAgency: true,
    });
    await store.events.save(event);

    async function addPerson(name: string, workEmail: string | undefined, manager: string): Promise<void> {
      const id = name as PersonId;
      await store.people.savePeople([
        { id, givenName: name, familyName: 'Nowak', formerNames: [], staffNumbers: [], workEmail },
      ]);
      await store.people.savePosts([
        {
          id: `${name}-post` as PostId,
          personId: id,
          agencyId: 'nursery' as AgencyId,
          audiences: [],
          flags: [],
          startsOn: '2020-01-06',
          ...(manager !== 'nobody' && { managerPersonId: manager as PersonId }),
        },
      ]);
    }
  });
});

beforeEach(async () => {
  clock = MORNING;
  mail.refuseWith = undefined;
  mail.received.splice(0);
  const { installation } = trellis.host;
  await installation.act(trellis.partnership.id, operatorActor('test'), ({ tx }) => tx.deleteFrom('notice').execute());
});

afterAll(async () => {
  await trellis[Symbol.asyncDispose]();
  await mail[Symbol.asyncDispose]();
});

/** Gives somebody a place and asks that she be told, as booking does. */
async function place(name: string): Promise<Booking> {
  position += 1;
  const booking: Booking = {
    id: `booking-${position}` as BookingId,
    eventId: event.id,
    personId: name as PersonId,
    postId: `${name}-post` as PostId,
    agencyId: 'nursery' as AgencyId,
    state: 'placed',
    askedAt: new Date(MORNING).toISOString(),
    position,
    approval: { state: 'not-needed', isDeputyAsked: false },
    isFromWaitingList: false,
    isWalkIn: false,
  };
  await trellis.act(async ({ store, now }) => {
    const live = await store.bookings.live(booking.personId, [event.id]);
    const cancelled = { at: now, by: 'coordinator' as const };
    await store.bookings.save(live.map((before) => ({ ...before, state: 'cancelled' as const, cancelled })));
    await store.bookings.save([booking]);
    await store.notices.enqueue(noticesOf({ kind: 'booking-placed', booking, event }, now));
  });
  return booking;
}

const outbox = (): Promise<readonly NoticeListed[]> =>
  trellis.act(async ({ store }) => [
    ...(await store.notices.listNotices({}, { limit: 100 })).rows,
    ...(await store.notices.listNotices({ state: 'waiting' }, { limit: 100 })).rows.filter(
      ({ dueAt }) => Date.parse(dueAt) > clock,
    ),
  ]);
const received = (count: number): Promise<readonly Received[]> =>
  eventually(
    () => mail.received,
    ({ length }) => length >= count,
  );
const stateOf = (state: Notice['state'], count = 1): Promise<readonly NoticeListed[]> =>
  eventually(
    async () => (await outbox()).filter((each) => each.state === state),
    ({ length }) => length >= count,
  );

/** The parts of a message by their type, decoded. */
function partsOf({ message }: Received): ReadonlyMap<string, { readonly head: string; readonly body: string }> {
  const boundary = /boundary="([^"]+)"/.exec(message)?.[1];
  return new Map(
    message
      .split(`--${boundary}`)
      .slice(1, -1)
      .map((part) => {
        const [head = '', ...body] = part.trim().split('\r\n\r\n');
        const text = body.join('\r\n\r\n');
        const type = /content-type: ([^;\r]+)/i.exec(head)?.[1] ?? '';
        const isBase64 = /content-transfer-encoding: base64/i.test(head);
        const decoded = isBase64 ? Buffer.from(text, 'base64').toString('utf8') : unquoted(text);
        return [type, { head, body: decoded }];
      }),
  );
}

function unquoted(text: string): string {
  const bytes = text
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

const meetingIn = (letter: Received) => {
  const calendar = new ICAL.Component(ICAL.parse(partsOf(letter).get('text/calendar')!.body) as unknown[]);
  const entry = calendar.getFirstSubcomponent('vevent')!;
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: entry.getFirstPropertyValue('uid'),
    sequence: Number(entry.getFirstPropertyValue('sequence')),
    startsAt: new ICAL.Event(entry).startDate.toJSDate().toISOString(),
  };
};

describe('a letter to somebody with a place', () => {
  test('arrives at a real mail server as Outlook takes it: one meeting in each message, as an alternative to the text', async () => {
    await place('ann');
    const letters = await received(2);
    expect(letters.map(({ to }) => to)).toEqual([['ann@willow.example'], ['ann@willow.example']]);
    for (const letter of letters) {
      expect(letter.message).toContain('Content-Type: multipart/alternative;');
      expect(letter.message).toContain('Auto-Submitted: auto-generated');
      expect(letter.message).toMatch(/From: .*<training@westhaven\.example>/);
      expect([...partsOf(letter).keys()]).toEqual(['text/plain', 'text/calendar']);
      expect(partsOf(letter).get('text/calendar')?.head).toMatch(/text\/calendar; charset=utf-8;\s+method=REQUEST/);
      expect(partsOf(letter).get('text/plain')?.body).toContain('“Conferences, “core” groups & más”');
    }
    const meetings = letters.map(meetingIn).toSorted((one, other) => one.startsAt.localeCompare(other.startsAt));
    expect(meetings.map(({ startsAt }) => startsAt)).toEqual(sessions.map(({ startsAt }) => startsAt));
    await stateOf('sent', 2);
  });

  test('is taken back by another one under the same id', async () => {
    const booking = await place('ann');
    const [invited] = await received(2);
    mail.received.splice(0);
    await trellis.act(async ({ store, now }) => {
      const cancelled = { at: now, by: 'delegate' as const };
      await store.bookings.save([{ ...booking, state: 'cancelled', cancelled }]);
      await store.notices.enqueue(noticesOf({ kind: 'booking-cancelled', booking, event, hadPlace: true }, now));
    });
    const letters = (await received(2)).map(meetingIn);
    const before = meetingIn(invited!);
    const after = letters.find(({ uid }) => uid === before.uid);
    expect(after).toMatchObject({ method: 'CANCEL', startsAt: before.startsAt });
    expect(after!.sequence).toBeGreaterThan(before.sequence);
  });

  test('is not sent when the place is gone before it went out, and reminders go with it', async () => {
    mail.refuseWith = { code: 451, words: 'Busy' };
    const booking = await place('ann');
    await eventually(outbox, (rows) => rows.filter(({ fault }) => fault !== undefined).length === 2);
    await trellis.act(async ({ store, now }) => {
      await store.bookings.save([{ ...booking, state: 'cancelled', cancelled: { at: now, by: 'delegate' } }]);
    });
    mail.refuseWith = undefined;
    clock = Date.parse('2027-03-25T10:00:00.000Z');
    await eventually(outbox, ({ length }) => length === 0);
    expect(mail.received).toEqual([]);
  });

  test('reminds her a week and a day before', async () => {
    await place('ann');
    await stateOf('sent', 2);
    mail.received.splice(0);
    clock = Date.parse('2027-03-19T09:30:00.000Z');
    const [reminder] = await received(1);
    expect(reminder!.message).toMatch(/^Subject: .*Reminder/m);
    expect(partsOf(reminder!).has('text/calendar')).toBe(false);
    // That it was sent is noted when the mail server has said so, which is after it was received.
    const waiting = await eventually(
      () => stateOf('waiting'),
      (all) => all.every(({ dueAt }) => Date.parse(dueAt) > clock),
    );
    expect(waiting.map(({ dueAt }) => dueAt)).toEqual(['2027-03-25T09:30:00.000Z']);
  });
});

describe('somebody without an address of her own', () => {
  test.each(['temp', 'bea'])('is told through her manager, once: %s', async (name) => {
    await place(name);
    const [letter] = await received(1);
    expect(letter!.to).toEqual(['meg@willow.example']);
    expect(letter!.message).not.toContain('text/calendar');
    expect(letter!.message).toContain(`pass this on to ${name} Nowak`);
    await eventually(outbox, (rows) => rows.filter(({ kind }) => kind === 'booking-placed').length === 1);
    expect(mail.received).toHaveLength(1);
  });
  test('whose manager has none either, is told through a lead of the agency, who is greeted by name', async () => {
    const grant = { id: 'lead', personId: 'ann' as PersonId, agencyId: 'nursery' as AgencyId };
    await trellis.act(({ store }) => store.access.saveGrant({ ...grant, role: 'agency-lead' }));
    await place('lone');
    const [letter] = await received(1);
    expect(letter!.to).toEqual(['ann@willow.example']);
    expect(letter!.message).toContain('Dear ann Nowak');
    expect(letter!.message).toContain('pass this on to lone Nowak');
    await trellis.act(({ store }) => store.access.removeGrant(grant.id));
  });
  test('whose manager has none either, nor anybody who leads the agency, stands in the outbox until somebody adds one', async () => {
    await place('lone');
    await stateOf('unaddressed', 1);
    expect(mail.received).toEqual([]);
  });
});

describe('a mail server', () => {
  test('that is busy is tried again later, and the fault says nothing of anybody', async () => {
    mail.refuseWith = { code: 451, words: 'Greylisted' };
    await place('ann');
    const waiting = await eventually(
      async () => (await outbox()).filter(({ fault }) => fault !== undefined),
      ({ length }) => length === 2,
    );
    expect(waiting[0]).toMatchObject({ state: 'waiting', tries: 1, fault: expect.stringContaining('451') });
    expect(JSON.stringify(waiting.map(({ fault }) => fault))).not.toMatch(/willow|Greylisted/);
    mail.refuseWith = undefined;
    clock += 2 * 60_000;
    await stateOf('sent', 2);
  });

  test('that knows no such mailbox is not tried again until somebody says so', async () => {
    mail.refuseWith = { code: 550, words: 'No such user' };
    await place('ann');
    const [failed] = await stateOf('failed', 2);
    expect(failed!.fault).toContain('Correct the address');
    mail.refuseWith = undefined;
    const answer = await fetch(`${trellis.url}/api/trpc/notices.retryAll`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${administrator}` },
      body: '{}',
    });
    expect(await answer.json()).toMatchObject({ result: { data: { retried: 2 } } });
    await stateOf('sent', 2);
  });
});
