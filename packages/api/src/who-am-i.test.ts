import { expect, test } from 'vitest';
import type { ApiContext } from './context.ts';
import { whoAmI } from './who-am-i.ts';

test('every page knows the zone in which the partnership tells its days', async () => {
  const partnership = { id: 'azores', name: 'Ilhas', isDemo: false };
  const ctx = {
    session: { actor: { kind: 'token', id: 't', grants: [] }, partnership },
    navigation: [],
    timeZone: 'Atlantic/Azores',
  } as unknown as ApiContext;
  expect((await whoAmI(ctx)).partnership).toEqual({ ...partnership, timeZone: 'Atlantic/Azores' });
});
