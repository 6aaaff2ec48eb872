import { createHash } from 'node:crypto';
import type { LmsCourse, LmsMapping } from '@trellis/core/lms';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { factOf, noon, registerLms } from './lms.fixture.ts';

const later = '2026-05-10T12:00:00.000Z';
const page = { limit: 50 };

let database: TestDatabase;
let north: TestPartnership;
let registrationId: string;
let basics: LmsCourse;
let quiz: LmsCourse;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  registrationId = await registerLms(database, north);
  const seen = { registrationId, firstSeenAt: noon, lastFactAt: noon };
  basics = {
    ...seen,
    id: 'basics',
    kind: 'course',
    outsideId: '4',
    shortName: 'SG1',
    title: 'Basics',
    state: 'parked',
  };
  quiz = {
    ...seen,
    id: 'quiz',
    kind: 'activity',
    outsideId: '4',
    idNumber: 'Q-1',
    title: 'A quiz',
    courseOutsideId: '4',
    courseTitle: 'Basics',
    state: 'ignored',
    resend: { checksum: 'c', times: 2 },
  };
  await north.at(noon, ({ lms }) => lms.saveLmsCourses([basics, quiz]));
});
afterAll(() => database.close());

const fact = (different: Parameters<typeof factOf>[1]) => factOf(registrationId, different);

describe('LMS courses', () => {
  test('are found by what their LMS calls them, whatever else has the same number', async () => {
    await north.at(noon, async ({ lms }) => {
      const key = { registrationId, kind: 'course', outsideId: '4' } as const;
      expect(await lms.lmsCoursesBy([key, key, { ...key, outsideId: '5' }])).toEqual([basics]);
      expect(await lms.lmsCourse('quiz')).toEqual(quiz);
      expect(await lms.lmsCoursesById(['basics', 'none'])).toEqual([basics]);
    });
  });

  test('come with the most waiting facts first, and can be sought', async () => {
    await north.at(noon, async ({ lms }) => {
      await lms.saveFacts([
        fact({ id: 'w1', lmsCourseId: 'quiz', subject: '1', waitsForCourse: true }),
        fact({ id: 'w2', lmsCourseId: 'quiz', subject: '2', waitsForCourse: true, isPending: true }),
        fact({ id: 'w3', subject: '3' }),
      ]);
      const first = await lms.listLmsCourses({}, { limit: 1 });
      const counts = { mappings: [], facts: 2, waiting: 2, pending: 1 };
      expect(first.rows).toEqual([{ lmsCourse: quiz, ...counts }]);
      const second = await lms.listLmsCourses({}, { limit: 1, after: first.after });
      expect(second).toEqual({ rows: [{ lmsCourse: basics, ...counts, facts: 1, waiting: 0, pending: 0 }] });
      const found = async (text: string) =>
        (await lms.listLmsCourses({ text }, page)).rows.map((row) => row.lmsCourse.id);
      expect([await found('q-1'), await found('BASICS sg1'), await found('%')]).toEqual([['quiz'], ['basics'], []]);
      expect((await lms.listLmsCourses({ state: 'ignored' }, page)).rows).toHaveLength(1);
      expect((await lms.listLmsCourses({ registrationId: 'another' }, page)).rows).toEqual([]);
      const astray = lms.listLmsCourses({ state: 'ignored' }, { limit: 1, after: 'basics' });
      await expect(astray).rejects.toMatchObject({ code: 'paging.unknown-cursor' });
      for (const subject of ['1', '2', '3']) await lms.removeFacts(registrationId, subject);
    });
  });

  test('count as what their mappings say, and what those said before stays known', async () => {
    const mapping: LmsMapping = {
      id: 'm',
      lmsCourseId: 'basics',
      courseRef: 'SG1',
      satisfies: ['LCF-L1'],
      validFrom: '2026-01-01',
      validTo: null,
    };
    await north.at(noon, async ({ lms }) => {
      await lms.saveMapping(mapping);
      expect((await lms.listed('basics'))?.mappings).toEqual([mapping]);
    });
    const changed = { ...mapping, courseVersion: '2026', validTo: '2026-12-31' };
    await north.at(later, async ({ lms }) => {
      await lms.saveMapping(changed);
      expect([await lms.mapping('m'), await lms.mappingsOf(['basics', 'quiz'])]).toEqual([changed, [changed]]);
      await lms.removeMapping('m');
      expect([await lms.mapping('m'), await lms.mappingsOf(['basics'])]).toEqual([undefined, []]);
    });
    const known = await north.at(later, (_, tx) =>
      tx.selectFrom('lms_mapping').select(['known_from', 'course_version']).orderBy('known_from').execute(),
    );
    expect(known).toEqual([
      { known_from: noon, course_version: null },
      { known_from: later, course_version: '2026' },
    ]);
  });
});

