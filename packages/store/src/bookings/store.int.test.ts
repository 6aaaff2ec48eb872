import type { Booking } from '@trellis/core/bookings';
import type { Agency, Person, Post } from '@trellis/core/people';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anEvent } from '../events/events.fixture.ts';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { aBooking } from './bookings.fixture.ts';

const now = '2026-11-22T09:00:00.000Z';
const council = 'council' as Agency['id'];
const police = 'police' as Agency['id'];
const [ann, ben] = ['ann', 'ben'] as Person['id'][] as [Person['id'], Person['id']];

let database: TestDatabase;
let north: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  await north.at(now, async ({ people, courses, events }) => {
    await people.saveAgencies([
      { id: council, ref: 'NSC', name: 'Council', kind: 'council' },
      { id: police, ref: 'POL', name: 'Police', kind: 'police' },
    ]);
    await people.savePeople(
      [ann, ben].map((id) => ({ id, givenName: id, familyName: 'B', formerNames: [], staffNumbers: [] })),
    );
    const post = { audiences: [], flags: [], startsOn: '2025-01-01' };
    await people.savePosts([
      { ...post, id: 'ann-1' as Post['id'], personId: ann, agencyId: council, managerPersonId: ben },
      { ...post, id: 'ben-1' as Post['id'], personId: ben, agencyId: police },
    ]);
    await courses.saveCourse({
      id: 'c-1' as never,
      ref: 'SG1',
      title: 'Basics',
      kind: 'topic-course',
      isInterAgency: true,
    });
    for (const name of ['event', 'second', 'third']) await events.save(anEvent(name));
  });
});
afterAll(() => database.close());

const eventId = 'event' as Booking['eventId'];

test('a booking is kept whole, through everything that can become of it', async () => {
  const whole = aBooking('whole', 1, {
    state: 'cancelled',
    approval: {
      state: 'refused',
      askedOf: ben,
      isDeputyAsked: true,
      answerByOn: '2026-11-27',
      decidedBy: ben,
      decidedAt: now,
      releaseMinutes: 240,
      costCentre: 'CC 1',
      why: 'No cover',
    },
    attestation: { title: 'Basics', achievedOn: '2026-10-05', by: ben, at: now },
    offer: { offeredAt: now, expiresAt: '2026-11-24T09:00:00.000Z', isLate: true },
    placedAt: now,
    isFromWaitingList: true,
    termsAcceptedAt: now,
    cancelled: { at: now, by: 'manager', why: 'No cover' },
    substituteFor: { bookingId: 'other' as Booking['id'], isSameTeam: true },
    register: { minutes: [60, null], hasAttended: true, hasCompleted: false, why: 'Left early', markedAt: now },
    isWalkIn: true,
    bookedBy: ben,
  });
  await north.at(now, async ({ bookings }) => {
    await bookings.save([whole]);
    expect(await bookings.booking(whole.id)).toEqual(whole);
    await bookings.save([{ ...whole, isFromWaitingList: false }]);
    expect(await bookings.bookings([whole.id])).toEqual([{ ...whole, isFromWaitingList: false }]);
  });
});

test('a person has one booking of an event that has not ended, however many did', async () => {
  await north.at(now, async ({ bookings }) => {
    await bookings.save([aBooking('first', 2)]);
    const gone = aBooking('first', 2, { state: 'cancelled', cancelled: { at: now, by: 'delegate' } });
    // Both in one go, in whichever order: the place goes from one to the other.
    await bookings.save([aBooking('again', 3), gone]);
    expect((await bookings.live(ann, [eventId])).map(({ id }) => id)).toEqual(['again']);
    expect((await bookings.ofEvent(eventId)).map(({ id }) => id)).toEqual(['whole', 'first', 'again']);
  });
  await expect(north.at(now, ({ bookings }) => bookings.save([aBooking('twice', 4)]))).rejects.toThrow(/unique/);
});

test('bookings are listed by agency, by team and by person, a page at a time', async () => {
  await north.at(now, async ({ bookings }) => {
    const other = { personId: ben, postId: 'ben-1' as Post['id'], agencyId: police };
    await bookings.save([aBooking('b2', 1, { ...other, eventId: 'second' as Booking['eventId'] })]);
    const found = async (filter: Parameters<typeof bookings.list>[0]) =>
      (await bookings.list(filter, { limit: 9 })).rows.map(({ id }) => id);
    expect(await found({ sight: { all: false, agencyIds: [police] } })).toEqual(['b2']);
    const within = { all: false as const, agencyIds: [council] };
    const team = { all: false as const, agencyIds: [], team: { managerId: ben, within } };
    expect(await found({ sight: team, state: 'placed' })).toEqual(['again']);
    expect(await found({ personId: ben })).toEqual(['b2']);
    expect(await found({ from: '2199-01-01' })).toEqual([]);
    const first = await bookings.list({ eventId }, { limit: 2 });
    const second = await bookings.list({ eventId }, { limit: 2, after: first.after });
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(['again', 'first', 'whole']);
  });
});

test('requests for approval come to whoever was asked and to who answers for an agency, the most pressing first', async () => {
  const asked = (answerByOn: string, askedOf?: Person['id']): Partial<Booking> => ({
    approval: { state: 'asked', isDeputyAsked: false, answerByOn, ...(askedOf && { askedOf }) },
  });
  const third = 'third' as Booking['eventId'];
  await north.at(now, async ({ bookings }) => {
    await bookings.save([
      aBooking('t1', 1, { eventId: third, ...asked('2026-12-02', ben) }),
      aBooking('t2', 2, { eventId: third, personId: ben, agencyId: police, ...asked('2026-12-01') }),
    ]);
    const found = async (filter: Parameters<typeof bookings.toApprove>[0]) =>
      (await bookings.toApprove(filter, { limit: 9 })).rows.map(({ id }) => id);
    expect(await found({ askedOf: ben, scope: { all: false, agencyIds: [] } })).toEqual(['t1']);
    expect(await found({ askedOf: ben, scope: { all: false, agencyIds: [police] } })).toEqual(['t2', 't1']);
    expect(await found({ scope: { all: true } })).toEqual(['t2', 't1']);
  });
});

test('what somebody needs, and who answers for an agency, are kept and forgotten', async () => {
  await north.at(now, async ({ bookings }) => {
    const id = 'again' as Booking['id'];
    await bookings.saveNeeds(id, { kinds: ['captions'] });
    await bookings.saveNeeds(id, { kinds: ['other'], note: 'A seat at the front' });
    expect(await bookings.needsOf([id])).toEqual(new Map([[id, { kinds: ['other'], note: 'A seat at the front' }]]));
    await bookings.removeNeeds([id]);
    expect(await bookings.needsOf([id])).toEqual(new Map());
    await bookings.saveDeputy({ agencyId: council, personId: ann });
    await bookings.saveDeputy({ agencyId: council, personId: ben });
    expect(await bookings.deputies()).toEqual([{ agencyId: council, personId: ben }]);
    await bookings.removeDeputy(council);
    expect(await bookings.deputies()).toEqual([]);
  });
});
