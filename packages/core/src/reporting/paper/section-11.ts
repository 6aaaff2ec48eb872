import type { Figures } from '../figures/schema.ts';
import type { Block, Cell } from './paper.ts';
import { mayShow, type Visibility } from '../small-numbers/visibility.ts';
import { maySay } from './disputes.ts';
import { count, date, NOT_KNOWN, text, WITHHELD } from './cells.ts';

/**
 * The training part of a Section 11 return: each figure with what it is of, how it came about and of which day.
 *
 * @source house the return is prefilled with counts, method and date; the agency confirms or disputes each figure
 */
export function returnBlocks({ returned, disputes }: Figures, visibility: Visibility): readonly Block[] {
  const disputed = new Map(disputes.map((each) => [each.label, each]));
  const cell = (value: number | null): Cell => {
    if (value === null) return NOT_KNOWN;
    return mayShow(value, visibility.threshold) ? count(value) : WITHHELD;
  };
  return [
    {
      kind: 'table',
      id: 'return',
      caption: 'Training figures, as prefilled and as the agency answered them',
      columns: [
        { id: 'figure', title: 'Figure', align: 'row' },
        { id: 'value', title: 'Count', align: 'end' },
        { id: 'of', title: 'Of', align: 'end' },
        { id: 'method', title: 'How we know', align: 'start' },
        { id: 'on', title: 'On', align: 'start' },
        { id: 'answer', title: 'The agency says', align: 'start' },
      ],
      rows: returned.map(({ label, value, of, method, on, answer }) => {
        const isPairShown = value === null || of === null || mayShow(of - value, visibility.threshold);
        const dispute = disputed.get(label);
        return {
          cells: [
            text(label),
            isPairShown ? cell(value) : WITHHELD,
            cell(of),
            text(method),
            on === null ? NOT_KNOWN : date(on),
            text(
              dispute === undefined
                ? answer === 'confirmed'
                  ? 'Confirmed'
                  : 'Not answered yet'
                : isPairShown && maySay(dispute.ours, dispute.theirs, visibility)
                  ? `Disputed${dispute.theirs === null ? '' : `: ${dispute.theirs}`}. ${dispute.why}`
                  : 'Disputed',
            ),
          ],
        };
      }),
      notes: [],
    },
  ];
}
