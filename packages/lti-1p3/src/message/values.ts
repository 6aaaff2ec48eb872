import { z } from 'zod';

/**
 * An id that will be stored and compared: 1 to 255 characters, none of them a control character or half of a pair, which a storage would take
 * for another.
 */
export const Id = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u);

/** Words to show. What is not text counts as absent, since nothing depends on it; longer words are cut at `maximumLength` characters. */
export function words(maximumLength: number) {
  return z
    .unknown()
    .optional()
    .transform((value) => {
      // A variable that the platform did not know comes back as it was asked for: `$Person.sourcedId`.
      if (typeof value !== 'string' || /^\$\w+(\.\w+)+$/.test(value)) return undefined;
      const text = value
        .slice(0, maximumLength * 2)
        .replace(/\p{Cc}+/gu, ' ')
        .trim()
        .slice(0, maximumLength)
        .toWellFormed();
      return text === '' ? undefined : text;
    });
}

/** An e-mail address, if it looks like one. */
export const Email = words(254).transform((text) =>
  text !== undefined && /^[^\s@]+@[^\s@]+$/.test(text) ? text : undefined,
);

/** A text that is an address of the web; nothing that runs script, and at most 4,096 characters. */
export function isWebAddress(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > 4096 || /[\p{Cc}\p{Cs}]/u.test(value) || !URL.canParse(value))
    return false;
  return ['https:', 'http:'].includes(new URL(value).protocol);
}

/** An address of the web, if it is one. */
export const WebAddress = z
  .unknown()
  .optional()
  .transform((value) => (isWebAddress(value) ? value : undefined));

/** Platforms in PHP write a map without entries as `[]`, which counts as absent. */
export const withoutEmptyList = (value: unknown): unknown =>
  Array.isArray(value) && value.length === 0 ? undefined : value;

/** A claim that is an object; `null` counts as absent. */
export function part<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.preprocess(
    withoutEmptyList,
    z
      .object(shape)
      .nullish()
      .transform((value) => value ?? undefined),
  );
}

/** The texts in a list; anything else in it, or instead of it, is left out, and so is what holds control characters or is far too long. */
export function textsIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (entry): entry is string => typeof entry === 'string' && entry.length <= 1000 && /^[^\p{Cc}\p{Cs}]+$/u.test(entry),
  );
}

/** The same record without what is `undefined`. */
export function present<Shape extends object>(record: Shape): { [Key in keyof Shape]: Exclude<Shape[Key], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;
}
