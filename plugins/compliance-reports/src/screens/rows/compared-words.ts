import { many } from '@trellis/ui/plural-words';

/** What an agency's own list says of somebody. */
export const THEIRS_WORDS: Readonly<Record<'trained' | 'not-trained' | 'not-listed', string>> = {
  trained: 'Trained',
  'not-trained': 'Not trained',
  'not-listed': 'Not in it',
};

/** Of how many people an agency's list and our records say the same, and of how many not. */
export interface ComparedCounts {
  readonly same: number;
  readonly theirsOnly: number;
  readonly oursOnly: number;
  readonly different: number;
}

const people = (value: number): string => many(value, 'person', 'people');

/** The counts with their words; without a list of the agency's, how many are up to date by our records and how many not. */
export function countsOf(
  { same, theirsOnly, oursOnly, different }: ComparedCounts,
  hasTheirs: boolean,
): readonly { readonly label: string; readonly text: string }[] {
  return hasTheirs
    ? [
        { label: 'Both say the same of', text: people(same) },
        { label: 'They differ for', text: people(different) },
        { label: 'Only in our records', text: people(oursOnly) },
        { label: 'Only in your list', text: people(theirsOnly) },
      ]
    : [
        { label: 'Up to date', text: people(same) },
        { label: 'Not up to date', text: people(oursOnly) },
      ];
}