describe('facts', () => {
  test('are kept once for each moment of completing a course, and once for anything else', async () => {
    await north.at(noon, async ({ lms }) => {
      const first = fact({ id: 'f1', subject: '8', grade: '80' });
      const again = fact({ id: 'f2', subject: '8', completedAt: later, occurredAt: later });
      const { completedAt: _, ...undone } = fact({ id: 'f3', subject: '8', state: 'incomplete', occurredAt: later });
      const activity = fact({ id: 'f4', subject: '8', lmsCourseId: 'quiz' });
      await lms.saveFacts([first, again, undone, activity]);
      const found = await lms.factsBy([
        { lmsCourseId: 'basics', subject: '8' },
        { lmsCourseId: 'basics', subject: '8' },
      ]);
      expect(found).toEqual([first, again, undone]);
      const failed = { ...first, state: 'failed', isPending: true } as const;
      await lms.saveFacts([failed]);
      expect((await lms.factsOfSubject(registrationId, '8')).toReversed()).toEqual(
        [failed, activity, again, undone]
          .map((each) => ({ ...each, title: each.lmsCourseId === 'quiz' ? 'A quiz' : 'Basics' }))
          .toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt) || b.id.localeCompare(a.id)),
      );
    });
    const twice = (different: Parameters<typeof factOf>[1]) =>
      north.at(noon, ({ lms }) => lms.saveFacts([fact(different)]));
    await expect(twice({ id: 'f5', subject: '8' })).rejects.toThrow(/unique/);
    await expect(twice({ id: 'f6', subject: '8', lmsCourseId: 'quiz', completedAt: later })).rejects.toThrow(/unique/);
    await expect(twice({ id: 'f7', lmsCourseId: 'none' })).rejects.toThrow(/foreign key/);
  });

  test('go with all that waits in the queue when a user is forgotten', async () => {
    await north.at(noon, async ({ lms }, tx) => {
      expect(await lms.markPending({ registrationId, subject: '8' })).toBe(3);
      expect(await lms.removeFacts(registrationId, '8')).toBe(4);
      expect(await lms.removeFacts(registrationId, '8')).toBe(0);
      expect(await tx.selectFrom('lms_pending_fact').selectAll().execute()).toEqual([]);
      expect(await lms.takePendingFacts(10)).toEqual([]);
    });
  });

  test('are looked at again one course after the other, each once, and a second worker waits for the first', async () => {
    await north.at(noon, async ({ lms }) => {
      await lms.saveFacts(['1', '2', '3'].map((subject) => fact({ id: `p${subject}`, subject })));
      expect(await lms.markPending({ lmsCourseId: 'basics' })).toBe(3);
      expect(await lms.markPending({ lmsCourseId: 'basics' })).toBe(0);
    });
    const work = () =>
      north.at(noon, async ({ lms }) => {
        const taken = await lms.takePendingFacts(2);
        await lms.saveFacts(taken.map((each) => ({ ...each, isPending: false })));
        return taken.map((each) => each.id);
      });
    const taken = await Promise.all([work(), work(), work()]);
    expect(taken.map((each) => each.length).toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
    expect(taken.flat().toSorted()).toEqual(['p1', 'p2', 'p3']);
  });

  test('marked while somebody looks at them are looked at again', async () => {
    await north.at(noon, async ({ lms }) => {
      await lms.markPending({ lmsCourseId: 'basics' });
    });
    let marking: Promise<number> | undefined;
    await north.at(noon, async ({ lms }) => {
      const taken = await lms.takePendingFacts(10);
      await lms.saveFacts(taken.map((each) => ({ ...each, isPending: false })));
      marking = north.at(noon, (other) => other.lms.markPending({ lmsCourseId: 'basics' }));
      await lms.listed('basics');
    });
    expect(await marking).toBe(3);
    await north.at(noon, async ({ lms }) => {
      expect((await lms.listed('basics'))?.pending).toBe(3);
      for (const subject of ['1', '2', '3']) await lms.removeFacts(registrationId, subject);
    });
  });
});

test('a reconciliation sums the completions that stand as the connector does, in one statement', async () => {
  const times = ['2026-04-10T12:00:00.000Z', '2026-04-10T12:00:01.900Z'];
  await north.at(noon, async ({ lms }) => {
    await lms.saveFacts([
      fact({ id: 's1', subject: '10', completedAt: times[0] }),
      fact({ id: 's2', subject: '1', completedAt: times[1] }),
      fact({ id: 's3', subject: '1', completedAt: times[0] }),
      fact({ id: 's4', subject: 'ä', completedAt: times[0] }),
      fact({ id: 's5', subject: '3', completedAt: times[0], state: 'incomplete' }),
      fact({ id: 's6', subject: '3', lmsCourseId: 'quiz' }),
    ]);
    const sum = (lines: readonly string[]) => createHash('sha256').update(lines.join('\n')).digest('hex');
    expect(await lms.completionSums(registrationId, ['none', '4'])).toEqual([
      { outsideId: 'none', count: 0, checksum: sum([]) },
      { outsideId: '4', count: 4, checksum: sum(['10:1775822400', '1:1775822400', '1:1775822401', 'ä:1775822400']) },
    ]);
    expect(await lms.completionSums('another', ['4'])).toEqual([{ outsideId: '4', count: 0, checksum: sum([]) }]);
  });
});
