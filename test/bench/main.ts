import path from 'node:path';
import process from 'node:process';
import { measureChanges } from './changes.ts';
import { measureCharging } from './charging/charging.ts';
import { measureCompliance } from './compliance/compliance.ts';
import { measureEvaluation } from './evaluation/evaluation.ts';
import { measureJudge } from './judge.ts';
import { measureLaunches } from './lti/launches.ts';
import { lineOf, type Measurement } from './measurement.ts';
import { measurePageWeight } from './page-weight.ts';
import { measureTrainers } from './trainers.ts';

type Measured = Measurement | readonly Measurement[];

const parts: Readonly<
  Record<string, (size: number | undefined) => Measured | Promise<Measured> | AsyncIterable<Measurement>>
> = {
  changes: (count) => measureChanges(count),
  charging: measureCharging,
  compliance: (people) => measureCompliance(people),
  evaluation: (forms) => measureEvaluation(forms),
  judge: measureJudge,
  lti: measureLaunches,
  trainers: () => measureTrainers(),
  'page-weight': () => measurePageWeight(path.resolve(import.meta.dirname, '../../apps/web/dist')),
};

/**
 * Prints each number of the design that can be measured so far, in one run.
 *
 * @param words - the parts wanted, as `lti`, and how large, as `800000`; no part: all of them
 */
export async function main(words: readonly string[]): Promise<void> {
  const only = words.filter((word) => !/^\d+$/.test(word));
  const size = words.find((word) => /^\d+$/.test(word));
  const unknown = only.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0) {
    process.stderr.write(`There is no "${unknown.join('", "')}" to measure, only ${Object.keys(parts).join(', ')}.\n`);
    process.exitCode = 2;
    return;
  }
  for (const [name, measure] of Object.entries(parts)) {
    if (only.length > 0 && !only.includes(name)) continue;
    const measured = measure(size === undefined ? undefined : Number(size));
    if (Symbol.asyncIterator in measured) for await (const each of measured) print(each);
    else for (const each of [await measured].flat()) print(each);
  }
}

function print(measurement: Measurement): void {
  process.stdout.write(`${lineOf(measurement)}\n`);
}
