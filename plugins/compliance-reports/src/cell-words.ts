import { countInWords, percentOf, plainDay } from '@trellis/core';
import type { Cell } from '@trellis/core/reporting';

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
      return countInWords(cell.value);
    case 'share': {
      const percent = percentOf(cell.part, cell.whole);
      return percent === undefined ? 'None asked' : `${percent}%`;
    }
    case 'date':
      return plainDay(cell.on);
    case 'withheld':
      return WITHHELD;
    case 'not-known':
      return NOT_KNOWN;
  }
}
