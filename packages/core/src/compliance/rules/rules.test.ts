import { expect, test } from 'vitest';
import { readyRulesIds, rulesFound, type RuleRecords } from './rules.ts';
import type { ComplianceStores } from '../store.ts';

const nothing: RuleRecords = {
  activations: [],
  agencies: [],
  overrides: [],
  mappings: [],
  courses: [],
  equivalences: [],
};

/** A partnership asks for its rules, which storage hands over. */
async function ask(id: string): Promise<void> {
  const store = {
    frameworks: { packs: () => Promise.resolve([]) },
    compliance: { rulesInForce: () => Promise.resolve({ id, isHeld: false }) },
  } as unknown as ComplianceStores;
  await rulesFound({ store }, { id, isHeld: false, held: nothing });
}

test('rules of the partnership that asked longest ago make room for those of one more', async () => {
  const partnerships = Array.from({ length: 20 }, (_, number) => `rules-${number}`);
  for (const id of partnerships) await ask(id);
  await ask('rules-0');
  await ask('rules-20');
  const ready = readyRulesIds();
  expect(ready).toHaveLength(20);
  expect(ready).toContain('rules-0');
  expect(ready).not.toContain('rules-1');
  expect(ready.at(-1)).toBe('rules-20');
});
