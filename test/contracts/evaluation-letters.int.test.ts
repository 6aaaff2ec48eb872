import { askPeople, declineSheet, settleDue } from '@trellis/core/evaluation';
import { letterFor } from '@trellis/core/letters';
import type { BookingId } from '@trellis/core';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { administrator } from './at-work.ts';
import { clock, managerOf, personOf, postOf } from './bookings-world.ts';
import { chloe, EvaluationWorld, NOTICING, SHARING } from './evaluation-world.ts';

const house = {
  publicUrl: 'https://trellis.example',
  fromAddress: 'trellis@example.org',
  partnershipName: 'Westhaven',
  partnershipId: 'w',
};
const ratings = { [NOTICING]: 2, [SHARING]: 2 };

let database: TestDatabase;
let world: EvaluationWorld;
let id: BookingId;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async ({ task }) => {
  world = await EvaluationWorld.open(database, task.id);
  id = await world.at('2027-01-20T09:00:00.000Z').place('nursery', 'a');
});

/** Lets the clock run at nine each morning, and says who was written to. */
async function mornings(from: string, to: string): Promise<readonly string[]> {
  const told: string[] = [];
  for (let day = Date.parse(from); day <= Date.parse(to); day += 86_400_000) {
    world.at(new Date(day + 9 * 3_600_000).toISOString());
    await world.run(clock, async (ctx) => {
      while ((await settleDue(ctx)) > 0);
      await askPeople(ctx);
    });
    // Asked twice in a morning it is asked once.
    await world.run(clock, (ctx) => askPeople(ctx));
    const due = await world.run(clock, ({ store, now }) => store.notices.takeNotices(now, '2030-01-01T00:00:00Z', 50));
    for (const notice of due) {
      told.push(`${world.world.now.slice(0, 10)} ${notice.kind} ${notice.personId} ${notice.sequence}`);
      await world.run(clock, ({ store, now }) => store.notices.saveNotice({ ...notice, state: 'sent', sentAt: now }));
    }
  }
  return told;
}

