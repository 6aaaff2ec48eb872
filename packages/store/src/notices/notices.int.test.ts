import type { BookingId, PersonId } from '@trellis/core';
import type { NoticeAsked } from '@trellis/core/notices';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
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
    const { rows } = await north.at(noon, ({ notices }) => notices.listNotices({}, page));
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

  test('of one partnership are nobody else’s', async () => {
    expect((await south.at(noon, ({ notices }) => notices.listNotices({}, page))).rows).toEqual([]);
    expect(await south.at(noon, ({ notices }) => notices.takeNotices(nextWeek, nextWeek, 10))).toEqual([]);
  });
});
