import { execFileSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import type { Measurement } from '../measurement.ts';
import { plainCopy } from './plain-copy.ts';
import type { World } from './world.ts';

/** What a full re-judging took. */
export interface JudgedAgain {
  readonly milliseconds: number;
  readonly measurements: readonly Measurement[];
}

/** Everybody judged again with the roll-up, beside a service that goes on, against plain COPY of the same rows; and the memory of the process that does it. */
export async function measureEverythingAgain(world: World): Promise<JudgedAgain> {
  const once = () =>
    JSON.parse(
      execFileSync(
        process.execPath,
        [
          '--conditions=@trellis/source',
          path.join(import.meta.dirname, 'rejudge-process.ts'),
          world.dataDir,
          String(world.partnershipId),
        ],
        { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
      ),
    ) as { readonly milliseconds: number; readonly writtenMilliseconds: number; readonly peakMegabytes: number };
  const runs = [once(), once()];
  const milliseconds = Math.min(...runs.map((run) => run.milliseconds));
  const written = Math.min(...runs.map((run) => run.writtenMilliseconds));
  const plain = await plainCopy(world);
  const people = world.people.toLocaleString('en-GB');
  return {
    milliseconds,
    measurements: [
      {
        name: `re-judging ${people} people: read, judged, compared with what was known, rolled up and written`,
        value: written / 1000,
        unit: 's',
        ratio: written / plain.bare,
        against: `plain COPY of the same rows without an index (${(plain.bare / 1000).toFixed(1)} s)`,
        hold: 'at most 2',
      },
      {
        name: 'the same with its indexes made, and put in force',
        value: milliseconds / 1000,
        unit: 's',
        ratio: milliseconds / plain.indexed,
        against: `plain COPY of the same rows with the same indexes (${(plain.indexed / 1000).toFixed(1)} s)`,
        hold: 'at most 2',
      },
      {
        name: `most memory of the process that re-judges ${people} people`,
        value: Math.max(...runs.map((run) => run.peakMegabytes)),
        unit: 'MB',
        hold: 'under 700',
      },
    ],
  };
}
