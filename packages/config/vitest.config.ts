import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { defineConfig } from 'vitest/config';
import { summaryReporter } from './src/vitest/summary-reporter.ts';

const root = path.resolve(import.meta.dirname, '../..');
const source = ['@trellis/source'];

// Tests must not depend on how the machine that runs them is set up, nor touch its data.
for (const name of Object.keys(process.env)) {
  if (/^(TRELLIS_|PG|SMTP_URL$|PORT$|HOST$)/.test(name) && !name.startsWith('TRELLIS_TEST_')) delete process.env[name];
}
process.env['TRELLIS_TEST_DATA_DIR'] ??= path.join(root, '.trellis-test');
process.env['TZ'] = 'UTC';

const here = (file: string) => path.join(import.meta.dirname, 'src/vitest', file);
const workspace = '{packages,apps,plugins}/*/src/**';

/**
 * How many files run at once. Who waits for a browser, a service or a database leaves a core to others, so there is one more than there are cores;
 * more than eight would use up the connections of the test server.
 */
const workers = Math.min(os.availableParallelism() + 1, 8);

export default defineConfig({
  root,
  ssr: { resolve: { conditions: source, externalConditions: source } },
  resolve: { conditions: source },
  // Where Vitest runs what stands before all tests; it takes no conditions from above.
  environments: { __vitest__: { resolve: { conditions: source, externalConditions: source } } },
  test: {
    setupFiles: [here('quiet-console.ts')],
    reporters: ['default', summaryReporter],
    maxWorkers: workers,
    projects: [
      {
        extends: true,
        root,
        test: {
          name: 'rule',
          include: [`${workspace}/*.test.{ts,tsx}`],
          exclude: ['**/node_modules/**', '**/dist/**', '**/*.int.test.ts'],
          pool: 'threads',
          isolate: false,
          // Properties are tried on hundreds of cases, beside types and lint: five seconds would be a limit on the machine.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        root,
        test: {
          name: 'store',
          include: [`${workspace}/*.int.test.ts`],
          globalSetup: here('test-server.ts'),
          pool: 'forks',
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        root,
        test: {
          name: 'repo',
          include: ['test/repo/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.slow.test.ts'],
          pool: 'threads',
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        root,
        test: {
          name: 'contract',
          include: ['test/contracts/**/*.test.{ts,tsx}', 'test/repo/**/*.slow.test.ts'],
          globalSetup: here('test-server.ts'),
          pool: 'forks',
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        root,
        test: {
          name: 'journey',
          include: ['test/journeys/**/*.test.{ts,tsx}'],
          globalSetup: here('test-server.ts'),
          pool: 'forks',
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
