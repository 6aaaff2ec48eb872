import type { Measurement } from '../measurement.ts';
import { measureAgencyFile } from './agency-file.ts';
import { measureBoard } from './board.ts';
import { measureCsv } from './everybody-as-csv.ts';
import { measureNewRecord } from './new-record.ts';
import { measureTenancy } from './tenancy.ts';
import { openWorld } from './world.ts';

const PEOPLE = 80_000;

/** Every line of the design's numbers that is about judging a partnership and reporting on it, on a generated partnership of that size. */
export async function* measureCompliance(people = PEOPLE): AsyncGenerator<Measurement> {
  await using world = await openWorld(people);
  yield* await measureBoard(world);
  yield* await measureNewRecord(world);
  yield await measureAgencyFile(world);
  yield* await measureCsv(world);
  yield* await measureTenancy(world);
}
