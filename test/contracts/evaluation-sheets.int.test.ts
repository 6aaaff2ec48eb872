import type { PersonId } from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import { declineSheet, myPlan, mySheets, sheet } from '@trellis/core/evaluation';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { administrator } from './at-work.ts';
import { coordinator, managerOf, personOf, postOf, practitioner } from './bookings-world.ts';
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

describe('what is sent', () => {
  const both = { [NOTICING]: 2, [SHARING]: 1 };

  test('is one answer, however often it is sent, also at once', async () => {
    const id = await world.at('2027-02-05T09:00:00.000Z').place('nursery', 'a');
    await Promise.all([1, 2, 3].map(() => world.answer(chloe, id, 'before', { ratings: both })));
    expect((await world.answer(chloe, id, 'before', { ratings: both })).change).toBeUndefined();
    const { answers, entries } = await world.run(chloe, async ({ store }) => ({
      answers: await store.evaluation.answers([id]),
      entries: (await store.audit.entries({}, { limit: 500 })).rows,
    }));
    expect(answers).toHaveLength(1);
    expect(entries.filter(({ action }) => action.startsWith('evaluation.')).map(({ action }) => action)).toEqual([
      'evaluation.answer',
    ]);
  });

  test('may be changed until the sheet closes, and the change says what it was', async () => {
    const id = await world.at('2027-02-05T09:00:00.000Z').place('nursery', 'a');
    const first = await world.answer(chloe, id, 'before', { ratings: both });
    const again = await world.answer(chloe, id, 'before', { ratings: { ...both, [SHARING]: 3 } });
    expect(again.change).toMatchObject({ key: first.change!.key, stage: 'before', bookingId: id });
    expect(new Set(again.change!.before!.map(({ rank }) => rank))).toEqual(new Set([1, 2]));
    expect(new Set(again.change!.after.map(({ rank }) => rank))).toEqual(new Set([2, 3]));
    world.at('2027-02-09T12:30:00.000Z');
    await expect(world.answer(chloe, id, 'before', { ratings: both })).rejects.toMatchObject({
      code: 'evaluation.not-open',
    });
  });

  test('before and after it is open is refused', async () => {
    const id = await world.at('2027-02-05T09:00:00.000Z').place('nursery', 'a');
    const early = { ratings: both, thinkingBack: both };
    await expect(world.answer(chloe, id, 'after', early)).rejects.toMatchObject({ code: 'evaluation.not-open' });
    // A group fills it in while it is together.
    world.at('2027-02-09T12:05:00.000Z');
    await world.answer(chloe, id, 'after', early);
    await world.attended(id);
    world.at('2027-05-08T22:00:00.000Z');
    await expect(world.answer(chloe, id, 'follow-up', { ratings: both })).rejects.toMatchObject({
      code: 'evaluation.not-open',
    });
    // The first moment of 9 May in British Summer Time.
    world.at('2027-05-08T23:00:00.000Z');
    await world.answer(chloe, id, 'follow-up', { ratings: both });
  });

  test('thinking back is asked where nobody said before, and kept apart', async () => {
    const id = await world
      .at('2027-02-09T13:00:00.000Z')
      .place('nursery', 'a', { placedAt: '2027-02-09T09:00:00.000Z' });
    const opened = await world.run(chloe, (ctx) => sheet(ctx, { bookingId: id, stage: 'after' }));
    expect(opened.questions[0]!.lines.map(({ asksThinkingBack }) => asksThinkingBack)).toEqual([true, true]);
    await expect(world.answer(chloe, id, 'after', { ratings: both })).rejects.toMatchObject({
      code: 'evaluation.answer-needed',
      facts: {
        errors: [
          { field: `answers.thinkingBack.${NOTICING}`, reason: 'is needed' },
          { field: `answers.thinkingBack.${SHARING}`, reason: 'is needed' },
        ],
      },
    });
    await world.answer(chloe, id, 'after', { ratings: { [NOTICING]: 4, [SHARING]: 4 }, thinkingBack: both });
    const { rows } = await world.run(chloe, (ctx) => myPlan(ctx, { limit: 5 }));
    expect(rows[0]!.lines).toMatchObject([
      { key: NOTICING, before: 2, after: 4, thoughtBack: true },
      { key: SHARING, before: 1, after: 4, thoughtBack: true },
    ]);
  });

  test('is refused with every field that is wrong', async () => {
    const id = await world.at('2027-02-09T13:00:00.000Z').place('nursery', 'a');
    const wrong = {
      ratings: { [NOTICING]: 5, unknown: 1 },
      thinkingBack: both,
      texts: { use: 'x'.repeat(41), changed: 'Nothing yet' },
      choices: { talked: ['yes'] },
    };
    await expect(world.answer(chloe, id, 'after', wrong)).rejects.toMatchObject({
      facts: {
        errors: [
          { field: `answers.ratings.${NOTICING}`, reason: 'must be 1 to 4' },
          { field: 'answers.ratings.unknown', reason: 'is not asked on this sheet' },
          { field: 'answers.choices.talked', reason: 'is not asked on this sheet' },
          { field: 'answers.texts.use', reason: 'must have a length of at most 40' },
          { field: 'answers.texts.changed', reason: 'is not asked on this sheet' },
          { field: `answers.ratings.${SHARING}`, reason: 'is needed' },
        ],
      },
    });
    await expect(world.answer(chloe, id, 'after', {})).rejects.toMatchObject({ code: 'evaluation.answer-needed' });
  });
});

