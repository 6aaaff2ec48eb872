import path from 'node:path';
import process from 'node:process';
import { measureJudge } from './judge.ts';
import { measureLaunches } from './launches.ts';
import { lineOf, type Measurement } from './measurement.ts';
import { measurePageWeight } from './page-weight.ts';

/** Prints each number of the design that can be measured so far, in one run. */
export async function main(): Promise<void> {
  const parts: readonly (() => Measurement | readonly Measurement[] | Promise<Measurement | readonly Measurement[]>)[] =
    [measureJudge, measureLaunches, () => measurePageWeight(path.resolve(import.meta.dirname, '../../apps/web/dist'))];
  for (const part of parts)
    for (const measurement of [await part()].flat()) process.stdout.write(`${lineOf(measurement)}\n`);
}
