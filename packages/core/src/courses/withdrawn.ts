import type { CalendarDate } from '../calendar.ts';
import type { CourseVersion } from './schema.ts';

/**
 * Whether nobody can book this version any more on a day. What was completed on a superseded one stands.
 *
 * @source London Competency Framework section 1.9: relevance, currency and accuracy
 */
export function isWithdrawn({ withdrawnOn }: CourseVersion, on: CalendarDate): boolean {
  return withdrawnOn !== undefined && withdrawnOn <= on;
}

/**
 * The newest version that can be booked on one day and taken on another.
 *
 * @source house
 */
export function versionFor(
  versions: readonly CourseVersion[],
  bookedOn: CalendarDate,
  takenOn: CalendarDate,
): CourseVersion | undefined {
  return versions
    .filter(
      (version) =>
        !isWithdrawn(version, bookedOn) &&
        (version.validFrom ?? '') <= takenOn &&
        (version.validTo === null || takenOn <= version.validTo),
    )
    .toSorted((one, other) => (one.validFrom ?? '').localeCompare(other.validFrom ?? ''))
    .at(-1);
}
