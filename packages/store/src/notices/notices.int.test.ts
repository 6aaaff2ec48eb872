import type { AgencyId, BookingId, CourseId, EventId, PersonId, PostId } from '@trellis/core';
import type { NoticeAsked } from '@trellis/core/notices';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clockWork } from '../door/clock-work.ts';
import { anEvent } from '../events/events.fixture.ts';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';

const noon = '2027-01-10T12:00:00.000Z';
const inAMinute = '2027-01-10T12:01:00.000Z';
const nextWeek = '2027-01-17T09:00:00.000Z';
const page = { limit: 50 };
const ann = 'ann' as PersonId;
const booking = 'booking-1' as BookingId;
const placed: NoticeAsked = { kind: 'booking-placed', personId: ann, bookingId: booking, session: 0, sequence: 0 };
const reminder: NoticeAsked = { ...placed, kind: 'booking-reminder', session: undefined, dueAt: nextWeek };

let database: TestDatabase;
let north: TestPartnership;
let south: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  south = await createTestPartnership(database, 'south-shire');
  await north.at(noon, ({ people }) =>
    people.savePeople([{ id: ann, givenName: 'Ann', familyName: 'Baker', formerNames: [], staffNumbers: [] }]),
  );
});
afterAll(() => database.close());

beforeEach(async () => {
  await north.at(noon, (_, tx) => tx.deleteFrom('notice').execute());
  await north.at(noon, ({ notices }) => notices.enqueue([placed, placed, reminder]));
});

