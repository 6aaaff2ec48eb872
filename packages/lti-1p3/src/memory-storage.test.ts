import { describe, test } from 'vitest';
import { createMemoryStorage } from './memory-storage.ts';
import { storageContract } from './storage-contract.ts';

describe('the storage in memory', () => {
  for (const { name, run } of storageContract(async () => ({
    storage: createMemoryStorage(),
    boundTo: 'partnership-1',
  }))) {
    test(name, run);
  }
});
