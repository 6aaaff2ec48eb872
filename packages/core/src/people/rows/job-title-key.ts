/** Few titles occur, in the posts of very many people who are judged one after the other. */
const known = new Map<string, string>();
const MOST_KNOWN = 20_000;

/**
 * The form in which two spellings of a job title are the same: case, spacing and full stops do not matter. Words do.
 *
 * @source house
 */
export function jobTitleKey(jobTitle: string): string {
  const before = known.get(jobTitle);
  if (before !== undefined) return before;
  const key = jobTitle.normalize('NFKC').toLocaleLowerCase('en-GB').replaceAll('.', '').replace(/\s+/g, ' ').trim();
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(jobTitle, key);
  return key;
}
