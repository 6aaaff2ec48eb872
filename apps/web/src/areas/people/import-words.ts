import type { ImportCounts, ImportRun } from '@trellis/core/people';
import { capital } from '@trellis/ui/capital';
import { count } from '@trellis/ui/long-date';

const NAMES: readonly (readonly [keyof ImportCounts, string])[] = [
  ['new', 'new'],
  ['changed', 'changed'],
  ['unchanged', 'unchanged'],
  ['unsure', 'unsure, for you to decide'],
  ['refused', 'refused'],
];

/** The counts of a run as figures, in the order in which people ask. */
export function countFigures(counts: ImportCounts): readonly { readonly value: string; readonly label: string }[] {
  return NAMES.map(([key, label]) => ({ value: count(counts[key]), label }));
}

/** What came of a file, as a sentence that says what to do next. */
export function outcomeSentence({ dryRun, counts }: Pick<ImportRun, 'dryRun' | 'counts'>): string {
  const taken = counts.new + counts.changed;
  const went = dryRun ? 'would go in' : 'went in';
  const parts = [
    taken === 0
      ? counts.unchanged > 0
        ? `Nothing is new: ${rows(counts.unchanged)} ${counts.unchanged === 1 ? 'says' : 'say'} what we know already.`
        : ''
      : `${capital(rows(taken))} ${went}.`,
    counts.unsure === 0
      ? ''
      : dryRun
        ? `${capital(rows(counts.unsure))} may be somebody we know, and would wait in the match list.`
        : `${capital(rows(counts.unsure))} may be somebody we know: decide them in the match list.`,
    counts.refused === 0
      ? ''
      : `${capital(rows(counts.refused))} ${counts.refused === 1 ? 'has' : 'have'} a fault: put ${counts.refused === 1 ? 'it' : 'them'} right in the file and upload the whole file again.`,
  ];
  return parts.filter(Boolean).join(' ') || 'The file has no rows.';
}

function rows(many: number): string {
  return `${count(many)} ${many === 1 ? 'row' : 'rows'}`;
}
