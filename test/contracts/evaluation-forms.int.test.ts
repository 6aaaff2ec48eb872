import {
  copyForm,
  forms,
  mySheets,
  previewForm,
  putFormToWork,
  removeDraft,
  saveForm,
  setCourseForm,
  setDefaultForm,
  sheet,
} from '@trellis/core/evaluation';
import type { CourseId } from '@trellis/core';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { coordinator, managerOf, practitioner } from './bookings-world.ts';
import { aForm, chloe, EvaluationWorld, NOTICING, SHARING } from './evaluation-world.ts';

let database: TestDatabase;
let world: EvaluationWorld;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async ({ task }) => {
  world = await EvaluationWorld.open(database, task.id);
  world.at('2027-02-01T09:00:00.000Z');
});

const conferences = 'conferences' as CourseId;
const list = () => world.run(coordinator, async (ctx) => (await forms(ctx, { limit: 50 })).rows);
/** By which version the event of 9 February is evaluated. */
async function versionOf(): Promise<string | undefined> {
  const [booking] = await world.world.bookings(world.eventId);
  const opened = await world.run(chloe, (ctx) => sheet(ctx, { bookingId: booking!.id, stage: 'before' }));
  return opened.form.version;
}

describe('a form of the partnership’s own', () => {
  test('is copied, changed as a draft, and used by events from its day on; those that were answered keep theirs', async () => {
    const id = await world.place('nursery', 'a');
    const copy = await world.run(coordinator, (ctx) => copyForm(ctx, { id: 'own-form', version: '1' }));
    expect(copy.version).toBe('2');
    const better = { ...copy, title: 'How did it go?' };
    expect(await world.run(coordinator, (ctx) => saveForm(ctx, better))).toEqual({ faults: [], notes: [] });
    // A draft is no form yet.
    expect(await versionOf()).toBe('1');
    await world.answer(chloe, id, 'before', { ratings: { [NOTICING]: 2, [SHARING]: 2 } });
    await world.event('other');
    const other = await world.place('nursery', 'b', { eventId: 'other' as never });
    await world.run(coordinator, (ctx) => putFormToWork(ctx, { id: 'own-form', version: '2', from: '2027-02-09' }));
    expect(await versionOf()).toBe('1');
    const theirs = await world.run(practitioner('nursery', 'b'), (ctx) =>
      sheet(ctx, { bookingId: other, stage: 'before' }),
    );
    expect(theirs.form).toMatchObject({ version: '2', title: 'How did it go?' });
    expect((await list()).map(({ form, from, isDefault }) => [form.version, from, isDefault])).toEqual([
      ['2', '2027-02-09', false],
      ['1', '2027-01-01', true],
    ]);
  });

  test('keeps what was said before under the same question of a newer version of the course', async () => {
    const id = await world.place('nursery', 'a');
    await world.answer(chloe, id, 'before', { ratings: { [NOTICING]: 2, [SHARING]: 2 } });
    await world.run(coordinator, ({ store }) =>
      store.courses.saveVersion({
        courseId: conferences,
        version: '1',
        validFrom: null,
        validTo: null,
        objectives: ['Noticing signs of  abuse and neglect.', 'Working with other agencies'],
        standards: [],
      }),
    );
    world.at('2027-02-09T13:00:00.000Z');
    const after = await world.run(chloe, (ctx) => sheet(ctx, { bookingId: id, stage: 'after' }));
    expect(after.questions[0]!.lines).toEqual([
      { key: NOTICING, title: 'Noticing signs of  abuse and neglect.', before: 2, asksThinkingBack: false },
      {
        key: 'confidence:working with other agencies',
        title: 'Working with other agencies',
        asksThinkingBack: true,
      },
    ]);
  });

  test('stays as it is once it is at work', async () => {
    const change = world.run(coordinator, (ctx) => saveForm(ctx, aForm({ title: 'Other' })));
    await expect(change).rejects.toMatchObject({ code: 'evaluation.form-at-work' });
    const which = { id: 'own-form', version: '1' };
    await expect(world.run(coordinator, (ctx) => removeDraft(ctx, which))).rejects.toMatchObject({
      code: 'evaluation.form-at-work',
    });
    await expect(
      world.run(coordinator, (ctx) => putFormToWork(ctx, { ...which, from: '2027-03-01' })),
    ).rejects.toMatchObject({ code: 'evaluation.form-at-work' });
  });

  test('is not put to work with faults, and each is named', async () => {
    const { items } = aForm();
    const faulty = aForm({ version: '2', items: [...items, { ...items[1]!, id: 'confidence' }] });
    const saved = await world.run(coordinator, (ctx) => saveForm(ctx, faulty));
    expect(saved.faults).not.toEqual([]);
    await expect(
      world.run(coordinator, (ctx) => putFormToWork(ctx, { id: 'own-form', version: '2', from: '2027-01-31' })),
    ).rejects.toMatchObject({
      code: 'evaluation.form-faults',
      facts: {
        errors: expect.arrayContaining([
          { field: 'form.items', reason: 'the id confidence is there twice' },
          { field: 'from', reason: 'must be today or later' },
        ]),
      },
    });
    await world.run(coordinator, (ctx) => removeDraft(ctx, { id: 'own-form', version: '2' }));
    expect(await list()).toHaveLength(1);
  });

  test('says which answers another scale will not be compared with, and refuses an id for another kind of question', async () => {
    const { items } = aForm();
    const scales = [{ id: 'four', labels: ['No', 'Somewhat', 'Yes'] }];
    expect(await world.run(coordinator, (ctx) => saveForm(ctx, aForm({ version: '2', scales })))).toEqual({
      faults: [],
      notes: ['“How confident are you?” has 3 ranks and had 4 in version 1: the two are shown apart.'],
    });
    const swapped = aForm({ version: '3', items: [items[0]!, { ...items[3]!, id: 'use', stages: ['after'] }] });
    const { faults } = await world.run(coordinator, (ctx) => saveForm(ctx, swapped));
    expect(faults).toEqual([{ field: 'items.use.id', reason: 'is that of another kind of question in version 1' }]);
  });

  test('is chosen for one course, or for all', async () => {
    await world.place('nursery', 'a');
    const short = aForm({ id: 'short-form', title: 'Short', items: aForm().items.slice(0, 2) });
    await world.run(coordinator, (ctx) => saveForm(ctx, short));
    const set = (formId: string | null) =>
      world.run(coordinator, (ctx) => setCourseForm(ctx, { courseId: conferences, formId }));
    await expect(set('short-form')).rejects.toMatchObject({ code: 'evaluation.form-not-found' });
    await world.run(coordinator, (ctx) => putFormToWork(ctx, { id: 'short-form', version: '1', from: '2027-02-01' }));
    await set('short-form');
    const formId = async () => {
      const { rows } = await world.run(chloe, (ctx) => mySheets(ctx, { limit: 5, courseRef: 'conferences' }));
      const opened = await world.run(chloe, (ctx) => sheet(ctx, { bookingId: rows[0]!.bookingId, stage: 'before' }));
      return opened.form.id;
    };
    expect(await formId()).toBe('short-form');
    await set('own-form');
    await world.run(coordinator, (ctx) => setDefaultForm(ctx, { formId: 'short-form' }));
    expect(await formId()).toBe('own-form');
    await set(null);
    expect(await formId()).toBe('short-form');
    expect((await list()).filter(({ isDefault }) => isDefault).map(({ form }) => form.id)).toEqual(['short-form']);
  });

  test('is seen as people will see it before anybody is asked', async () => {
    const preview = await world.run(coordinator, (ctx) =>
      previewForm(ctx, { form: aForm(), courseId: conferences, stage: 'after' }),
    );
    expect(preview.questions.map(({ item, lines }) => [item.id, lines.length])).toEqual([
      ['confidence', 2],
      ['use', 0],
    ]);
    const plain = await world.run(coordinator, (ctx) => previewForm(ctx, { form: aForm(), stage: 'manager' }));
    expect(plain.questions.map(({ item }) => item.id)).toEqual(['changed', 'talked']);
  });

  test('is changed by nobody but coordinators and administrators', async () => {
    for (const work of [
      () => world.run(managerOf('nursery'), (ctx) => saveForm(ctx, aForm({ version: '2' }))),
      () => world.run(chloe, (ctx) => copyForm(ctx, { id: 'own-form', version: '1' })),
      () => world.run(chloe, (ctx) => setDefaultForm(ctx, { formId: null })),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'access.not-permitted' });
  });
});
