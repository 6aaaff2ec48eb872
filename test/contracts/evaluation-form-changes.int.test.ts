import type { BookingId } from '@trellis/core';
import { summary, type PairedChange } from '@trellis/core/evaluation';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { administrator } from './at-work.ts';
import { coordinator, practitioner } from './bookings-world.ts';
import { aForm, EvaluationWorld, NOTICING, SHARING } from './evaluation-world.ts';

const NAMES = ['a', 'b', 'c', 'd', 'lead'] as const;
const FIVE = { id: 'four', labels: ['None', 'Little', 'Some', 'Good', 'Sure'] };

let database: TestDatabase;
let world: EvaluationWorld;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await EvaluationWorld.open(database, 'changing');
});
afterAll(() => database.close());

/** Five people of the nursery rate a morning of their own from before to after, all by the same ranks. */
async function heldOn(day: string, [before, after]: readonly [number, number]): Promise<void> {
  const eventId = `on-${day}`;
  world.at(`${day}T07:00:00.000Z`);
  await world.event(eventId, [{ startsAt: `${day}T09:30:00.000Z`, endsAt: `${day}T12:30:00.000Z` }]);
  const ids: BookingId[] = [];
  for (const name of NAMES) ids.push(await world.place('nursery', name, { eventId: eventId as never }));
  world.at(`${day}T13:00:00.000Z`);
  await world.attended(...ids);
  for (const [index, name] of NAMES.entries())
    await world.answer(practitioner('nursery', name), ids[index]!, 'after', {
      ratings: { [NOTICING]: after, [SHARING]: after },
      thinkingBack: { [NOTICING]: before, [SHARING]: before },
    });
}

test('a form changes from a date: what is the same is compared, and a longer scale stands apart', async () => {
  await heldOn('2027-02-10', [1, 3]);
  await world.run(administrator, async ({ store }) => {
    const relabelled = [{ id: 'four', labels: ['Unsure', 'Some', 'Good', 'Sure'] }];
    const [objectives, ...others] = aForm().items;
    await store.evaluation.saveForm({ form: aForm({ version: '2', scales: relabelled }), from: '2027-03-01' });
    await store.evaluation.saveForm({
      form: aForm({
        version: '3',
        scales: [FIVE],
        items: [{ ...objectives!, title: 'Where are you now?' }, ...others],
      }),
      from: '2027-04-01',
    });
  });
  await heldOn('2027-03-10', [2, 4]);
  await heldOn('2027-04-14', [2, 5]);

  const { changes, notKnown } = await world.run(coordinator, (ctx) =>
    summary(ctx, { courseId: 'conferences' as never }),
  );
  const noticing = changes.filter(({ key }) => key === NOTICING) as PairedChange[];
  expect(
    noticing.map(({ pairs, before, after, scale }) => [scale.labels.length, pairs, before.mean, after.mean]),
  ).toEqual([
    [4, 10, 1.5, 3.5],
    [5, 5, 2, 5],
  ]);
  expect(noticing[0]!.scale.labels[0]).toBe('Unsure');
  expect(notKnown).toContain(
    'Some questions were rated on scales of different length. They stand apart and are not compared.',
  );
});

test('what is kept added up is what all answers come to', async () => {
  const { sums, wrongSums, examples } = await world.audit();
  expect({ wrongSums, examples }).toEqual({ wrongSums: 0, examples: [] });
  expect(sums).toBeGreaterThan(20);
  await world.run(administrator, async ({ store }) => {
    const ofAll = await store.evaluation.sums({ scope: {}, of: 'live', by: 'agency' });
    // What no roll-up has is added up from the answers, and is the same.
    expect(await store.evaluation.sums({ scope: { from: '2027-01-02' }, of: 'live', by: 'agency' })).toEqual(ofAll);
  });
});

test('an audit names each sum that is not what answers, bookings and sheets come to', async () => {
  await world.at('2027-09-01T09:00:00.000Z').run(administrator, ({ store }) => store.evaluation.sumMonths());
  expect(await world.audit()).toMatchObject({ wrongSums: 0 });
  await world.world.partnership.at(world.world.now, async (_, tx) => {
    await sql`update evaluation_tally set pairs = pairs + 1 where event_id = 'on-2027-03-10' and item = 0`.execute(tx);
    await sql`delete from evaluation_asked where event_id = 'on-2027-04-14' and agency_id = 'nursery'`.execute(tx);
    await sql`update evaluation_asked set attended = 9 where event_id = 'on-2027-02-10' and agency_id = ''`.execute(tx);
  });
  expect((await world.audit()).examples).toEqual([
    'ratings of event on-2027-03-10 after 0',
    'asked at event on-2027-02-10',
    'asked at event on-2027-04-14 nursery',
    'month 2027-04-01 nursery',
  ]);
});
