/** Text in the form in which it is compared: without case, accents and surrounding space. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .trim();
}

/** A word as somebody types it, without what she may leave out: O'Neil and oneil are the same. */
function bare(word: string): string {
  return word.replaceAll(/[^\p{Letter}\p{Number}]/gu, '');
}

/**
 * The words by which a text is found: each as a whole, and the parts of one with a hyphen or apostrophe too.
 *
 * @returns without repetition, in the order of the text
 * @source house
 */
export function searchWords(...texts: readonly (string | undefined)[]): readonly string[] {
  const words = texts.flatMap((text) => plain(text ?? '').split(/\s+/));
  const found = words.flatMap((word) => [bare(word), ...word.split(/[^\p{Letter}\p{Number}]+/u)]);
  return [...new Set(found)].filter((word) => word !== '');
}

/** The words beginning with one that was typed, as a half-open range in byte order. */
export interface WordRange {
  readonly from: string;
  readonly before: string;
}

/**
 * What somebody looks for: all of these ranges must hold a word of what is found.
 *
 * @returns empty when nothing is asked for
 */
export function askedWords(text: string | undefined): readonly WordRange[] {
  const words = plain(text ?? '')
    .split(/\s+/)
    .map(bare)
    .filter((word) => word !== '');
  return [...new Set(words)].map((word) => ({ from: word, before: `${word}\u{10FFFF}` }));
}

/** What a list of people is ordered by: family name, then given name, without case and accents. */
export function sortName(familyName: string, givenName: string): string {
  return plain(`${plain(familyName)} ${plain(givenName)}`);
}
