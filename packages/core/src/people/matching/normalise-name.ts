/** Letters that do not come apart into a base letter and an accent. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * The words of a name in the form in which two spellings are the same: case, accents, apostrophes and hyphens do not matter.
 * For comparison only; what people see and what is stored keeps its own spelling.
 *
 * @returns words in alphabetical order, so that `García López` and `Lopez-Garcia` agree; empty when there is no letter in it
 * @source house
 */
export function nameWords(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øßæœłđðþı]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replace(/['’‘ʼ`´.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort();
}

/** Whether two spellings are one name. */
export function isSameName(one: string, other: string): boolean {
  return nameWords(one).join(' ') === nameWords(other).join(' ');
}

/**
 * Whether two names may well be one person's: all words of the shorter one are in the longer one (`Nowak` and `Nowak-Hughes`).
 *
 * @source house
 */
export function isAlike(one: string, other: string): boolean {
  return areAlike(nameWords(one), nameWords(other));
}

function areAlike(one: readonly string[], other: readonly string[]): boolean {
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one];
  return fewer.length > 0 && fewer.every((word) => more.includes(word));
}

/** A name in its two parts. */
export interface Named {
  readonly givenName: string;
  readonly familyName: string;
}

/** Whether both parts of two names are alike. */
export function isAlikeInBoth(one: Named, other: Named): boolean {
  return areWordsAlike(wordsOf(one), wordsOf(other));
}

/** A name in the words of its two parts, for comparing one name with many. */
export interface NameInWords {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

/** The words of both parts of a name. */
export function wordsOf({ givenName, familyName }: Named): NameInWords {
  return { given: nameWords(givenName), family: nameWords(familyName) };
}

/** Whether both parts of two names are alike, as {@link isAlikeInBoth} says of the names themselves. */
export function areWordsAlike(one: NameInWords, other: NameInWords): boolean {
  return areAlike(one.given, other.given) && areAlike(one.family, other.family);
}

/** Whether neither part of two names is alike. */
export function isAlikeInNeither(one: Named, other: Named): boolean {
  return !isAlike(one.givenName, other.givenName) && !isAlike(one.familyName, other.familyName);
}
