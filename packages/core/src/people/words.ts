/* oxlint-disable no-control-regex -- these patterns are there to refuse control characters */
import { z } from 'zod';

/** An audience group's id as a post carries it; whether a pack knows it is checked where packs are at hand. */
export const AudienceText = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'is not the id of a group');

/** A flag as a post carries it: `named-lead`. */
export const FlagText = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be a word like named-lead');

/** Text of several lines as people type it, with line breaks and tabs but no other control characters, which no database keeps. */
export function plainText(most: number): z.ZodString {
  return (
    z
      .string()
      .trim()
      .max(most, `must be at most ${most} characters`)
      // Spelt out, because this stands in the OpenAPI document and not every reader of patterns knows classes of characters by name.
      .regex(
        /^[^\u0000-\u001f\u007f-\u009f]*(?:[\n\r\t][^\u0000-\u001f\u007f-\u009f]*)*$/,
        'must not have control characters in it',
      )
  );
}

/** Text on one line: what somebody or something is called or known by, such as a staff number. */
export function plainLine(most: number): z.ZodString {
  return (
    z
      .string()
      .trim()
      .max(most, `must be at most ${most} characters`)
      // oxlint-disable-next-line no-control-regex -- they are what it keeps out
      .regex(/^[^\u0000-\u001f\u007f-\u009f]*$/, 'must be on one line, without control characters in it')
  );
}
