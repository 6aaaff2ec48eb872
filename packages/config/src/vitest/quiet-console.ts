import { afterEach } from 'vitest';

const written: string[] = [];

for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'table', 'dir'] as const) {
  console[method] = (...values: unknown[]) => {
    written.push(`console.${method}: ${values.map(String).join(' ')}`);
  };
}

/** Fails the test that wrote to the console: what a user would see there is either wanted, and then a result, or a fault. */
afterEach(() => {
  const lines = written.splice(0);
  if (lines.length > 0) throw new Error(`This test wrote to the console.\n${lines.join('\n')}`);
});
