import type { BookingId, CourseId, EventId, PersonId, PostId } from '@trellis/core';
import { Pack } from '@trellis/core/frameworks';
import type { Agency } from '@trellis/core/people';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aBooking } from '../bookings/bookings.fixture.ts';
import { anEvent } from '../events/events.fixture.ts';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { aForm, anAnswer, aRun } from './evaluation.fixture.ts';

const now = '2027-02-09T13:00:00.000Z';
const council = 'council' as Agency['id'];
const [ann, boss] = ['ann', 'boss'] as [PersonId, PersonId];
const bo = 'bo' as BookingId;
const aPack = Pack.parse({
  id: 'p',
  version: '1.0.0',
  title: 'P',
  kind: 'evaluation',
  validFrom: null,
  validTo: null,
  status: 'active',
  source: { document: 'made up' },
});

let database: TestDatabase;
let north: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async ({ task }) => {
  north = await createTestPartnership(database, task.id);
  await north.at(now, async ({ people, courses, events, bookings, evaluation }) => {
    await people.saveAgencies([{ id: council, ref: 'C', name: 'Council', kind: 'council' }]);
    const person = { formerNames: [], staffNumbers: [] };
    await people.savePeople([
      { id: ann, givenName: 'Ann', familyName: 'Lee', ...person },
      { id: boss, givenName: 'Bo', familyName: 'Moss', ...person },
    ]);
    await people.savePosts([
      {
        id: 'ann-1' as PostId,
        personId: ann,
        agencyId: council,
        managerPersonId: boss,
        audiences: [],
        flags: [],
        startsOn: '2020-01-01',
      },
    ]);
    await courses.saveCourse({ id: 'c' as CourseId, ref: 'c', title: 'C', kind: 'briefing', isInterAgency: true });
    await events.save(anEvent('ev', { courseId: 'c' as CourseId }));
    await bookings.save([aBooking('bo', 1, { eventId: 'ev' as EventId, state: 'attended' })]);
    await evaluation.saveRun(aRun('ev'));
  });
});

const evaluation: TestPartnership['at'] = (at, work) => north.at(at, work);

describe('forms of a partnership', () => {
  test('are drafts that can be replaced and removed until they have a date, and then stay as they are', async () => {
    await evaluation(now, async (stores) => {
      await stores.evaluation.saveForm({ form: aForm, from: null });
      await stores.evaluation.saveForm({ form: { ...aForm, title: 'Better' }, from: null });
      expect(await stores.evaluation.ownForms()).toEqual([{ form: { ...aForm, title: 'Better' }, from: null }]);
      await stores.evaluation.removeDraft('F', '1');
      expect(await stores.evaluation.ownForms()).toEqual([]);
      await stores.evaluation.saveForm({ form: aForm, from: null });
      await stores.evaluation.saveForm({ form: aForm, from: '2027-04-01' });
      await stores.evaluation.removeDraft('F', '1');
      expect(await stores.evaluation.ownForms()).toEqual([{ form: aForm, from: '2027-04-01' }]);
    });
    const change = evaluation(now, (stores) => stores.evaluation.saveForm({ form: aForm, from: null }));
    await expect(change).rejects.toThrow('A form at work stays as it is');
  });

  test('are used for some courses, or for all that have none of their own', async () => {
    await evaluation(now, async (stores) => {
      await stores.evaluation.saveCourseForm('c' as CourseId, 'F');
      await stores.evaluation.saveDefaultForm('G');
      expect(await stores.evaluation.formUse()).toEqual({
        defaultFormId: 'G',
        ofCourses: [{ courseId: 'c', formId: 'F' }],
      });
      await stores.evaluation.saveCourseForm('c' as CourseId, null);
      await stores.evaluation.saveDefaultForm(null);
      expect(await stores.evaluation.formUse()).toEqual({ ofCourses: [] });
    });
  });
});

describe('the run of an event', () => {
  test('is looked up again when the event moves or has none, and while nobody has answered when packs change', async () => {
    const run = aRun('ev', { isFrozen: false });
    await evaluation(now, async (stores) => {
      await stores.evaluation.saveRun(run);
      expect(await stores.evaluation.run('ev' as EventId)).toEqual({ run, isStale: false });
      expect(await stores.evaluation.toSettle(5)).toEqual([]);
    });
    const later = '2027-02-09T14:00:00.000Z';
    await evaluation(later, async ({ frameworks }) => {
      await frameworks.savePack(aPack);
      await frameworks.saveActivation({ packId: 'p', version: '1.0.0', from: null, to: null, readings: {} });
    });
    await evaluation(later, async (stores) => {
      expect(await stores.evaluation.toSettle(5)).toEqual(['ev']);
      expect(await stores.evaluation.toSettle(5, ann)).toEqual(['ev']);
      expect(await stores.evaluation.toSettle(5, boss)).toEqual([]);
      await stores.evaluation.saveRun({ ...run, isFrozen: true });
      const moved = anEvent('ev', {
        courseId: 'c' as CourseId,
        sessions: [{ startsAt: '2027-02-10T09:30:00.000Z', endsAt: '2027-02-10T12:30:00.000Z' }],
      });
      await stores.events.save(moved);
      expect((await stores.evaluation.run('ev' as EventId))?.isStale).toBe(true);
      await stores.evaluation.unsettle();
      expect(await stores.evaluation.runs(['ev' as EventId])).toHaveLength(1);
    });
  });
});

