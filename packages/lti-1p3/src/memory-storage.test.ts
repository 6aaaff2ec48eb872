import { expect, test } from 'vitest';
import { createMemoryStorage } from './memory-storage.ts';
import { storageContract } from './storage-contract.ts';

const cases = storageContract(async () => ({ storage: createMemoryStorage(), boundTo: 'partnership-1' }));

test.each(cases.map(({ name, run }) => [name, run] as const))('the storage in memory %s', async (_, run) => {
  await expect(run()).resolves.toBeUndefined();
});
