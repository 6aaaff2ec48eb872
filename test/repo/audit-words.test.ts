import { expect, test } from 'vitest';
import { listFiles, readText } from './repository.ts';

/** What is put together from a kind where it is recorded, so that no line of core has it whole. */
const putTogether: Readonly<Record<string, readonly string[]>> = {
  'billing.': [
    'billing.credit',
    'billing.dispute-rejected',
    'billing.dispute-upheld',
    'billing.disputed',
    'billing.held',
    'billing.hold-ended',
    'billing.reversal',
    'billing.waiver',
  ],
  '.import': ['people.import', 'evidence.import'],
};

const recordedLines = listFiles('packages/core/src')
  .filter((file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file))
  .flatMap((file) => readText(file).split('\n'))
  .filter((line) => /\baction: /.test(line));

test('every action that core records has words in the audit', () => {
  const actions = recordedLines
    .flatMap((line) => [...line.matchAll(/'([a-z]+\.[a-z-]+)'/g)].map(([, action]) => action!))
    .concat(Object.values(putTogether).flat());
  expect(actions.length).toBeGreaterThan(80);
  const words = readText('apps/web/src/areas/audit/action-words.ts');
  expect([...new Set(actions)].filter((action) => !words.includes(`'${action}': '`)).toSorted()).toEqual([]);
});

test('actions that are put together where they are recorded are written out here', () => {
  const parts = recordedLines.flatMap((line) =>
    [...line.matchAll(/`([^`]*)`/g)].map(([, text]) => text!.replace(/\$\{[^}]*\}/, '')),
  );
  expect([...new Set(parts)].toSorted()).toEqual(Object.keys(putTogether).toSorted());
});
