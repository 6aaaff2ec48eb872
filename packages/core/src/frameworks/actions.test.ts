import { expect, it } from 'vitest';
import type { Context } from '../context.ts';
import type { PeopleStores } from '../people/store.ts';
import { activatePack } from './actions.ts';
import madeUp from './made-up-pack.json' with { type: 'json' };
import { Pack, type PackActivation } from './schema.ts';
import type { FrameworksStores } from './store.ts';

const pack = Pack.parse(madeUp);
const twin: Pack = { ...pack, id: 'twin' };

async function activate(
  packId: string,
  from: string | null,
  at: readonly PackActivation[],
): Promise<readonly PackActivation[]> {
  const saved: PackActivation[] = [];
  const ctx = {
    store: {
      frameworks: {
        packs: () => Promise.resolve([pack, twin]),
        activations: () => Promise.resolve(at),
        saveActivation: (each: PackActivation) => Promise.resolve(saved.push(each)),
      },
      people: { peopleIn: () => Promise.resolve([]) },
      audit: { record: () => Promise.resolve() },
    },
    touch: () => undefined,
  } as unknown as Context<FrameworksStores & PeopleStores>;
  await activatePack(ctx, { packId, version: pack.version, from, to: null, readings: {} }, []);
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
