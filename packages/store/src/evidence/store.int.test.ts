import type { Evidence } from '@trellis/core/evidence';
import type { Agency, Person, Post } from '@trellis/core/people';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';

const april = '2026-04-10T09:00:00.000Z';
const may = '2026-05-10T09:00:00.000Z';
const everywhere = { all: true } as const;
const [ann, zoe] = ['ann', 'zoe'] as [Person['id'], Person['id']];

function aRecord(id: string, personId: Person['id'], changes: Partial<Evidence> = {}): Evidence {
  return {
    id: id as Evidence['id'],
    personId,
    kind: 'completion',
    satisfies: ['LCF-L3'],
    achievedOn: '2026-03-15',
    withdrawn: false,
    ...changes,
  };
}
const whole = aRecord('whole', ann, {
  kind: 'award',
  courseRef: 'SG3',
  courseVersion: '2026',
  hours: 6.5,
  participatoryHours: 3,
  domain: 'both',
  signedOffOn: '2026-03-20',
  signedOffBy: 'C-77',
  reference: 'X/1',
  takenAs: ['5e1f'],
});

let database: TestDatabase;
let north: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  await north.at(april, async ({ people, evidence }) => {
    const agencyIds = ['council', 'school'] as Agency['id'][];
    await people.saveAgencies(agencyIds.map((id) => ({ id, ref: id, name: id, kind: 'council' })));
    const persons = [ann, zoe].map((id): Person => ({
      id,
      givenName: id,
      familyName: 'Baker',
      formerNames: [],
      staffNumbers: [],
    }));
    await people.savePeople(persons);
    const post = { audiences: [], flags: [], startsOn: '2025-01-01' };
    await people.savePosts([
      { ...post, id: 'ann-1' as Post['id'], personId: ann, agencyId: agencyIds[0]! },
      { ...post, id: 'zoe-1' as Post['id'], personId: zoe, agencyId: agencyIds[1]! },
    ]);
    await evidence.add([whole, aRecord('first', ann, { achievedOn: '2023-03-01' }), aRecord('hers', zoe)]);
  });
});
afterAll(() => database.close());

test('a record comes back as it was told, with the moment since which it is believed', async () => {
  expect(await north.at(may, ({ evidence }) => evidence.evidence(whole.id))).toEqual({ ...whole, knownFrom: april });
  const ofAnn = await north.at(may, ({ evidence }) => evidence.ofPeople([ann]));
  expect(ofAnn.map((each) => each.id)).toEqual(['first', 'whole']);
});

test('what is added as new and is not fails with everything else of its transaction', async () => {
  const twice = north.at(may, ({ evidence }) => evidence.add([aRecord('newer', zoe), aRecord('first', ann)]));
  await expect(twice).rejects.toThrow('duplicate key');
  expect(await north.at(may, ({ evidence }) => evidence.evidence(aRecord('newer', zoe).id))).toBeUndefined();
});

test('the same file again writes nothing; a withdrawal is a version that leaves the one before as it was', async () => {
  await north.at(may, ({ evidence }) => evidence.save([whole, aRecord('hers', zoe)]));
  const withdrawn = aRecord('hers', zoe, { withdrawn: true, withdrawnWhy: 'entered twice' });
  await north.at(may, ({ evidence }) => evidence.save([withdrawn]));
  await north.at(may, async ({ evidence }, tx) => {
    expect(await evidence.evidence(whole.id)).toMatchObject({ knownFrom: april });
    expect(await evidence.ofPeople([zoe])).toEqual([{ ...withdrawn, knownFrom: may }]);
    const { rows } = await sql`select withdrawn, known_from, known_to, count(*) over (partition by key) as versions
      from evidence where id = 'hers' order by known_from`.execute(tx);
    expect(rows).toEqual([
      { withdrawn: false, known_from: april, known_to: may, versions: 2 },
      { withdrawn: true, known_from: may, known_to: 'infinity', versions: 2 },
    ]);
  });
});

test('two corrections at the same moment stand one after the other', async () => {
  const correct = (hours: number) =>
    north.at(may, ({ evidence }) => evidence.save([aRecord('first', ann, { achievedOn: '2023-03-01', hours })]));
  await Promise.all([correct(1), correct(2), correct(3)]);
  await north.at(may, async (_, tx) => {
    const { rows } = await sql<{ known_from: string; known_to: string }>`
      select known_from, known_to from evidence where id = 'first' order by known_from`.execute(tx);
    expect(rows.map((row) => row.known_from)).toEqual([
      april,
      may,
      '2026-05-10T09:00:00.001Z',
      '2026-05-10T09:00:00.002Z',
    ]);
    expect(rows.map((row) => row.known_to).slice(0, 3)).toEqual(rows.map((row) => row.known_from).slice(1));
  });
});

test('a list keeps to the agencies that may be seen, and its pages stay whole while more comes in', async () => {
  const school = { all: false, agencyIds: ['school' as Agency['id']] } as const;
  await north.at(may, async ({ evidence }) => {
    expect((await evidence.list(school, {}, { limit: 10 })).rows.map((each) => each.id)).toEqual(['hers']);
    expect((await evidence.list(school, { personId: ann }, { limit: 10 })).rows).toEqual([]);
    expect((await evidence.list(everywhere, { agencyId: 'council' as Agency['id'] }, { limit: 10 })).rows).toHaveLength(
      2,
    );
    const first = await evidence.list(everywhere, {}, { limit: 2 });
    expect(first.rows.map((each) => each.id)).toEqual(['hers', 'first']);
    await evidence.save([aRecord('new', zoe)]);
    const second = await evidence.list(everywhere, {}, { limit: 2, after: first.after });
    expect([second.rows.map((each) => each.id), second.after]).toEqual([['whole'], undefined]);
  });
});

test('what rows could be about is found by reference, by day, and by the words in which it was told before', async () => {
  const twice = aRecord('twice', ann, { achievedOn: '2022-02-02', takenAs: ['0ne', '7wo'] });
  await north.at(april, ({ evidence }) => evidence.save([twice]));
  const nothing = { references: [], days: [], takenAs: [] };
  const foundBy = async (told: Partial<Record<keyof typeof nothing, string[]>>) => {
    const found = await north.at(may, ({ evidence }) => evidence.like([ann], { ...nothing, ...told }));
    return found.map((each) => each.id);
  };
  expect(await foundBy({ references: ['X/1', 'X/2'] })).toEqual(['whole']);
  expect(await foundBy({ days: ['2023-03-01', '2026-03-15'] })).toEqual(['first', 'whole']);
  expect(await foundBy({ takenAs: ['5e1f'] })).toEqual(['whole']);
  expect(await foundBy({ takenAs: ['7wo', '0ther'] })).toEqual(['twice']);
  expect(await foundBy({})).toEqual([]);
});
