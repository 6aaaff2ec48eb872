import type { BookingId } from '@trellis/core';
import { closeReview, reviews, takeAnswers, takeRelease } from '@trellis/core/quality';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { administrator } from './at-work.ts';
import { coordinator, practitioner } from './bookings-world.ts';
import { aForm, answersOf, EvaluationWorld, NOTICING, SHARING } from './evaluation-world.ts';

const NAMES = Array.from({ length: 12 }, (_, at) => `d${at}`);
const AFTERWARDS = '2027-02-10T09:00:00.000Z';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** Twelve people of the council at the half day of 9 February. */
async function open(publicId: string, form = aForm()) {
  const world = await EvaluationWorld.open(database, publicId, form);
  await world.world.people('council', NAMES);
  world.at('2027-02-01T09:00:00.000Z');
  const ids = new Map<string, BookingId>();
  for (const name of NAMES) ids.set(name, await world.place('council', name));
  world.at(AFTERWARDS);
  await world.attended(...ids.values());
  return {
    world,
    /** What somebody says afterwards, of how it was and is. */
    say: (name: string, was: number, is: number) =>
      world.run(practitioner('council', name), (ctx) =>
        takeAnswers(ctx, {
          bookingId: ids.get(name)!,
          stage: 'after',
          answers: answersOf({
            thinkingBack: { [NOTICING]: was, [SHARING]: 1 },
            ratings: { [NOTICING]: is, [SHARING]: 3 },
          }),
        }),
      ),
    open: async () => (await world.run(coordinator, (ctx) => reviews(ctx, undefined, { limit: 50 }))).rows,
    ids,
  };
}

test('when five of twelve did not reach an objective, a review is open with the numbers, and nothing else has changed', async () => {
  const { say, open: found } = await open('five-of-twelve');
  for (const name of NAMES.slice(0, 3)) await say(name, 3, 1);
  expect(await found()).toEqual([]);
  for (const name of NAMES.slice(3, 10)) await say(name, 1, 3);
  for (const name of NAMES.slice(10)) await say(name, 2, 1);
  expect(await found()).toMatchObject([
    {
      state: 'open',
      causes: [
        {
          kind: 'theme',
          key: NOTICING,
          title: 'Noticing signs of abuse and neglect',
          unmet: 5,
          pairs: 12,
          sharePercent: 41.7,
          rule: expect.stringMatching(/^at least 30% of at least 5 people \(“.*”, version 1\)$/),
        },
      ],
    },
  ]);
});

test('whoever answered last did not open the review: nobody did, and the audit says so', async () => {
  const { world, say } = await open('by-itself');
  for (const name of NAMES.slice(0, 5)) await say(name, 3, 1);
  const { rows } = await world.run(administrator, ({ store }) => store.audit.entries({}, { limit: 500 }));
  const opened = rows.filter(({ action }) => action === 'quality.open-review');
  expect(opened).toMatchObject([{ actor: { kind: 'job', id: 'quality' } }]);
});

test('answers that come at the same moment are counted together', async () => {
  const { say, open: found } = await open('at-once');
  await Promise.all(NAMES.slice(0, 5).map((name) => say(name, 3, 1)));
  expect(await found()).toMatchObject([{ causes: [{ unmet: 5, pairs: 5 }] }]);
});

test('the same theme of an event is not looked at twice, also after its review was closed', async () => {
  const { world, say, open: found } = await open('twice');
  for (const name of NAMES.slice(0, 5)) await say(name, 3, 1);
  const [first] = await found();
  await world.run(coordinator, (ctx) => closeReview(ctx, { id: first!.id, outcome: 'delivery-changed' }));
  for (const name of NAMES.slice(5)) await say(name, 3, 1);
  expect(await found()).toMatchObject([{ id: first!.id, state: 'closed', causes: [{ unmet: 5, pairs: 5 }] }]);
});

test('where the form leaves it to a person, a theme opens nothing', async () => {
  const rule = { sharePercent: 30, pairs: 5, againPercent: 20, opensReview: false };
  const { say, open: found } = await open('shown-only', aForm({ theme: rule }));
  for (const name of NAMES) await say(name, 3, 1);
  expect(await found()).toEqual([]);
});

test('an anonymous form opens a review when its answers are released, and not by any single one', async () => {
  const items = aForm().items.flatMap((item) =>
    item.stages.includes('after')
      ? [{ ...item, stages: ['after' as const], ...(item.kind === 'text' && { isPlan: false }) }]
      : [],
  );
  const form = aForm({ naming: 'anonymous', headings: ['course-title'], items: items as never });
  const { world, say, open: found } = await open('anonymous', form);
  for (const name of NAMES) await say(name, 3, 1);
  expect(await found()).toEqual([]);
  await world.run(coordinator, (ctx) => takeRelease(ctx, world.eventId));
  expect(await found()).toMatchObject([{ causes: [{ kind: 'theme', unmet: 12, pairs: 12 }] }]);
});

test('an answer that is refused opens nothing and is not kept', async () => {
  const { world, open: found, ids } = await open('refused');
  const answers = answersOf({ ratings: { nothing: 1 } });
  const send = world.run(practitioner('council', 'd0'), (ctx) =>
    takeAnswers(ctx, { bookingId: ids.get('d0')!, stage: 'after', answers }),
  );
  await expect(send).rejects.toMatchObject({ code: expect.stringMatching(/^evaluation\./) });
  expect(await found()).toEqual([]);
});

test('somebody who answers for another is refused at once, and holds nobody up', async () => {
  const { world, say, ids } = await open('strangers');
  const bookingId = ids.get('d0')!;
  const stranger = practitioner('council', 'd1');
  // The event is held by somebody else, so whoever waits for it would wait for good.
  await world.run(coordinator, async ({ store }) => {
    await store.events.lock((await store.bookings.booking(bookingId))!.eventId);
    await expect(
      world.run(stranger, (ctx) => takeAnswers(ctx, { bookingId, stage: 'after', answers: answersOf({}) })),
    ).rejects.toMatchObject({ code: 'evaluation.sheet-not-found' });
  });
  await say('d0', 1, 3);
});
