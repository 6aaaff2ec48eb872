import type { Course } from '@trellis/core/courses';
import type { Evidence } from '@trellis/core/evidence';
import type { Equivalence, Pack } from '@trellis/core/frameworks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';

const april = '2026-04-10T09:00:00.000Z';
const may = '2026-05-10T09:00:00.000Z';
const pack: Pack = {
  id: 'london',
  version: '1.0.0',
  title: 'London',
  kind: 'framework',
  validFrom: null,
  validTo: null,
  status: 'active',
  frameworks: [],
  requirements: [],
  options: [],
  chargingPolicies: [],
  calendars: [],
  awards: [],
  crosswalk: [],
  returnTemplates: [],
  forms: [],
  standards: [],
  source: { document: 'London Competency Framework' },
};
const activation = { packId: 'london', version: '1.0.0', from: '2025-01-01', to: null, readings: { 'AMB-LCF-5': 'a' } };

let database: TestDatabase;
let north: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
});
afterAll(() => database.close());

test('a pack is stored once, and the same version with other content is refused', async () => {
  await north.at(april, async ({ frameworks }) => {
    await frameworks.savePack(pack);
    const { source, ...rest } = pack;
    await frameworks.savePack({ source, ...rest });
    expect(await frameworks.packs()).toEqual([pack]);
  });
  await expect(
    north.at(april, ({ frameworks }) => frameworks.savePack({ ...pack, title: 'London, changed' })),
  ).rejects.toMatchObject({
    code: 'frameworks.version-changed',
  });
  await north.at(april, ({ frameworks }) =>
    frameworks.savePack({ ...pack, version: '1.1.0', title: 'London, changed' }),
  );
  expect(await north.at(april, ({ frameworks }) => frameworks.packs())).toHaveLength(2);
});

test('a pack that was stored before packs had charging policies, crosswalks and forms is the same pack still', async () => {
  const whole = { ...pack, id: 'national' };
  const { chargingPolicies, calendars, awards, crosswalk, returnTemplates, forms, standards, ...earlier } = whole;
  expect([chargingPolicies, calendars, awards, crosswalk, returnTemplates, forms, standards].flat()).toEqual([]);
  await north.at(april, async ({ frameworks }, tx) => {
    await frameworks.savePack(whole);
    const { content } = await tx
      .selectFrom('pack')
      .select('content')
      .where('id', '=', 'national')
      .executeTakeFirstOrThrow();
    expect(content).toEqual(earlier);
    expect(await frameworks.packs()).toContainEqual(whole);
  });
});

test('another partnership has packs of its own, and what it is given cannot be changed', async () => {
  const south = await createTestPartnership(database, 'south');
  await south.at(april, async ({ frameworks }) => {
    expect(await frameworks.packs()).toEqual([]);
    await frameworks.savePack(pack);
    const [given] = await frameworks.packs();
    expect(given).toEqual(pack);
    expect(() => given!.options.push({} as never)).toThrow(TypeError);
  });
});

test('what is at work can be read as it was known before', async () => {
  const ended = { ...activation, to: '2026-08-31' };
  await north.at(april, ({ frameworks }) => frameworks.saveActivation(activation));
  await north.at(may, ({ frameworks }) => frameworks.saveActivation(ended));
  await north.at(may, async ({ frameworks }) => {
    expect(await frameworks.activations()).toEqual([ended]);
    expect(await frameworks.activations(april)).toEqual([activation]);
    expect(await frameworks.activations('2026-04-10T08:59:59.999Z')).toEqual([]);
  });
});

const passport = {
  id: 'e1',
  from: 'CSTF-2',
  to: ['LCF-L2'],
  carries: 'full',
  validFrom: null,
  validTo: null,
  why: 'Same content, compared line by line',
  isTakenBack: false,
} as const satisfies Equivalence;

test('every decision on an equivalence stays in the log with who took it', async () => {
  const decider = (id: string) => ({ kind: 'account', id }) as const;
  await north.at(april, ({ frameworks }) => frameworks.saveEquivalence(passport, decider('ann')));
  await north.at(may, ({ frameworks }) =>
    frameworks.saveEquivalence({ ...passport, isTakenBack: true }, decider('bo')),
  );
  await north.at(may, async ({ frameworks }) => {
    expect(await frameworks.equivalences()).toEqual([{ ...passport, isTakenBack: true }]);
    expect(await frameworks.equivalences(april)).toEqual([passport]);
    const first = await frameworks.equivalenceLog({ limit: 1 });
    expect(first.rows).toEqual([{ ...passport, isTakenBack: true, decidedBy: decider('bo'), decidedAt: may }]);
    const second = await frameworks.equivalenceLog({ limit: 1, after: first.after });
    expect(second).toEqual({
      rows: [{ ...passport, decidedBy: decider('ann'), decidedAt: april, replacedAt: may }],
    });
    await expect(frameworks.equivalenceLog({ limit: 1, after: `${april} nobody` })).rejects.toMatchObject({
      code: 'paging.unknown-cursor',
    });
  });
});

test('whoever learnt something is found by what the evidence names, or its course', async () => {
  await north.at(april, async ({ people, courses, evidence, frameworks }) => {
    const names = { givenName: 'Ann', familyName: 'Lee', formerNames: [], staffNumbers: [] };
    const learners = ['ann', 'bo', 'cy'].map((id) => id as Evidence['personId']);
    await people.savePeople(learners.map((id) => ({ id, ...names })));
    await courses.saveCourse({
      id: 'c1' as Course['id'],
      ref: 'SAFE-2',
      title: 'Safe',
      kind: 'briefing',
      isInterAgency: false,
    });
    await courses.saveMapping({
      id: 'm1',
      courseId: 'c1' as Course['id'],
      satisfies: ['CSTF-2'],
      validFrom: null,
      validTo: null,
    });
    const learnt = (personId: Evidence['personId'], more: Partial<Evidence>): Evidence => ({
      id: `e-${personId}` as Evidence['id'],
      personId,
      kind: 'award',
      satisfies: [],
      achievedOn: '2026-01-05',
      withdrawn: false,
      ...more,
    });
    await evidence.save([
      learnt(learners[0]!, { satisfies: ['CSTF-2'] }),
      learnt(learners[1]!, { courseRef: 'SAFE-2' }),
      learnt(learners[2]!, { satisfies: ['CSTF-1'] }),
    ]);
    expect(await frameworks.learnersNaming(['CSTF-2'])).toEqual(['ann', 'bo']);
    expect(await frameworks.learnersNaming(['LCF-L2'])).toEqual([]);
  });
});
