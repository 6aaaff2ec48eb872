import { dateOf, dayOf, type CalendarDate } from '../calendar.ts';
import type { ChosenReadings, Option } from '../readings.ts';

/**
 * Points about the quality of training that the sources leave open. A pack that is put to work may choose other readings.
 *
 * @source house
 */
export const QUALITY_OPTIONS: readonly Option[] = [
  {
    id: 'AMB-QA-1',
    point: 'Which year is the annual quality summary about?',
    readings: { a: 'September to August', b: 'January to December' },
    default: 'a',
    source: { document: 'house', section: 'Leeds, Quality Assurance: annual learning and development report' },
  },
];

/**
 * The first and the last day of a year of quality.
 *
 * @param year - the calendar year in which it begins
 * @source house AMB-QA-1
 */
export function yearOfQuality(
  year: number,
  readings: ChosenReadings,
): { readonly from: CalendarDate; readonly to: CalendarDate } {
  const isCalendarYear = readings['AMB-QA-1'] === 'b';
  const from = `${year}-${isCalendarYear ? '01' : '09'}-01`;
  const next = `${year + 1}-${isCalendarYear ? '01' : '09'}-01`;
  return { from, to: dateOf(dayOf(next) - 1) };
}

/**
 * The year of quality that a day lies in.
 *
 * @source house AMB-QA-1
 */
export function yearOfQualityOn(on: CalendarDate, readings: ChosenReadings): ReturnType<typeof yearOfQuality> {
  const year = Number(on.slice(0, 4));
  const begun = yearOfQuality(year, readings);
  return begun.from <= on ? begun : yearOfQuality(year - 1, readings);
}
