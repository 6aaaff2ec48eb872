import { writeFileSync } from 'node:fs';
import process from 'node:process';
import type { Reporter, TestModule } from 'vitest/node';

/** How many tests ended in which way. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The environment variable that names a file for the counts; without it they are printed as the last line. */
export const countsFileVariable = 'TRELLIS_TEST_COUNTS';

/** Counts a run of Vitest, for `npm test` to add its own checks to. */
export const summaryReporter: Reporter = {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = countTests(modules, unhandledErrors.length);
    const file = process.env[countsFileVariable];
    if (file !== undefined) return writeFileSync(file, JSON.stringify(counts));
    process.on('exit', () => process.stdout.write(`\n${printCounts(counts)}\n`));
  },
};

/** The last line of a test run. */
export function printCounts(counts: Counts): string {
  return `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
}

/** The counts of a run; a file that does not load, or whose set-up fails, is one failure. */
export function countTests(modules: readonly TestModule[], unhandledErrors: number): Counts {
  const counts: Counts = { passed: 0, failed: unhandledErrors, skipped: 0 };
  for (const module of modules) {
    let failedHere = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') counts.passed += 1;
      else if (state === 'failed') failedHere += 1;
      else counts.skipped += 1;
    }
    if (module.state() === 'failed' && failedHere === 0) failedHere = 1;
    counts.failed += failedHere;
  }
  return counts;
}
