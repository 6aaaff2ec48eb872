import type { Figures } from '../figures/schema.ts';
import type { Block, Cell } from './paper.ts';
import { mayShow, type Visibility } from '../small-numbers/visibility.ts';
import { count, NOT_KNOWN, text, WITHHELD } from './cells.ts';

/**
 * Figures that an agency disputes, ours beside theirs. An agency that disputes a figure has decided to say what it should be.
 *
 * What it says of it goes no further where a figure is withheld: free words may tell it.
 *
 * @source house each figure confirmed or disputed by the agency
 */
export function disputeBlocks({ disputes, setting }: Figures, visibility: Visibility): readonly Block[] {
  if (disputes.length === 0) return [];
  const agencies = new Map(setting.agencies.map(({ id, name }) => [id, name]));
  return [
    {
      kind: 'table',
      id: 'disputed',
      caption: 'Figures that an agency disputes',
      columns: [
        { id: 'agency', title: 'Agency', align: 'row' },
        { id: 'figure', title: 'Figure', align: 'start' },
        { id: 'ours', title: 'Ours', align: 'end' },
        { id: 'theirs', title: 'Theirs', align: 'end' },
        { id: 'why', title: 'Why', align: 'start' },
      ],
      rows: disputes.map(({ agencyId, label, ours, theirs, why }) => {
        const isShown = maySay(ours, theirs, visibility) && isOpen(agencyId, visibility);
        const cells = [ours, theirs].map((figure) => cellOf(figure, isShown));
        return {
          cells: [
            text(agencies.get(agencyId) ?? 'An agency that has left'),
            text(label),
            ...cells,
            isShown ? text(why) : WITHHELD,
          ],
        };
      }),
      notes: [],
    },
  ];
}

function isOpen(agencyId: string, { agencies, threshold }: Visibility): boolean {
  return threshold === 0 || agencies.get(agencyId) === 3;
}

/**
 * Whether what an agency says of a figure may be read beyond it: neither figure is small, and not by what they differ.
 *
 * @source house
 */
export function maySay(
  ours: number | null,
  theirs: number | null,
  { threshold }: Pick<Visibility, 'threshold'>,
): boolean {
  const both = [ours, theirs].filter((figure) => figure !== null);
  const differ = both.length === 2 ? Math.abs(both[0]! - both[1]!) : 0;
  return [...both, differ].every((each) => mayShow(each, threshold));
}

function cellOf(figure: number | null, isShown: boolean): Cell {
  if (figure === null) return NOT_KNOWN;
  return isShown ? count(figure) : WITHHELD;
}
