import { storageContract } from '@trellis/lti-1p3/storage-contract';
import { createPartnership, createToolStorage } from '@trellis/store';
import { createTestDatabase } from '@trellis/store/testing';
import { expect, test } from 'vitest';

/** An empty door of its own for each case, as the contract asks. */
const cases = storageContract(async () => {
  const database = await createTestDatabase();
  const partnership = await createPartnership(database.owner, { publicId: 'north', name: 'North' });
  return { storage: createToolStorage(database.app), boundTo: String(partnership.id), close: () => database.close() };
});

test.each(cases.map(({ name, run }) => [name, run] as const))('the storage on PostgreSQL %s', async (_, run) => {
  await expect(run()).resolves.toBeUndefined();
});
