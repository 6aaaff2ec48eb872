import { many } from '@trellis/ui/plural-words';

interface Imported {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
}

/** What a file of headcounts does, or would do. */
export function importWords(result: Imported, isDryRun: boolean): string {
  const rows = [
    result.new > 0 ? `${result.new} new` : '',
    result.changed > 0 ? `${result.changed} changed` : '',
    result.unchanged > 0 ? `${result.unchanged} as before` : '',
  ].filter(Boolean);
  const said = rows.length === 0 ? 'No row can be taken' : rows.join(', ');
  const refused =
    result.refused === 0
      ? ''
      : ` ${many(result.refused, 'row')} ${result.refused === 1 ? 'has' : 'have'} a fault and ${isDryRun ? 'would be' : result.refused === 1 ? 'was' : 'were'} left out.`;
  return `${said}.${refused}${isDryRun ? ' Nothing is saved yet.' : ''}`;
}
