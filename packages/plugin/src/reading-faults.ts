import { hangsOnOption, type Option } from '@trellis/core/frameworks';
import { repeated } from './repeated.ts';

/** Whether an option has the reading that it holds by default. */
export function optionFaults(option: Option): readonly string[] {
  return option.default in option.readings
    ? []
    : [`options.${option.id}.default: there is no reading "${option.default}"`];
}

/** Where a value that hangs on an option has not exactly the letters of that option. */
export function readingFaults(place: string, value: unknown, options: readonly Option[]): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (hangsOnOption(value)) {
    const option = options.find((each) => each.id === value.option);
    if (option === undefined) return [`${place}: the pack has no option ${value.option}`];
    const missing = Object.keys(option.readings).filter((letter) => !(letter in value.readings));
    const unknown = Object.keys(value.readings).filter((letter) => !(letter in option.readings));
    return [
      ...missing.map((letter) => `${place}: says nothing for reading "${letter}" of ${option.id}`),
      ...unknown.map((letter) => `${place}: has a reading "${letter}", which ${option.id} has not`),
    ];
  }
  return Object.entries(value).flatMap(([key, item]) => readingFaults(`${place}.${idOf(item) ?? key}`, item, options));
}

function idOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id
    : undefined;
}

/** Which ids stand twice in a list. */
export function twice(place: string, items: readonly { readonly id: string }[]): readonly string[] {
  return repeated(items.map((item) => item.id)).map((id) => `${place}: the id ${id} is there twice`);
}
