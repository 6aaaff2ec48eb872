import type { AgencyId, EventId } from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import { findForWalkIn, walkIn, WalkInSought } from '@trellis/core/bookings';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { administrator } from './at-work.ts';
import { BookingsWorld, coordinator, leadOf, managerOf, personOf, postOf, practitioner } from './bookings-world.ts';

const onTheDay = '2027-01-18T09:20:00.000Z';
const trainer = practitioner('police', 'd');
const home = 'home' as AgencyId;

let database: TestDatabase;
let world: BookingsWorld;
let eventId: EventId;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await BookingsWorld.open(database, 'door');
  eventId = await world.event('day', { maximum: 4 });
  await world.as(administrator, async ({ store, now }) => {
    await store.trainers.assign({ eventId, personId: trainer.personId!, assignedAt: now });
    const amy = (await store.people.person(personOf('home', 'a')))!;
    await store.people.savePeople([{ ...amy, workEmail: 'Amy@Home.example' }]);
    const post = (await store.people.post(postOf('home', 'a')))!;
    await store.people.savePosts([{ ...post, id: `${post.id}-old` as never, endsOn: '2027-01-17' }]);
  });
  world.now = onTheDay;
});
afterAll(() => database.close());

const find = (actor: Actor, sought: Omit<WalkInSought, 'eventId'>, on = eventId) =>
  world.as(actor, (ctx) => findForWalkIn(ctx, { ...sought, eventId: on }));
const amyFound = [{ postId: postOf('home', 'a'), name: 'a home', agencyName: 'The home', jobTitle: 'Practitioner' }];

describe('somebody at the door', () => {
  test('is found by her whole work e-mail or her staff number, in the posts of that day, and let in', async () => {
    expect(await find(trainer, { workEmail: 'amy@home.example' })).toEqual(amyFound);
    expect(await find(coordinator, { agencyId: home, staffNumber: 'a' })).toEqual(amyFound);
    const [{ postId } = { postId: postOf('home', 'b') }] = await find(trainer, { agencyId: home, staffNumber: 'a' });
    expect(await world.as(trainer, (ctx) => walkIn(ctx, { eventId, postId }))).toMatchObject({ state: 'placed' });
  });

  test.each([
    { workEmail: 'amy@home' },
    { workEmail: '%' },
    { agencyId: 'police' as AgencyId, staffNumber: 'a%' },
    { agencyId: 'nowhere' as AgencyId, staffNumber: 'a' },
  ])('is not found by %o', async (sought) => {
    expect(await find(trainer, sought)).toEqual([]);
  });

  test('is looked for by e-mail or else by agency and number, never by less', () => {
    const valid = (sought: object) => WalkInSought.safeParse({ eventId, ...sought }).success;
    expect(
      [{}, { staffNumber: 'a' }, { agencyId: home }, { workEmail: 'a@b', agencyId: home, staffNumber: 'a' }].map(valid),
    ).toEqual([false, false, false, false]);
    expect([{ workEmail: 'a@b' }, { agencyId: home, staffNumber: 'a' }].map(valid)).toEqual([true, true]);
  });

  test('is looked for only by the trainers of that event and coordinators, from its day on', async () => {
    const other = await world.event('other');
    const sought = { workEmail: 'amy@home.example' };
    for (const actor of [practitioner('home', 'a'), managerOf('home'), leadOf('home')])
      await expect(find(actor, sought)).rejects.toMatchObject({ code: 'bookings.not-found' });
    await expect(find(trainer, sought, other)).rejects.toMatchObject({ code: 'bookings.not-found' });
    world.now = '2027-01-17T20:00:00.000Z';
    await expect(find(trainer, sought)).rejects.toMatchObject({ code: 'bookings.not-open' });
    world.now = onTheDay;
  });

  test('has each look-up on her record, without what was typed', async () => {
    await find(trainer, { workEmail: 'amy@home.example' });
    const { rows } = await world.as(administrator, ({ store }) =>
      store.audit.entries({ personId: personOf('home', 'a') }, { limit: 50 }),
    );
    const looks = rows.filter(({ action }) => action === 'bookings.find-for-walk-in');
    expect(looks[0]).toMatchObject({ subject: { kind: 'event', id: eventId }, after: { by: 'work e-mail' } });
    expect(JSON.stringify(looks)).not.toContain('amy@');
  });
});
