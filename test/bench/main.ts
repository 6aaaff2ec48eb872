import path from 'node:path';
import process from 'node:process';
import { measureCharging } from './charging/charging.ts';
import { measureJudge } from './judge.ts';
import { measureLaunches } from './lti/launches.ts';
import { lineOf, type Measurement } from './measurement.ts';
import { measurePageWeight } from './page-weight.ts';

const parts: Readonly<
  Record<string, () => Measurement | readonly Measurement[] | Promise<Measurement | readonly Measurement[]>>
> = {
  charging: measureCharging,
  judge: measureJudge,
  lti: measureLaunches,
  'page-weight': () => measurePageWeight(path.resolve(import.meta.dirname, '../../apps/web/dist')),
};

/**
 * Prints each number of the design that can be measured so far, in one run.
 *
 * @param only - the parts wanted, as `lti`; empty: all of them
 */
export async function main(only: readonly string[]): Promise<void> {
  const unknown = only.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0) {
    process.stderr.write(`There is no "${unknown.join('", "')}" to measure, only ${Object.keys(parts).join(', ')}.\n`);
    process.exitCode = 2;
    return;
  }
  for (const [name, measure] of Object.entries(parts)) {
    if (only.length > 0 && !only.includes(name)) continue;
    for (const measurement of [await measure()].flat()) process.stdout.write(`${lineOf(measurement)}\n`);
  }
}
