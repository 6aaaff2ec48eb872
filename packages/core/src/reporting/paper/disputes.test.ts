import { expect, test } from 'vitest';
import type { Figures } from '../figures/schema.ts';
import type { Visibility } from '../small-numbers/visibility.ts';
import { disputeBlocks } from './disputes.ts';

function whyIn(ours: number | null, theirs: number | null, visible: number, threshold = 5): string {
  const figures = {
    disputes: [{ agencyId: 'harbour', label: 'Up to date', ours, theirs, why: 'Rita and two more were left out.' }],
    setting: { agencies: [{ id: 'harbour', ref: 'harbour', name: 'Harbour', kind: 'care-home' }] },
  } as Partial<Figures> as Figures;
  const seen = { agencies: new Map([['harbour', visible]]), threshold } as Partial<Visibility> as Visibility;
  const [table] = disputeBlocks(figures, seen);
  const cell = table?.kind === 'table' ? table.rows[0]!.cells.at(-1)! : undefined;
  return cell?.kind === 'text' ? cell.text : cell!.kind;
}

test('why an agency disputes a figure stays inside the agency where the figure is withheld', () => {
  expect(whyIn(310, 333, 3)).toContain('Rita');
  expect(whyIn(310, 333, 2)).toBe('withheld');
  expect(whyIn(3, 33, 3)).toBe('withheld');
  expect(whyIn(310, 313, 3)).toBe('withheld');
  expect(whyIn(3, 4, 0, 0)).toContain('Rita');
});