describe('notices in the queue', () => {
  test('are told once however often they were asked for in one go', async () => {
    const { rows } = await north.at(nextWeek, ({ notices }) => notices.listNotices({}, page));
    expect(rows).toMatchObject([
      { kind: 'booking-reminder', dueAt: nextWeek, state: 'waiting' },
      { kind: 'booking-placed', dueAt: noon, session: 0, givenName: 'Ann', familyName: 'Baker', tries: 0 },
    ]);
    expect(rows[0]).not.toHaveProperty('session');
  });

  test('are taken when due, by one worker until its lease ends', async () => {
    const take = (at: string) => north.at(at, ({ notices }) => notices.takeNotices(at, inAMinute, 10));
    expect(await take(noon)).toMatchObject([{ kind: 'booking-placed', tries: 1 }]);
    expect(await take(noon)).toEqual([]);
    expect(await take(inAMinute)).toMatchObject([{ kind: 'booking-placed', tries: 2 }]);
  });

  test('are not taken again once they are done with, and are counted by state', async () => {
    await north.at(noon, async ({ notices }) => {
      const [taken] = await notices.takeNotices(noon, inAMinute, 10);
      await notices.saveNotice({ ...taken!, state: 'sent', sentAt: noon });
      expect(await notices.notice(taken!.id)).toMatchObject({ state: 'sent', sentAt: noon });
      expect(await notices.takeNotices(inAMinute, nextWeek, 10)).toEqual([]);
      expect(await notices.noticeCounts()).toEqual({ waiting: 1, sent: 1, kept: 0, failed: 0, unaddressed: 0 });
    });
  });

  test('that failed come first in the outbox, and wait again once somebody retries them', async () => {
    await north.at(noon, async ({ notices }) => {
      const [taken] = await notices.takeNotices(noon, inAMinute, 10);
      await notices.saveNotice({ ...taken!, state: 'failed', fault: 'The mail server refused it.' });
      const { rows } = await notices.listNotices({}, page);
      expect(rows[0]).toMatchObject({ state: 'failed', fault: 'The mail server refused it.' });
      expect(await notices.retryNotices()).toBe(1);
      expect(await notices.takeNotices(noon, inAMinute, 10)).toMatchObject([{ state: 'waiting', tries: 1 }]);
    });
  });

  test('are shown a page at a time, by state', async () => {
    await north.at(noon, async ({ notices }) => {
      const first = await notices.listNotices({ state: 'waiting' }, { limit: 1 });
      expect(first).toMatchObject({ rows: [{ kind: 'booking-reminder' }], after: expect.any(String) });
      const second = await notices.listNotices({ state: 'waiting' }, { limit: 1, after: first.after });
      expect(second).toMatchObject({ rows: [{ kind: 'booking-placed' }] });
      expect(second).not.toHaveProperty('after');
      expect((await notices.listNotices({ state: 'sent' }, page)).rows).toEqual([]);
    });
  });

  test('that nobody needs any more are gone', async () => {
    await north.at(noon, async ({ notices }) => {
      const [taken] = await notices.takeNotices(noon, inAMinute, 10);
      await notices.removeNotice(taken!.id);
      expect(await notices.notice(taken!.id)).toBeUndefined();
    });
  });

  // Before there is an event: how it is evaluated would be work for the clock, too.
  test('are work for the clock when one is due, in the partnership that has it', async () => {
    expect(await clockWork(database.app, '2027-01-10T11:59:59.000Z')).toEqual([]);
    expect(await clockWork(database.app, noon)).toEqual([north.id]);
  });

  test('remind trainers the day after of a register that nobody closed, once', async () => {
    await remindable(north);
    const remind = (at: string) => north.at(at, ({ notices }) => notices.remindOfRegisters(at));
    expect(await remind('2027-02-09T20:00:00.000Z')).toBe(0);
    expect(await clockWork(database.app, '2027-02-09T20:00:00.000Z')).toEqual([north.id]);
    const nextDay = '2027-02-10T08:00:00.000Z';
    expect(await remind(nextDay)).toBe(1);
    expect(await remind(nextDay)).toBe(0);
    const { rows } = await north.at(nextDay, ({ notices }) => notices.listNotices({}, page));
    expect(rows[0]).toMatchObject({ kind: 'register-reminder', eventId: 'e', personId: ann, courseTitle: 'Basics' });
  });

  test('that were sent a year ago are forgotten, and those that wait are not', async () => {
    await north.at(noon, async ({ notices }) => {
      const [taken] = await notices.takeNotices(noon, inAMinute, 10);
      await notices.saveNotice({ ...taken!, state: 'sent', sentAt: noon });
      await notices.forgetNotices(inAMinute);
      const { rows } = await notices.listNotices({ state: 'waiting' }, page);
      expect(rows.map(({ kind }) => kind)).toEqual(['booking-reminder']);
      expect((await notices.listNotices({}, page)).rows).toEqual([]);
    });
  });

  test('of one partnership are nobody else’s', async () => {
    expect((await south.at(noon, ({ notices }) => notices.listNotices({}, page))).rows).toEqual([]);
    expect(await south.at(noon, ({ notices }) => notices.takeNotices(nextWeek, nextWeek, 10))).toEqual([]);
  });
});

/** An event of February with somebody in its register, whom Ann trains. */
async function remindable({ at }: TestPartnership): Promise<void> {
  await at(noon, async ({ people, courses, events, bookings, trainers }) => {
    await people.saveAgencies([{ id: 'council' as AgencyId, ref: 'council', name: 'Council', kind: 'council' }]);
    const courseId = 'c-1' as CourseId;
    await courses.saveCourse({
      id: courseId,
      ref: 'B',
      title: 'Basics',
      kind: 'topic-course',
      isInterAgency: true,
    });
    await events.save(anEvent('e'));
    await trainers.assign({ eventId: 'e' as EventId, personId: ann, assignedAt: noon });
    await bookings.save([
      {
        id: booking,
        eventId: 'e' as EventId,
        personId: ann,
        postId: 'p' as PostId,
        agencyId: 'council' as AgencyId,
        state: 'placed',
        askedAt: noon,
        position: 1,
        approval: { state: 'not-needed', isDeputyAsked: false },
        isFromWaitingList: false,
        isWalkIn: false,
      },
    ]);
  });
}
