import { expect, it } from 'vitest';
import type { Context, RulesChange } from '../context.ts';
import type { PeopleStores } from '../people/store.ts';
import madeUpPolicy from '../charging/made-up-policy.json' with { type: 'json' };
import { ChargingPolicy } from '../charging/schema.ts';
import { activatePack } from './actions.ts';
import madeUp from './made-up-pack.json' with { type: 'json' };
import { Pack, type PackActivation } from './schema.ts';
import type { FrameworksStores } from './store.ts';

const pack = Pack.parse(madeUp);
const twin: Pack = { ...pack, id: 'twin' };
const policy = ChargingPolicy.parse(madeUpPolicy);
const prices: Pack = {
  ...pack,
  id: 'prices',
  frameworks: [],
  requirements: [],
  options: [],
  chargingPolicies: [policy],
};

async function activate(
  packId: string,
  from: string | null,
  at: readonly PackActivation[],
  more: { readonly touched?: unknown[]; readonly readings?: PackActivation['readings'] } = {},
): Promise<readonly PackActivation[]> {
  const saved: PackActivation[] = [];
  const ctx = {
    store: {
      frameworks: {
        packs: () => Promise.resolve([pack, twin, prices]),
        activations: () => Promise.resolve(at),
        saveActivation: (each: PackActivation) => Promise.resolve(saved.push(each)),
      },
      people: { peopleIn: () => Promise.resolve(['somebody']) },
      audit: { record: () => Promise.resolve() },
    },
    changeRules: async ({ who }: RulesChange) => void more.touched?.push(...(await who())),
  } as unknown as Context<FrameworksStores & PeopleStores>;
  await activatePack(ctx, { packId, version: pack.version, from, to: null, readings: more.readings ?? {} }, []);
  return saved;
}

const atWork = (to: string | null): PackActivation => ({
  packId: pack.id,
  version: pack.version,
  from: null,
  to,
  readings: {},
});

it('refuses a pack whose requirement another pack at work has too, and names both', async () => {
  await expect(activate('twin', '2026-01-01', [atWork(null)])).rejects.toMatchObject({
    code: 'frameworks.requirement-taken',
    facts: { packs: ['twin', pack.id] },
  });
});

it('lets one pack take over from the other, and a pack replace itself', async () => {
  expect(await activate('twin', '2026-01-01', [atWork('2025-12-31')])).toHaveLength(1);
  expect(await activate(pack.id, null, [atWork(null)])).toHaveLength(1);
});

it('judges everybody again, unless nobody is judged by the pack', async () => {
  const [byRequirements, byPrices]: unknown[][] = [[], []];
  await activate(pack.id, null, [], { touched: byRequirements! });
  await activate('prices', null, [], { touched: byPrices! });
  expect([byRequirements, byPrices]).toEqual([['somebody'], []]);
});

it('takes the readings of a charging policy that the pack has, and no others', async () => {
  expect(await activate('prices', null, [], { readings: { 'MADE-ROWS': 'b' } })).toHaveLength(1);
  await expect(activate(pack.id, null, [], { readings: { 'MADE-ROWS': 'b' } })).rejects.toMatchObject({
    code: 'frameworks.unknown-option',
  });
});
