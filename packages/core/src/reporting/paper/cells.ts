import type { CalendarDate } from '../../calendar.ts';
import { countInWords } from '../../wording.ts';
import type { Behind, Cell } from './paper.ts';

/** A small number that nobody may learn. */
export const WITHHELD: Cell = { kind: 'withheld' };

/** What nobody told us. */
export const NOT_KNOWN: Cell = { kind: 'not-known' };

/** Words in a cell. */
export function text(words: string): Cell {
  return { kind: 'text', text: words };
}

/** A count, with the rows behind it for those allowed. */
export function count(value: number, behind?: Behind): Cell {
  return { kind: 'count', value, ...(behind === undefined ? {} : { behind }) };
}

/** So many of so many; of nobody there is no share. @source house missing data is never shown as 100% */
export function share(part: number, whole: number, behind?: Behind): Cell {
  if (whole === 0) return NOT_KNOWN;
  return { kind: 'share', part, whole, ...(behind === undefined ? {} : { behind }) };
}

/** A day. */
export function date(on: CalendarDate): Cell {
  return { kind: 'date', on };
}

/** `1 agency`, `1,204 people`: a count with its noun. @source house */
export function counted(howMany: number, one: string, many: string): string {
  return `${countInWords(howMany)} ${howMany === 1 ? one : many}`;
}

/** `Oakfield, Priory Lane and Willow Tree`. @source house */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
