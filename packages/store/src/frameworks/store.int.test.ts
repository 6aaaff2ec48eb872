import type { Pack } from '@trellis/core/frameworks';
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

test('a pack that was stored before packs had charging policies is the same pack still', async () => {
  const { chargingPolicies, calendars, ...earlier } = { ...pack, id: 'national' };
  await north.at(april, async ({ frameworks }, tx) => {
    await frameworks.savePack({ ...earlier, chargingPolicies, calendars });
    const { content } = await tx
      .selectFrom('pack')
      .select('content')
      .where('id', '=', 'national')
      .executeTakeFirstOrThrow();
    expect(content).toEqual(earlier);
    expect(await frameworks.packs()).toContainEqual({ ...earlier, chargingPolicies: [], calendars: [] });
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
