import type { AgencyOverride, JobTitleMapping } from '@trellis/core/pathways';
import type { Agency, Person, Post } from '@trellis/core/people';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';

const april = '2026-04-10T09:00:00.000Z';
const may = '2026-05-10T09:00:00.000Z';
const everywhere = { all: true } as const;
const [council, school] = ['council', 'school'] as [Agency['id'], Agency['id']];
const mapping: JobTitleMapping = {
  id: 'm-1',
  jobTitle: 'Social Worker',
  audiences: ['LCF-G3'],
  validFrom: '2026-01-01',
  validTo: null,
  why: 'agreed by the subgroup',
};

let database: TestDatabase;
let north: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  await north.at(april, async ({ people }) => {
    await people.saveAgencies([council, school].map((id) => ({ id, ref: id, name: `The ${id}`, kind: 'council' })));
    const ids = ['a', 'b', 'c', 'd'] as Person['id'][];
    await people.savePeople(
      ids.map((id) => ({ id, givenName: id, familyName: id, formerNames: [], staffNumbers: [] })),
    );
    const post = (id: string, agencyId: Agency['id'], jobTitle: string, more: Partial<Post> = {}): Post => ({
      id: id as Post['id'],
      personId: id[0] as Person['id'],
      agencyId,
      jobTitle,
      audiences: [],
      flags: [],
      startsOn: '2025-01-01',
      ...more,
    });
    await people.savePosts([
      post('a1', council, 'Social Worker'),
      post('b1', council, 'social  worker'),
      post('c1', council, 'Chef'),
      post('d1', school, 'Social worker'),
      post('d2', school, 'Teacher', { audiences: ['LCF-G2'] }),
      post('c2', school, 'Caretaker', { endsOn: '2026-01-31' }),
    ]);
  });
});
afterAll(() => database.close());

test('titles in use are listed without a mapping first, then by number of posts, whatever their spelling', async () => {
  await north.at(april, async ({ pathways }) => {
    await pathways.saveMapping({ ...mapping, agencyId: school });
    const { rows, total } = await pathways.jobTitles(everywhere, {}, { limit: 10 });
    expect(total).toBe(3);
    expect(rows.map((row) => [row.jobTitle, row.agencyName, row.posts, row.mappings.length])).toEqual([
      ['Social Worker', 'The council', 2, 0],
      ['Chef', 'The council', 1, 0],
      ['Social worker', 'The school', 1, 1],
    ]);
    expect(rows[2]?.mappings).toEqual([{ ...mapping, agencyId: school }]);
    const unmapped = await pathways.jobTitles(everywhere, { text: 'SOCIAL', unmappedOnly: true }, { limit: 10 });
    expect(unmapped.rows.map((row) => row.agencyId)).toEqual([council]);
    expect((await pathways.jobTitles({ all: false, agencyIds: [school] }, {}, { limit: 10 })).total).toBe(1);
    const first = await pathways.jobTitles(everywhere, {}, { limit: 1 });
    const second = await pathways.jobTitles(everywhere, {}, { limit: 1, after: first.after });
    expect(second.rows.map((row) => row.jobTitle)).toEqual(['Chef']);
  });
});

test('mappings are found by any spelling of the title, and corrected as versions', async () => {
  const corrected = { ...mapping, audiences: ['LCF-G4'], validTo: '2026-12-31' };
  await north.at(april, ({ pathways }) => pathways.saveMapping(mapping));
  await north.at(may, ({ pathways }) => pathways.saveMapping(corrected));
  await north.at(may, async ({ pathways }) => {
    expect(await pathways.mappings(['SOCIAL WORKER'])).toContainEqual(corrected);
    expect(await pathways.mappings(['chef'])).toEqual([]);
    expect(await pathways.holdersOf('Social worker')).toEqual(['a', 'b', 'd']);
    expect(await pathways.holdersOf('Social worker', council)).toEqual(['a', 'b']);
  });
});

test('an agency’s own intervals come back with their reason', async () => {
  const override: AgencyOverride = {
    id: 'o-1',
    agencyId: school,
    intervalMonths: 24,
    from: '2026-01-01',
    to: null,
    why: 'policy',
    document: 'Policy 7',
  };
  await north.at(may, async ({ pathways }) => {
    await pathways.saveOverride(override);
    await pathways.saveOverride({ ...override, id: 'o-2', agencyId: council, requirementId: 'LCF-L3' });
    expect(await pathways.overrides([school])).toEqual([override]);
    expect(await pathways.overrides()).toHaveLength(2);
  });
});
