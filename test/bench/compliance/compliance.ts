import type { Measurement } from '../measurement.ts';
import { measureAgencyFile } from './agency-file.ts';
import { measureAudit } from './audit.ts';
import { measureBoard } from './board.ts';
import { measureCsv } from './everybody-as-csv.ts';
import { measureEverythingAgain } from './everything-again.ts';
import { measureGrowth } from './growth.ts';
import { measureNewRecord } from './new-record.ts';
import { measureTenancy } from './tenancy.ts';
import { measureWhatIf } from './what-if.ts';
import { openWorld } from './world.ts';

const PEOPLE = 80_000;

/** Every line of the design's numbers that is about judging a partnership and reporting on it, on a generated partnership of that size. */
export async function* measureCompliance(people = PEOPLE): AsyncGenerator<Measurement> {
  await using world = await openWorld(people);
  // First, so that the judgements are those of the judge as it is now.
  const again = await measureEverythingAgain(world);
  yield* again.measurements;
  yield* await measureBoard(world);
  yield* await measureGrowth(world);
  yield* await measureNewRecord(world);
  yield await measureAgencyFile(world);
  yield* await measureCsv(world);
  yield* await measureWhatIf(world, again.milliseconds);
  yield* await measureTenancy(world);
  yield await measureAudit(world);
}
