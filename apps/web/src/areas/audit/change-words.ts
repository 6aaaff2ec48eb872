import { capital } from '@trellis/ui/capital';
import { longDate, longTime } from '@trellis/ui/long-date';

/** Values longer than this are cut in the list. */
const LONGEST = 120;

/** One field that an action changed, in words. */
export interface FieldChange {
  readonly field: string;
  readonly words: string;
}

/**
 * What changed between two states of a thing, field by field: ids, and fields that stayed the same, are left out.
 *
 * @param before - as it was; undefined when there was nothing
 * @param after - as it is now; undefined when it was taken away
 */
export function changeWords(before: unknown, after: unknown, timeZone: string): readonly FieldChange[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => !isId(name));
  return names.flatMap((name): FieldChange[] => {
    const [old, now] = [valueWords(was[name], timeZone), valueWords(is[name], timeZone)];
    if (old === now) return [];
    const words =
      old === ''
        ? now
        : now === ''
          ? after === undefined || after === null
            ? old
            : `was ${old}, now empty`
          : `was ${old}, now ${now}`;
    return [{ field: fieldWords(name), words }];
  });
}

/** "validFrom" as a heading: "Valid from". */
function fieldWords(name: string): string {
  const words = name
    .replace(/(On|At)$/, '')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
  return capital(words);
}

function valueWords(value: unknown, timeZone: string): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string')
    return cut(
      /^\d{4}-\d{2}-\d{2}$/.test(value)
        ? longDate(value)
        : /^\d{4}-\d{2}-\d{2}T/.test(value)
          ? longTime(value, timeZone)
          : value,
    );
  if (Array.isArray(value))
    return cut(
      value
        .map((each) => valueWords(each, timeZone))
        .filter(Boolean)
        .join(value.some((item) => typeof item === 'object') ? '; ' : ', '),
    );
  if (typeof value === 'object')
    return cut(
      Object.entries(value)
        .filter(([name]) => !isId(name))
        .flatMap(([name, inner]) =>
          inner === false || valueWords(inner, timeZone) === ''
            ? []
            : `${fieldWords(name).toLowerCase()} ${valueWords(inner, timeZone)}`,
        )
        .join(', '),
    );
  return typeof value === 'number' ? String(value) : '';
}

function fieldsOf(thing: unknown): Readonly<Record<string, unknown>> {
  if (thing === undefined || thing === null) return {};
  return typeof thing === 'object' && !Array.isArray(thing) ? (thing as Record<string, unknown>) : { records: thing };
}

function isId(name: string): boolean {
  return name === 'id' || /(Id|Ids|Hash)$/.test(name) || name === 'knownFrom' || name === 'knownTo';
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
