import { z } from 'zod';
import { DomainError } from './errors.ts';

/** Where a fact stands in the document it was taken from; `house` marks our own choice. */
export const Source = z.object({
  document: z.string(),
  edition: z.string().optional(),
  section: z.string().optional(),
  note: z.string().optional(),
});
export type Source = z.infer<typeof Source>;

/** One way to read an ambiguous passage, by letter. */
export const Letter = z.string().regex(/^[a-z]$/);
export type Letter = z.infer<typeof Letter>;

/** A point that a source leaves open, its readings, and the one that holds unless a partnership chooses another. */
export const Option = z.object({
  id: z.string().regex(/^[A-Z]+(-[A-Z0-9]+)+$/),
  point: z.string(),
  readings: z.record(Letter, z.string()),
  default: Letter,
  source: Source,
});
export type Option = z.infer<typeof Option>;

/** The letters chosen, by option id. */
export const ChosenReadings = z.record(z.string(), Letter);
export type ChosenReadings = z.infer<typeof ChosenReadings>;

/** A value that hangs on an option: one value for each of its readings. */
export interface ByReading<Value> {
  readonly option: string;
  readonly readings: Readonly<Record<string, Value>>;
}

/** A value as data may have it: plain, or one for each reading of an option. */
export function byReading<Value extends z.ZodType>(value: Value) {
  return z.union([z.object({ option: z.string(), readings: z.record(Letter, value) }).strict(), value]);
}

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
    throw new DomainError('frameworks.unknown-reading', `No reading is chosen for ${value.option}.`, {
      option: value.option,
    });
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

/** What a choice names that is not there. */
export interface ChoiceFault {
  readonly what: 'option' | 'reading';
  readonly message: string;
  /** The field of the question, and the readings there are. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * The first thing that a choice of readings names and that none of these options has; each area refuses it under its own code.
 *
 * @source house
 */
export function choiceFault(options: readonly Option[], choice: ChosenReadings): ChoiceFault | undefined {
  const known = new Map(options.map((option) => [option.id, option]));
  for (const [id, letter] of Object.entries(choice)) {
    const option = known.get(id);
    const field = `options.${id}`;
    if (!option) return { what: 'option', message: `There is no option ${id}.`, facts: { field } };
    if (!Object.hasOwn(option.readings, letter))
      return {
        what: 'reading',
        message: `${id} has no reading "${letter}".`,
        facts: { field, readings: Object.keys(option.readings) },
      };
  }
  return undefined;
}

/**
 * The letter for every option: what was chosen, or else its default. What the choice says of other options is left out.
 *
 * @source house
 */
export function lettersOf(options: readonly Option[], choice: ChosenReadings): ChosenReadings {
  return Object.fromEntries(
    options.map((option) => [option.id, Object.hasOwn(choice, option.id) ? choice[option.id]! : option.default]),
  );
}
