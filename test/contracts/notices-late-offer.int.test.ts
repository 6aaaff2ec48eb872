import { letterFor } from '@trellis/core/letters';
import type { Notice } from '@trellis/core/notices';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { administrator } from './at-work.ts';
import { BookingsWorld, personOf, postOf } from './bookings-world.ts';

let database: TestDatabase;
let world: BookingsWorld;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await BookingsWorld.open(database, 'late-offer');
});
afterAll(() => database.close());

test('A place that is offered inside the notice names what not coming would cost', async () => {
  world.now = '2027-01-12T10:00:00.000Z';
  const eventId = await world.event('late');
  const offer = { offeredAt: world.now, expiresAt: '2027-01-14T10:00:00.000Z', isLate: true };
  const personId = personOf('nursery', 'a');
  const now = await world.as(administrator, async (ctx) => {
    await ctx.store.people.savePeople([
      { id: personId, givenName: 'a', familyName: 'n', formerNames: [], staffNumbers: [], workEmail: 'a@n.example' },
    ]);
    const { agencyId, id: postId } = (await ctx.store.people.post(postOf('nursery', 'a')))!;
    await ctx.store.bookings.save([
      {
        id: 'b' as never,
        eventId,
        personId,
        postId,
        agencyId,
        state: 'offered',
        offer,
        askedAt: '2026-12-01T10:00:00.000Z',
        position: 1,
        approval: { state: 'not-needed', isDeputyAsked: false },
        isFromWaitingList: true,
        isWalkIn: false,
      },
    ]);
    const notice: Notice = {
      id: 'n',
      kind: 'booking-offered',
      personId,
      bookingId: 'b' as never,
      sequence: 0,
      state: 'waiting',
      dueAt: world.now,
      tries: 0,
    };
    const from = { fromAddress: 't@t.example', partnershipName: 'Westhaven', partnershipId: 'westhaven' };
    const house = { publicUrl: 'https://t.example', ...from };
    return await letterFor(ctx, notice, house);
  });
  expect(now).toMatchObject({ state: 'ready', to: { address: 'a@n.example' } });
  expect(now.letter?.text).toContain('until Thursday 14 January 2027, 10:00am');
  expect(now.letter?.text).toMatch(/too late to cancel without charge: .* is charged £\d+\. Take it only if you can/);
});
