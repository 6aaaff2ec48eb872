import { DomainError } from '../errors.ts';
import type { ByReading, ChosenReadings, FrameworksErrorCode, Option, Pack } from './schema.ts';

/** What is left of a type when its readings have been chosen. */
export type Read<Value> = Value extends ByReading<infer Chosen> ? Chosen : Value;

/**
 * Whether a value hangs on an option.
 *
 * @source house
 */
export function hangsOnOption(value: unknown): value is ByReading<unknown> {
  return typeof value === 'object' && value !== null && 'option' in value && 'readings' in value;
}

/**
 * The value that holds under the chosen readings, and the option that decided it, as `AMB-LCF-5:a`, if one did.
 *
 * @source house a point that a source leaves open is an option of its pack
 */
export function readingOf<Value>(
  value: Value,
  chosen: ChosenReadings,
): { readonly value: Read<Value>; readonly option: string | undefined } {
  if (!hangsOnOption(value)) return { value: value as Read<Value>, option: undefined };
  const letter = chosen[value.option];
  if (letter === undefined || !Object.hasOwn(value.readings, letter))
    throw new DomainError<FrameworksErrorCode>(
      'frameworks.unknown-reading',
      `No reading is chosen for ${value.option}.`,
      { option: value.option },
    );
  return { value: value.readings[letter] as Read<Value>, option: `${value.option}:${letter}` };
}

/**
 * The value that holds under the chosen readings.
 *
 * @source house
 */
export function read<Value>(value: Value, chosen: ChosenReadings): Read<Value> {
  return readingOf(value, chosen).value;
}

/**
 * The letter for every option: what was chosen, or else its default.
 *
 * @throws `frameworks.unknown-option`, `frameworks.unknown-reading` when the choice names what is not there
 * @source house
 */
export function chooseReadings(options: readonly Option[], choice: ChosenReadings): ChosenReadings {
  const known = new Map(options.map((option) => [option.id, option]));
  for (const [id, letter] of Object.entries(choice)) {
    const option = known.get(id);
    if (!option)
      throw new DomainError<FrameworksErrorCode>('frameworks.unknown-option', `There is no option ${id}.`, {
        field: `options.${id}`,
      });
    if (!Object.hasOwn(option.readings, letter))
      throw new DomainError<FrameworksErrorCode>('frameworks.unknown-reading', `${id} has no reading "${letter}".`, {
        field: `options.${id}`,
        readings: Object.keys(option.readings),
      });
  }
  return Object.fromEntries(options.map((option) => [option.id, choice[option.id] ?? option.default]));
}

/**
 * Every option of these packs, each once.
 *
 * @source house
 */
export function optionsOf(packs: readonly Pack[]): readonly Option[] {
  return [...new Map(packs.flatMap((pack) => pack.options).map((option) => [option.id, option])).values()];
}
