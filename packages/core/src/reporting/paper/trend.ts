import { EVERYBODY, titleOfGroup } from '../figures/agency-groups.ts';
import type { Figures } from '../figures/schema.ts';
import type { Block, Cell, TableBlock, TrendBlock } from './paper.ts';
import type { Visibility } from '../small-numbers/visibility.ts';
import { percentOf, plainDay } from '../../wording.ts';
import { share, WITHHELD, date, NOT_KNOWN } from './cells.ts';
import { hasWithheld } from './results.ts';

/** The most lines that a chart can be read with. */
const MOST_LINES = 4;

/**
 * Twelve quarters: everybody, and the kinds of agency that a change of the rules moved; the table has all of them.
 *
 * @source house twelve quarters, with a mark where a rule changed
 */
export function trendBlocks(figures: Figures, visibility: Visibility): readonly Block[] {
  const { quarters, lines } = figures.trend;
  const points = new Map(lines.map(({ group }) => [group, pointsOf(figures, visibility, group)]));
  const moved = new Set(figures.changes.flatMap(({ groups }) => groups));
  const drawn = lines
    .filter(({ group }) => group === EVERYBODY || moved.has(group))
    .slice(0, MOST_LINES)
    .map(({ group }) => ({ id: group, title: titleOfGroup(group), points: points.get(group)! }));
  const trend: TrendBlock = {
    kind: 'trend',
    id: 'trend',
    caption: 'Up to date, as a share of people judged',
    sentence: sentenceOf(figures, drawn),
    quarters: [...quarters],
    lines: drawn,
    marks: figures.changes.map(({ on, title }) => ({ on, title })),
  };
  const rows = quarters.map((on, index) => ({
    cells: [date(on), ...lines.map(({ group }) => points.get(group)![index]!)],
  }));
  const table: TableBlock = {
    kind: 'table',
    id: 'trend-by-kind',
    caption: 'Share up to date at the end of each quarter',
    columns: [
      { id: 'quarter', title: 'On', align: 'row' },
      ...lines.map(({ group }) => ({ id: group, title: titleOfGroup(group), align: 'end' as const })),
    ],
    rows,
    notes: [
      'Of people whose records we hold; where an agency had told us one number by then, of its people as it told us.',
      ...(hasWithheld(rows)
        ? ['Withheld: so few people that somebody who knows them could tell who they are, or find them by subtraction.']
        : []),
    ],
  };
  return [trend, table];
}

function pointsOf({ trend }: Figures, visibility: Visibility, group: string): Cell[] {
  const line = trend.lines.find((each) => each.group === group)!;
  return line.points.map(({ judged, upToDate }, index) => {
    if (judged === 0) return NOT_KNOWN;
    return visibility.quarters[index]!.get(group)! < 3 ? WITHHELD : share(upToDate, judged);
  });
}

/** `All agencies went from 71% on 31 March 2024 to 82% on 31 December 2026.` */
function sentenceOf({ trend, changes }: Figures, drawn: TrendBlock['lines']): string {
  const sentences = drawn.map(({ title, points }) => {
    const known = points.flatMap((cell, index) =>
      cell.kind === 'share' ? [{ percent: percentOf(cell.part, cell.whole)!, on: trend.quarters[index]! }] : [],
    );
    const [first, last] = [known[0], known.at(-1)];
    if (first === undefined || last === undefined) return `${title}: not known.`;
    if (first === last) return `${title}: ${first.percent}% on ${plainDay(first.on)}.`;
    return `${title}: from ${first.percent}% on ${plainDay(first.on)} to ${last.percent}% on ${plainDay(last.on)}.`;
  });
  const marks = changes.map(({ on, title }) => `The rules changed on ${plainDay(on)}: ${title}.`);
  return [...sentences, ...marks].join(' ');
}