describe('an answer to a named form', () => {
  test('is read as it was given, and keeps its key when it is changed', async () => {
    await evaluation(now, async (stores) => {
      const given = anAnswer('bo');
      const key = await stores.evaluation.saveAnswer(given);
      const { forgetOn: _, ...held } = given;
      expect(await stores.evaluation.answers([bo])).toEqual([{ ...held, key }]);
      const [first] = given.ratings;
      const changed = { ...given, ratings: [{ ...first!, rank: 2 }], choices: {}, texts: [], sharesPlan: false };
      expect(await stores.evaluation.saveAnswer(changed)).toBe(key);
      expect(await stores.evaluation.answers([bo])).toMatchObject([
        { key, ratings: [{ rank: 2 }], choices: {}, texts: [], sharesPlan: false },
      ]);
    });
  });

  test('keeps how words were tagged that stay the same', async () => {
    await evaluation(now, async (stores, tx) => {
      await stores.evaluation.saveAnswer(anAnswer('bo'));
      await sql`update evaluation_text set tags = '{useful}'`.execute(tx);
      await stores.evaluation.saveAnswer(anAnswer('bo'));
      const rows = await tx.selectFrom('evaluation_text').select(['words', 'tags']).execute();
      expect(rows).toEqual([{ words: 'Ask more', tags: ['useful'] }]);
      await stores.evaluation.saveAnswer(anAnswer('bo', { texts: [{ itemId: 'P', words: 'Listen', isPlan: true }] }));
      expect(await tx.selectFrom('evaluation_text').select(['words', 'tags']).execute()).toEqual([
        { words: 'Listen', tags: [] },
      ]);
    });
  });

  test('compares over versions where the question has the same key and as many ranks', async () => {
    await evaluation(now, async (stores, tx) => {
      await stores.evaluation.saveAnswer(anAnswer('bo'));
      const [first] = anAnswer('bo').ratings;
      const put = (labels: string[]) => ({
        item: { ...first!.item, title: 'Noticing.', labels },
        rank: 1,
        isThinkingBack: false,
      });
      await stores.evaluation.saveAnswer(anAnswer('bo', { stage: 'follow-up', ratings: [put(['Unsure', 'Sure'])] }));
      await stores.evaluation.saveAnswer(anAnswer('bo', { stage: 'before', ratings: [put(['No', 'Some', 'Yes'])] }));
      const rows = await tx
        .selectFrom('evaluation_item')
        .select(['title', 'labels', 'ranks'])
        .orderBy('ranks')
        .execute();
      expect(rows).toEqual([
        { title: 'Noticing.', labels: ['Unsure', 'Sure'], ranks: 2 },
        { title: 'Noticing.', labels: ['No', 'Some', 'Yes'], ranks: 3 },
      ]);
    });
  });

  test('loses its words on their day, and with the person it is about or who wrote it; its numbers stay', async () => {
    await evaluation(now, async (stores) => {
      await stores.evaluation.saveAnswer(anAnswer('bo'));
      const said = { stage: 'manager', personId: boss, ratings: [], choices: {}, sharesPlan: false } as const;
      await stores.evaluation.saveAnswer(
        anAnswer('bo', {
          ...said,
          texts: [{ itemId: 'M', words: 'Much better', isPlan: false }],
          forgetOn: '2029-06-01',
        }),
      );
      const words = async () =>
        (await stores.evaluation.answers([bo])).flatMap(({ texts }) => texts.map((text) => text.words));
      await stores.evaluation.forgetTexts('2029-02-07');
      expect(await words()).toEqual(['Ask more', 'Much better']);
      await stores.evaluation.forgetTexts('2029-02-08');
      expect(await words()).toEqual(['Much better']);
      expect((await stores.audit.subject(ann))['evaluation_text']).toMatchObject([{ words: 'Much better' }]);
      await stores.audit.erase(ann);
      expect(await words()).toEqual([]);
      expect((await stores.evaluation.answers([bo])).flatMap(({ ratings }) => ratings)).toHaveLength(2);
    });
  });

  test('goes over to the record that its person turns out to be', async () => {
    await evaluation(now, async (stores) => {
      await stores.evaluation.saveAnswer(anAnswer('bo'));
      await stores.people.moveRecords(boss, ann);
      expect(await stores.evaluation.answers([bo])).toMatchObject([{ personId: boss }]);
      expect((await stores.evaluation.answeredBookings(boss, { limit: 5 })).rows).toEqual(['bo']);
    });
  });
});
