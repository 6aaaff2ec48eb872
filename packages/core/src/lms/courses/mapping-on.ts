import type { CalendarDate } from '../../calendar.ts';
import type { LmsMapping } from '../schema.ts';

type Dates = Pick<LmsMapping, 'validFrom' | 'validTo'>;

/**
 * What completing an LMS course counted as on a day; both dates of a mapping are days on which it holds.
 *
 * @param on - the local day of completing it
 * @source house mappings of one LMS course never overlap, so there is one at most
 */
export function mappingOn(mappings: readonly LmsMapping[], on: CalendarDate): LmsMapping | undefined {
  return mappings.find(
    ({ validFrom, validTo }) => (validFrom === null || validFrom <= on) && (validTo === null || on <= validTo),
  );
}

/** Whether two mappings hold on a same day. */
export function doOverlap(one: Dates, other: Dates): boolean {
  const startsInTime = (early: Dates, late: Dates) =>
    early.validTo === null || late.validFrom === null || late.validFrom <= early.validTo;
  return startsInTime(one, other) && startsInTime(other, one);
}
