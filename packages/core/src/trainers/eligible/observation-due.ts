import { addMonths, dateOf, dayOf, type CalendarDate } from '../../calendar.ts';
import type { ChosenReadings } from '../../readings.ts';
import type { TrainerRecord } from '../schema.ts';

/** How often a trainer is observed where the reading is once a year, months. */
const OBSERVED_EVERY_MONTHS = 12;

/**
 * The last day by which a trainer is to be observed. Whoever has not been is given a year from the day on which she came into the pool.
 *
 * @returns undefined where no frequency is asked for
 * @source Leeds, Quality Assurance: the observation process, without a frequency; AMB-TR-3
 */
export function observationDueOn(
  { lastObservedOn, inPoolSince }: Partial<Pick<TrainerRecord, 'lastObservedOn' | 'inPoolSince'>>,
  readings: ChosenReadings,
): CalendarDate | undefined {
  const since = lastObservedOn ?? inPoolSince;
  if (readings['AMB-TR-3'] !== 'b' || since === undefined) return undefined;
  return dateOf(addMonths(dayOf(since), OBSERVED_EVERY_MONTHS));
}
