import type { Figures } from '../figures/schema.ts';
import type { Block, Cell } from '../paper.ts';
import { mayShow, type Visibility } from '../small-numbers.ts';
import { count, NOT_KNOWN, text, WITHHELD } from './cells.ts';

/**
 * Figures that an agency disputes, ours beside theirs. An agency that disputes a figure has decided to say what it should be.
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
      rows: disputes.map(({ agencyId, label, ours, theirs, why }) => ({
        cells: [
          text(agencies.get(agencyId) ?? 'An agency that has left'),
          text(label),
          cellOf(ours, agencyId, visibility),
          cellOf(theirs, agencyId, visibility),
          text(why),
        ],
      })),
      notes: [],
    },
  ];
}

function cellOf(figure: number | null, agencyId: string, { agencies, threshold }: Visibility): Cell {
  if (figure === null) return NOT_KNOWN;
  return agencies.get(agencyId) === 3 && mayShow(figure, threshold) ? count(figure) : WITHHELD;
}
