import { expect, test } from 'vitest';
import type { TestModule } from 'vitest/node';
import { countTests, printCounts } from './summary-reporter.ts';

/** As much of Vitest's report of a file as is counted. */
function aFile(state: 'passed' | 'failed', ...tests: ('passed' | 'failed' | 'skipped')[]): TestModule {
  const all = tests.map((outcome) => ({ result: () => ({ state: outcome }) }));
  return { state: () => state, children: { allTests: () => all.values() } } as unknown as TestModule;
}

test('passed, failed and skipped tests are counted over all files', () => {
  const files = [aFile('passed', 'passed', 'skipped'), aFile('failed', 'passed', 'failed', 'failed')];
  expect(printCounts(countTests(files, 0))).toBe('2 passed, 2 failed, 1 skipped');
});

test('a file that does not load is one failure', () => {
  expect(countTests([aFile('failed')], 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('an error outside of any test is a failure', () => {
  expect(countTests([aFile('passed', 'passed')], 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});
