import { z } from 'zod';

/** A list that a query string carries with commas, and JSON as an array. */
export function commaList<Item extends z.ZodType<string, string>>(item: Item) {
  return z
    .union([
      z.array(item),
      z
        .string()
        .transform((text) => text.split(',').filter((part) => part !== ''))
        .pipe(z.array(item)),
    ])
    .meta({ description: 'Several, with commas between' });
}
