import { declineSheet, mySheets, sheet } from '@trellis/core/evaluation';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { managerOf, practitioner } from './bookings-world.ts';
import { chloe, EvaluationWorld, NOTICING, SHARING } from './evaluation-world.ts';

let database: TestDatabase;
let world: EvaluationWorld;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async ({ task }) => {
  world = await EvaluationWorld.open(database, task.id);
});

describe('the sheets of one booking', () => {
  test('come before, after, three months later and to the manager', async () => {
    const id = await world.at('2027-02-05T09:00:00.000Z').place('nursery', 'a');
    const before = await world.run(chloe, (ctx) => sheet(ctx, { bookingId: id, stage: 'before' }));
    expect(before).toMatchObject({ state: 'open', nextOn: '2027-02-09', heading: [{}, {}, { text: 'a nursery' }] });
    expect(before.questions[0]!.lines.map(({ key }) => key)).toEqual([NOTICING, SHARING]);
    await world.answer(chloe, id, 'before', { ratings: { [NOTICING]: 2, [SHARING]: 1 } });

    world.at('2027-02-09T13:00:00.000Z');
    const after = await world.run(chloe, (ctx) => sheet(ctx, { bookingId: id, stage: 'after' }));
    expect(after.questions[0]!.lines).toMatchObject([
      { before: 2, asksThinkingBack: false },
      { before: 1, asksThinkingBack: false },
    ]);
    const sent = await world.answer(chloe, id, 'after', {
      ratings: { [NOTICING]: 4, [SHARING]: 3 },
      texts: { use: ' Ask more ' },
      sharesPlan: true,
    });
    expect(sent.nextOn).toBe('2027-05-09');

    await world.attended(id);
    world.at('2027-05-09T08:00:00.000Z');
    expect((await world.run(chloe, (ctx) => mySheets(ctx, { limit: 5 }))).rows).toMatchObject([
      { bookingId: id, stage: 'follow-up', state: 'open' },
    ]);
    const manager = managerOf('nursery');
    expect((await world.run(manager, (ctx) => mySheets(ctx, { limit: 5 }))).rows).toMatchObject([
      { bookingId: id, stage: 'manager', state: 'open', learnerName: 'a nursery' },
    ]);
    await world.answer(chloe, id, 'follow-up', { ratings: { [NOTICING]: 4, [SHARING]: 4 } });
    const theirs = await world.run(manager, (ctx) => sheet(ctx, { bookingId: id, stage: 'manager' }));
    expect(theirs.learner).toMatchObject({ plan: [{ title: 'How will you use it?', text: 'Ask more' }] });
    await world.answer(manager, id, 'manager', { choices: { talked: ['yes'] }, talkOn: '2027-05-09' });
    expect(await world.run(manager, (ctx) => sheet(ctx, { bookingId: id, stage: 'manager' }))).toMatchObject({
      state: 'answered',
      answers: { talkOn: '2027-05-09', choices: { talked: ['yes'] } },
    });
  });

  test('are nobody else’s', async () => {
    const id = await world.at('2027-02-05T09:00:00.000Z').place('nursery', 'a');
    for (const other of [practitioner('nursery', 'b'), managerOf('nursery')])
      await expect(world.run(other, (ctx) => sheet(ctx, { bookingId: id, stage: 'before' }))).rejects.toMatchObject({
        code: 'evaluation.sheet-not-found',
      });
  });

  test('are declined, and may still be sent', async () => {
    const id = await world.at('2027-02-05T09:00:00.000Z').place('nursery', 'a');
    await world.run(chloe, (ctx) => declineSheet(ctx, { bookingId: id, stage: 'before' }));
    expect((await world.run(chloe, (ctx) => mySheets(ctx, { limit: 5 }))).rows).toEqual([]);
    await world.answer(chloe, id, 'before', { ratings: { [NOTICING]: 2, [SHARING]: 1 } });
    expect((await world.run(chloe, (ctx) => mySheets(ctx, { limit: 5 }))).rows).toMatchObject([{ state: 'answered' }]);
  });
});
