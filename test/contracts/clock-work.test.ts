import type { AgencyId, BookingId, CourseId, EventId, PersonId, PostId } from '@trellis/core';
import type { Booking } from '@trellis/core/bookings';
import type { EventRecord } from '@trellis/core/events';
import { createTestHost, type TestHost } from '@trellis/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { startMailServer, type MailServer } from './mail-server.ts';

const MORNING = Date.parse('2026-12-01T10:00:00.000Z');
const session = { startsAt: '2027-01-18T09:30:00.000Z', endsAt: '2027-01-18T16:30:00.000Z' };

let clock = MORNING;
let mail: MailServer;
let trellis: TestHost;

beforeAll(async () => {
  mail = await startMailServer();
  trellis = await createTestHost({ now: () => new Date(clock), mail: { smtpUrl: mail.url } });
  await trellis.act(async ({ store }) => {
    await store.people.saveAgencies([
      { id: 'nursery' as AgencyId, ref: 'nursery', name: 'Willow Tree', kind: 'other' },
    ]);
    for (const name of ['ann', 'bea', 'tom']) {
      const personId = name as PersonId;
      const workEmail = `${name}@willow.example`;
      await store.people.savePeople([
        { id: personId, givenName: name, familyName: 'Nowak', formerNames: [], staffNumbers: [], workEmail },
      ]);
      await store.people.savePosts([
        {
          id: `${name}-post` as PostId,
          personId,
          agencyId: 'nursery' as AgencyId,
          audiences: [],
          flags: [],
          startsOn: '2020-01-06',
        },
      ]);
    }
    const courseId = 'core' as CourseId;
    await store.courses.saveCourse({
      id: courseId,
      ref: 'CORE',
      title: 'Core groups',
      kind: 'topic-course',
      isInterAgency: true,
    });
  });
});
afterAll(async () => {
  await trellis[Symbol.asyncDispose]();
  await mail[Symbol.asyncDispose]();
});

/** A day of one place, which one has or is offered, and for which another may wait. */
async function anEvent(id: string, bookings: readonly Partial<Booking>[]): Promise<EventId> {
  const event: EventRecord = {
    id: id as EventId,
    courseId: 'core' as CourseId,
    state: 'published',
    mode: 'classroom',
    sessions: [session],
    venue: { name: 'Guildhall' },
    linkShownHours: 24,
    places: { minimum: 0, maximum: 1, quotas: [], allotment: 'first-come', offerHours: 48, cutOffHours: 24 },
    approval: 'none',
    attendanceThresholdPercent: 80,
    sequence: 0,
    movedFrom: [],
  };
  await trellis.act(async ({ store }) => {
    await store.events.save(event);
    await store.bookings.save(
      bookings.map((booking, at) => ({
        id: `${id}-${at}` as BookingId,
        eventId: event.id,
        postId: `${booking.personId}-post` as PostId,
        agencyId: 'nursery' as AgencyId,
        askedAt: new Date(MORNING + at).toISOString(),
        position: at + 1,
        approval: { state: 'not-needed', isDeputyAsked: false },
        isFromWaitingList: false,
        isWalkIn: false,
        personId: 'ann' as PersonId,
        state: 'placed',
        ...booking,
      })),
    );
  });
  return event.id;
}

const statesOf = (eventId: EventId): Promise<readonly string[]> =>
  trellis.act(async ({ store }) => (await store.bookings.ofEvent(eventId)).map(({ state }) => state));

test('An offer that ends goes to the next in line by itself, and both are told', async () => {
  const offer = { offeredAt: new Date(MORNING).toISOString(), expiresAt: '2026-12-03T10:00:00.000Z', isLate: false };
  const eventId = await anEvent('offered', [
    { personId: 'ann' as PersonId, state: 'offered', offer },
    { personId: 'bea' as PersonId, state: 'waiting', termsAcceptedAt: new Date(MORNING).toISOString() },
  ]);
  await trellis.act(({ store }) => store.events.setTendAt(eventId, offer.expiresAt));
  clock = Date.parse(offer.expiresAt);
  await eventually(
    () => statesOf(eventId),
    (states) => states.join() === 'cancelled,placed',
  );
  const letters = await eventually(
    () => mail.received,
    ({ length }) => length >= 2,
  );
  expect(new Set(letters.map(({ to }) => to[0]))).toEqual(new Set(['ann@willow.example', 'bea@willow.example']));
});

test('A trainer is reminded the day after of a register that nobody closed', async () => {
  const eventId = await anEvent('register', [{}]);
  await trellis.act(({ store, now }) =>
    store.trainers.assign({ eventId, personId: 'tom' as PersonId, assignedAt: now }),
  );
  clock = Date.parse(session.endsAt) + 16 * 3_600_000;
  const hers = (): typeof mail.received => mail.received.filter(({ to }) => to[0] === 'tom@willow.example');
  await eventually(hers, ({ length }) => length > 0);
  expect(hers()[0]?.message.replaceAll('=\r\n', '')).toContain(`/register/${eventId}`);
});

test('Fifty dates that cannot be looked after do not keep the next one waiting', async () => {
  const last = await anEvent('behind-fifty', []);
  const broken = Array.from({ length: 50 }, (_, at) => `broken-${at}`);
  for (const id of broken) await anEvent(id, []);
  const { owner } = trellis.host.installation.database;
  // As nothing of ours would leave them: their places cannot be read.
  await owner.transaction().execute(async (tx) => {
    await sql`select set_config('app.partnership', ${String(trellis.partnership.id)}, true)`.execute(tx);
    await sql`update event set content = '{}', tend_at = '2026-01-01' where id = any(${broken})`.execute(tx);
    await sql`update event set tend_at = '2026-01-02' where id = ${last}`.execute(tx);
  });
  await eventually(
    () => trellis.act(async ({ store }) => (await store.events.event(last))?.tendAt),
    (tendAt) => tendAt === undefined,
  );
  const left = await trellis.act(({ store, now }) => store.events.toTend(now, 100));
  expect(left.map(({ id }) => id).toSorted()).toEqual(broken.toSorted());
});
