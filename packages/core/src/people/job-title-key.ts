/**
 * The form in which two spellings of a job title are the same: case, spacing and full stops do not matter. Words do.
 *
 * @source house
 */
export function jobTitleKey(jobTitle: string): string {
  return jobTitle.normalize('NFKC').toLocaleLowerCase('en-GB').replaceAll('.', '').replace(/\s+/g, ' ').trim();
}
