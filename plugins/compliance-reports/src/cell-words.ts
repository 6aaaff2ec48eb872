import type { CalendarDate } from '@trellis/core';
import type { Cell } from '@trellis/core/reporting';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** A day as people write it: `1 October 2026`. */
export function longDate(on: CalendarDate): string {
  const [year, month, day] = on.split('-').map(Number);
  return `${day} ${MONTHS[month! - 1]} ${year}`;
}

/** A whole number with commas: `6,721`. */
export function countWords(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * A share in whole per cent, never rounded up: 99.9 of a hundred is not all.
 *
 * @returns nothing when there is nobody to have a share of
 * @source house
 */
export function percentOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.floor((part * 100) / whole);
}

/** What stands where a number may not be learnt. */
export const WITHHELD = 'withheld';

/** What stands where nobody told us. */
export const NOT_KNOWN = 'Not known';

/** A value as it is read, in every form of a report. */
export function cellWords(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'count':
      return countWords(cell.value);
    case 'share': {
      const percent = percentOf(cell.part, cell.whole);
      return percent === undefined ? 'None asked' : `${percent}%`;
    }
    case 'date':
      return longDate(cell.on);
    case 'withheld':
      return WITHHELD;
    case 'not-known':
      return NOT_KNOWN;
  }
}