describe('people are asked by letter', () => {
  test('once before, then how it was with two reminders a week apart, three months later, and their manager', async () => {
    expect(await mornings('2027-02-01', '2027-02-09')).toEqual(['2027-02-07 evaluation-before nursery-a 0']);
    await world.attended(id);
    expect(await mornings('2027-02-10', '2027-03-12')).toEqual([
      '2027-02-10 evaluation-after nursery-a 0',
      '2027-02-17 evaluation-after nursery-a 1',
      '2027-02-24 evaluation-after nursery-a 2',
    ]);
    expect((await mornings('2027-05-08', '2027-06-01')).toSorted()).toEqual([
      '2027-05-09 evaluation-follow-up nursery-a 0',
      '2027-05-09 evaluation-manager nursery-manager 0',
      '2027-05-16 evaluation-follow-up nursery-a 1',
      '2027-05-16 evaluation-manager nursery-manager 1',
      '2027-05-23 evaluation-follow-up nursery-a 2',
      '2027-05-23 evaluation-manager nursery-manager 2',
    ]);
  });

  test('late where the register is closed late, and never two letters in a week', async () => {
    await mornings('2027-02-17', '2027-02-18');
    await world.attended(id);
    expect(await mornings('2027-02-19', '2027-03-12')).toEqual([
      '2027-02-19 evaluation-after nursery-a 0',
      '2027-02-26 evaluation-after nursery-a 1',
      '2027-03-05 evaluation-after nursery-a 2',
    ]);
  });

  test('no more once they have answered, and a letter that waits is taken back', async () => {
    await world.attended(id);
    world.at('2027-02-10T09:00:00.000Z');
    await world.run(clock, async (ctx) => {
      await settleDue(ctx);
      await askPeople(ctx);
    });
    await world.answer(chloe, id, 'after', { ratings, thinkingBack: ratings });
    expect(await mornings('2027-02-10', '2027-02-18')).toEqual([]);
  });

  test('no more once they would rather not be asked', async () => {
    await world.attended(id);
    expect(await mornings('2027-02-10', '2027-02-10')).toHaveLength(1);
    await world.run(chloe, (ctx) => declineSheet(ctx, { bookingId: id, stage: 'after' }));
    expect(await mornings('2027-02-16', '2027-02-18')).toEqual([]);
  });

  test('no more once they have left their post, or were erased', async () => {
    const other = await world.place('nursery', 'b');
    await world.attended(id, other);
    expect(await mornings('2027-02-10', '2027-02-10')).toHaveLength(2);
    await world.run(administrator, async ({ store }) => {
      const post = (await store.people.post(postOf('nursery', 'a')))!;
      await store.people.savePosts([{ ...post, endsOn: '2027-02-12' }]);
      await store.audit.erase(personOf('nursery', 'b'));
    });
    expect(await mornings('2027-02-16', '2027-02-18')).toEqual([]);
    expect(await mornings('2027-05-09', '2027-05-10')).toEqual([]);
  });

  test('not at all who was not there, or of an event that was called off', async () => {
    const booking = await world.world.booking(id);
    await world.run(administrator, ({ store }) => store.bookings.save([{ ...booking, state: 'absent' }]));
    await world.event('other');
    const cancelled = await world.place('nursery', 'c', { eventId: 'other' as never });
    await world.attended(cancelled);
    await world.run(administrator, async ({ store }) => {
      const event = (await store.events.event('other' as never))!;
      await store.events.save({ ...event, state: 'cancelled' });
    });
    expect(await mornings('2027-02-10', '2027-02-11')).toEqual([]);
    expect(await mornings('2027-05-09', '2027-05-10')).toEqual([]);
  });

  test('in words that say what it takes, where, and how not to be asked again', async () => {
    await world.run(administrator, async ({ store }) => {
      const people = await store.people.people([personOf('nursery', 'a'), personOf('nursery', 'manager')]);
      await store.people.savePeople(people.map((person) => ({ ...person, workEmail: `${person.id}@example.org` })));
    });
    await world.attended(id);
    world.at('2027-05-09T09:00:00.000Z');
    const letterTo = (kind: 'evaluation-after' | 'evaluation-manager', name: string, sequence: number) =>
      world.run(clock, (ctx) =>
        letterFor(
          ctx,
          {
            id: 'n',
            kind,
            personId: personOf('nursery', name),
            bookingId: id,
            sequence,
            state: 'waiting',
            dueAt: ctx.now,
            tries: 0,
          },
          house,
        ),
      );
    const asked = await letterTo('evaluation-after', 'a', 0);
    expect(asked).toMatchObject({ state: 'ready', to: { address: 'nursery-a@example.org' } });
    expect(asked.letter?.text).toContain(`https://trellis.example/feedback/${id}/after`);
    expect(asked.letter?.text).toContain('rather not be asked');
    const last = await letterTo('evaluation-manager', 'manager', 2);
    expect(last.letter?.subject).toBe(
      'Reminder: Please talk with a nursery: Conferences and core groups, Tuesday 9 February 2027',
    );
    expect(last.letter?.text).toContain('the last time that we ask');
  });
});

test('where nobody is named as manager the deputy is asked, or else the leads', async () => {
  await world.run(administrator, async ({ store }) => {
    const { managerPersonId: _, ...post } = (await store.people.post(postOf('nursery', 'a')))!;
    await store.people.savePosts([post]);
    await store.access.saveGrant({
      id: 'g',
      personId: personOf('nursery', 'lead'),
      role: 'agency-lead',
      agencyId: 'nursery' as never,
    });
  });
  const managers = () => world.run(managerOf('nursery'), ({ store }) => store.evaluation.managersOf(id));
  expect(await managers()).toEqual(['nursery-lead']);
  await world.run(administrator, ({ store }) =>
    store.bookings.saveDeputy({ agencyId: 'nursery' as never, personId: personOf('nursery', 'd') }),
  );
  expect(await managers()).toEqual(['nursery-d']);
  // Nobody countersigns for themselves.
  await world.run(administrator, ({ store }) =>
    store.bookings.saveDeputy({ agencyId: 'nursery' as never, personId: personOf('nursery', 'a') }),
  );
  expect(await managers()).toEqual(['nursery-lead']);
});
