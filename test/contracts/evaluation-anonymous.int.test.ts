import { mySheets, sheet } from '@trellis/core/evaluation';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { administrator } from './at-work.ts';
import { practitioner, type Ref } from './bookings-world.ts';
import { aForm, EvaluationWorld, NOTICING, SHARING } from './evaluation-world.ts';

const anonymous = aForm({
  naming: 'anonymous',
  headings: ['course-title'],
  items: [
    { kind: 'objectives', id: 'confidence', title: 'How sure?', stages: ['after'], scale: 'four', isRequired: true },
    {
      kind: 'text',
      id: 'words',
      title: 'How was it?',
      stages: ['after'],
      maxLength: 100,
      isPlan: false,
      isRequired: false,
    },
    {
      kind: 'choice',
      id: 'again',
      title: 'Again?',
      stages: ['after'],
      hasSeveral: false,
      isRequired: false,
      choices: [
        { id: 'yes', label: 'Yes' },
        { id: 'no', label: 'No' },
      ],
    },
  ],
});
const people: readonly (readonly [Ref, string])[] = (['nursery', 'council', 'police', 'hospital'] as const).flatMap(
  (ref) => (['a', 'b', 'c'] as const).map((name) => [ref, name] as const),
);

let database: TestDatabase;
let world: EvaluationWorld;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async ({ task }) => {
  world = await EvaluationWorld.open(database, task.id, anonymous);
  world.at('2027-02-01T09:00:00.000Z');
  for (const [ref, name] of people) await world.place(ref, name);
});

/** Answers of rising rank and words, one person after another. */
async function everybodyAnswers(): Promise<void> {
  for (const [at, [ref, name]] of people.entries()) {
    world.at(`2027-02-09T13:${String(at + 10)}:00.000Z`);
    await world.answer(practitioner(ref, name), `half-day-${ref}-${name}` as never, 'after', {
      ratings: { [NOTICING]: 1 + (at % 4), [SHARING]: 4 },
      thinkingBack: { [NOTICING]: 1, [SHARING]: 1 },
      texts: { words: `number ${at}` },
      choices: { again: [at % 2 === 0 ? 'yes' : 'no'] },
    });
  }
}

async function rowsOf(table: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { rows } = await world.world.partnership.at(world.world.now, (_, tx) =>
    sql<
      Record<string, unknown>
    >`select t.ctid::text, t.xmin::text, t.* from ${sql.table(table)} t order by t.ctid`.execute(tx),
  );
  return rows;
}

test('an anonymous answer has no person, booking, agency or time, and its words do not lead to its ratings', async () => {
  await everybodyAnswers();
  for (const row of await rowsOf('evaluation_answer'))
    expect(row).toMatchObject({
      event_id: 'half-day',
      booking_id: null,
      person_id: null,
      agency_id: null,
      answered_at: null,
      changed_at: null,
      talk_on: null,
    });
  const texts = await rowsOf('evaluation_text');
  expect(texts).toHaveLength(people.length);
  expect(new Set(texts.map(({ answer }) => answer))).toEqual(new Set([null]));
  // One day for all of an event, whenever somebody wrote.
  expect(new Set(texts.map(({ forget_on }) => forget_on)).size).toBe(1);
  const sheets = await rowsOf('evaluation_sheet');
  expect(sheets.map(({ state, at }) => [state, at])).toEqual(people.map(() => ['answered', null]));
});

test('neither where a row lies nor what wrote it, nor its key, tells the order in which people answered', async () => {
  await everybodyAnswers();
  const order = (rows: readonly Readonly<Record<string, unknown>>[]) =>
    rows.map(({ words }) => Number(String(words).slice(7)));
  const texts = await rowsOf('evaluation_text');
  const given = people.map((_, at) => at);
  // One chance in 479 million.
  expect(order(texts)).not.toEqual(given);
  expect(order(texts).toSorted((one, other) => one - other)).toEqual(given);
  expect(order(texts.toSorted((one, other) => (String(one['id']) < String(other['id']) ? -1 : 1)))).not.toEqual(given);
  for (const table of ['evaluation_text', 'evaluation_answer', 'evaluation_rating', 'evaluation_choice'])
    expect([table, new Set((await rowsOf(table)).map(({ xmin }) => xmin)).size]).toEqual([table, 1]);
  const keys = (await rowsOf('evaluation_answer')).map(({ key }) => Number(key));
  expect(keys).not.toEqual(keys.toSorted((one, other) => one - other));
  expect(new Set(keys).size).toBe(people.length);
});

test('the audit names the event only, and nobody', async () => {
  await everybodyAnswers();
  const { rows } = await world.run(administrator, ({ store }) => store.audit.entries({}, { limit: 500 }));
  const answered = rows.filter(({ action }) => action === 'evaluation.answer');
  expect(answered).toHaveLength(people.length);
  for (const entry of answered) {
    expect(entry).toMatchObject({ subject: { kind: 'event', id: 'half-day' } });
    expect(JSON.stringify(entry)).not.toMatch(/nursery|council|police|hospital/);
  }
});

test('it is sent once, is not shown again, and asks only after the course', async () => {
  const actor = practitioner('nursery', 'a');
  const id = 'half-day-nursery-a' as never;
  await expect(world.run(actor, (ctx) => sheet(ctx, { bookingId: id, stage: 'before' }))).rejects.toMatchObject({
    code: 'evaluation.sheet-not-found',
  });
  world.at('2027-02-09T13:00:00.000Z');
  const open = await world.run(actor, (ctx) => sheet(ctx, { bookingId: id, stage: 'after' }));
  expect(open.questions[0]!.lines.every(({ asksThinkingBack }) => asksThinkingBack)).toBe(true);
  const answers = { ratings: { [NOTICING]: 3, [SHARING]: 3 }, thinkingBack: { [NOTICING]: 1, [SHARING]: 2 } };
  await world.answer(actor, id, 'after', answers);
  await expect(world.answer(actor, id, 'after', answers)).rejects.toMatchObject({
    code: 'evaluation.already-answered',
  });
  const sent = await world.run(actor, (ctx) => sheet(ctx, { bookingId: id, stage: 'after' }));
  expect(sent).toMatchObject({ state: 'answered' });
  expect(sent).not.toHaveProperty('answers');
  expect((await world.run(actor, (ctx) => mySheets(ctx, { limit: 5 }))).rows).toEqual([]);
});

test('two that are sent at once are both kept', async () => {
  world.at('2027-02-09T13:00:00.000Z');
  const answers = { ratings: { [NOTICING]: 3, [SHARING]: 3 }, thinkingBack: { [NOTICING]: 1, [SHARING]: 2 } };
  await Promise.all(
    people
      .slice(0, 4)
      .map(([ref, name]) =>
        world.answer(practitioner(ref, name), `half-day-${ref}-${name}` as never, 'after', answers),
      ),
  );
  expect(await rowsOf('evaluation_answer')).toHaveLength(4);
  expect(await rowsOf('evaluation_rating')).toHaveLength(16);
});