describe('a plan', () => {
  const both = { [NOTICING]: 2, [SHARING]: 1 };

  test('is one’s own, and the manager’s as far as it is shared; of everybody else it is empty', async () => {
    const [mine, kept] = [
      await world.at('2027-02-05T09:00:00.000Z').place('nursery', 'a'),
      await world.place('nursery', 'b'),
    ];
    const other = practitioner('nursery', 'b');
    world.at('2027-02-09T13:00:00.000Z');
    await world.answer(chloe, mine, 'after', {
      ratings: both,
      thinkingBack: both,
      texts: { use: 'Ask more' },
      sharesPlan: true,
    });
    await world.answer(other, kept, 'after', { ratings: both, thinkingBack: both, texts: { use: 'Mine alone' } });
    const planAs = async (actor: Actor, personId?: PersonId) =>
      (await world.run(actor, (ctx) => myPlan(ctx, { limit: 5, personId }))).rows;
    expect(await planAs(chloe)).toMatchObject([{ bookingId: mine, plan: [{ text: 'Ask more' }], sharesPlan: true }]);
    const shared = await planAs(managerOf('nursery'), personOf('nursery', 'a'));
    expect(shared).toMatchObject([{ bookingId: mine, lines: [], plan: [{ text: 'Ask more' }] }]);
    expect(await planAs(managerOf('nursery'), personOf('nursery', 'b'))).toEqual([]);
    for (const stranger of [other, managerOf('police'), coordinator])
      expect(await planAs(stranger, personOf('nursery', 'a'))).toEqual([]);
  });

  test('says that the manager has spoken with them, when, and what has changed', async () => {
    const id = await world.at('2027-02-05T09:00:00.000Z').place('nursery', 'a');
    world.at('2027-02-09T13:00:00.000Z');
    await world.answer(chloe, id, 'after', { ratings: both, thinkingBack: both });
    await world.attended(id);
    const manager = managerOf('nursery');
    world.at('2027-05-10T13:00:00.000Z');
    const talk = { choices: { talked: ['yes'] }, texts: { changed: 'Speaks up in meetings' } };
    for (const talkOn of ['2027-02-08', '2027-05-11'])
      await expect(world.answer(manager, id, 'manager', { ...talk, talkOn })).rejects.toMatchObject({
        code: 'evaluation.talk-date',
        facts: { field: 'answers.talkOn', from: '2027-02-09', to: '2027-05-10' },
      });
    await world.answer(manager, id, 'manager', { ...talk, talkOn: '2027-05-10' });
    const { rows } = await world.run(chloe, (ctx) => myPlan(ctx, { limit: 5 }));
    expect(rows[0]!.manager).toEqual({
      state: 'answered',
      name: 'manager nursery',
      talkOn: '2027-05-10',
      said: [{ title: 'What has changed?', text: 'Speaks up in meetings' }],
      countersignedAt: '2027-05-10T13:00:00.000Z',
    });
    // Somebody who takes over the team does not read or change what was countersigned.
    await world.run(administrator, async ({ store }) => {
      const post = (await store.people.post(postOf('nursery', 'a')))!;
      await store.people.savePosts([{ ...post, managerPersonId: personOf('nursery', 'd') }]);
    });
    // Whoever signed it is not their manager any more, and reads nothing of theirs: not what they plan next either.
    const which = { bookingId: id, stage: 'manager' } as const;
    const refusal = { code: 'evaluation.sheet-not-found' };
    await expect(world.run(manager, (ctx) => sheet(ctx, which))).rejects.toMatchObject(refusal);
    await expect(world.answer(manager, id, 'manager', talk)).rejects.toMatchObject(refusal);
    const next = practitioner('nursery', 'd');
    expect(await world.run(next, (ctx) => sheet(ctx, { bookingId: id, stage: 'manager' }))).not.toHaveProperty(
      'answers',
    );
    await expect(world.answer(next, id, 'manager', talk)).rejects.toMatchObject({
      code: 'evaluation.already-answered',
    });
  });
});

test('all sheets of the latest event of a course are found by its reference, wherever they stand', async () => {
  const id = await world.at('2027-02-05T09:00:00.000Z').place('nursery', 'a');
  const { rows } = await world.run(chloe, (ctx) => mySheets(ctx, { limit: 5, courseRef: 'conferences' }));
  expect(rows.map(({ bookingId, stage, state }) => [bookingId, stage, state])).toEqual([
    [id, 'before', 'open'],
    [id, 'after', 'not-yet'],
    [id, 'follow-up', 'not-yet'],
  ]);
  expect((await world.run(chloe, (ctx) => mySheets(ctx, { limit: 5, courseRef: 'none' }))).rows).toEqual([]);
});

test('the list goes on a page at a time, the newest first', async () => {
  world.at('2027-02-09T13:00:00.000Z');
  const ids = [];
  for (const day of ['05', '06', '07']) {
    const sessions = [{ startsAt: `2027-02-${day}T09:30:00.000Z`, endsAt: `2027-02-${day}T12:30:00.000Z` }];
    const eventId = await world.event(`day-${day}`, sessions);
    ids.push(await world.place('nursery', 'a', { eventId }));
  }
  const first = await world.run(chloe, (ctx) => mySheets(ctx, { limit: 2 }));
  expect(first.rows.map(({ bookingId }) => bookingId)).toEqual([ids[2], ids[1]]);
  const next = await world.run(chloe, (ctx) => mySheets(ctx, { limit: 2, after: first.after }));
  expect(next.rows.map(({ bookingId }) => bookingId)).toEqual([ids[0]]);
  expect(next.after).toBeUndefined();
  await expect(world.run(chloe, (ctx) => mySheets(ctx, { limit: 2, after: 'nowhere' }))).rejects.toMatchObject({
    code: 'paging.unknown-cursor',
  });
});
