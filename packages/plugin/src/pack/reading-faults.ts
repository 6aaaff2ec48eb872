import type { Finding } from '@trellis/core';
import {
  optionFaults as faultsOfOption,
  readingFaults as faultsOfReadings,
  twice as foundTwice,
  type Option,
} from '@trellis/core/frameworks';

/** Whether an option has the reading that it holds by default. */
export function optionFaults(option: Option): readonly string[] {
  return faultsOfOption(option).map(sentence);
}

/** Where a value that hangs on an option has not exactly the letters of that option. */
export function readingFaults(place: string, value: unknown, options: readonly Option[]): readonly string[] {
  return faultsOfReadings(place, value, options).map(sentence);
}

/** Which ids stand twice in a list. */
export function twice(place: string, items: readonly { readonly id: string }[]): readonly string[] {
  return foundTwice(place, items).map(sentence);
}

function sentence({ field, reason }: Finding): string {
  return `${field}: ${reason}`;
}
