import type { Finding } from './errors.ts';
import { hangsOnOption, type Option } from './readings.ts';

/**
 * The values that occur more than once, each named once.
 *
 * @source house
 */
export function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

/**
 * Which ids stand twice in a list.
 *
 * @source house
 */
export function twice(field: string, items: readonly { readonly id: string }[]): readonly Finding[] {
  return repeated(items.map((item) => item.id)).map((id) => ({ field, reason: `the id ${id} is there twice` }));
}

/**
 * Whether an option has the reading that it holds by default.
 *
 * @source house
 */
export function optionFaults(option: Option): readonly Finding[] {
  return option.default in option.readings
    ? []
    : [{ field: `options.${option.id}.default`, reason: `there is no reading "${option.default}"` }];
}

/**
 * Where a value that hangs on an option has not exactly the letters of that option.
 *
 * @returns fields as dotted paths, with the ids of what has one
 * @source house a reading that says nothing would leave a price open
 */
export function readingFaults(field: string, value: unknown, options: readonly Option[]): readonly Finding[] {
  if (typeof value !== 'object' || value === null) return [];
  if (hangsOnOption(value)) {
    const option = options.find((each) => each.id === value.option);
    if (option === undefined) return [{ field, reason: `the pack has no option ${value.option}` }];
    const missing = Object.keys(option.readings).filter((letter) => !(letter in value.readings));
    const unknown = Object.keys(value.readings).filter((letter) => !(letter in option.readings));
    return [
      ...missing.map((letter) => ({ field, reason: `says nothing for reading "${letter}" of ${option.id}` })),
      ...unknown.map((letter) => ({ field, reason: `has a reading "${letter}", which ${option.id} has not` })),
    ];
  }
  return Object.entries(value).flatMap(([key, item]) =>
    readingFaults([field, idOf(item) ?? key].filter((part) => part !== '').join('.'), item, options),
  );
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id
    : undefined;
}
