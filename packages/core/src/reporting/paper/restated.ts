import type { Figures, Restated } from '../figures/schema.ts';
import type { Block, Cell, TableBlock } from '../paper.ts';
import { mayShow, type Visibility } from '../small-numbers.ts';
import { plainDay } from '../../wording.ts';
import { count, share, text, WITHHELD } from './cells.ts';

const BECAUSE = {
  late: 'records came in later',
  withdrawn: 'records were withdrawn',
  returned: 'the agency returned another number',
  rule: 'a rule changed',
} as const;

/**
 * A report's figures as they were published beside what is known of the same day since. An agency by itself is shown only where what moved is no small
 * number.
 *
 * @source house restated beside the published figure, with why
 */
export function restatedBlocks(
  restated: Restated | undefined,
  setting: Figures['setting'],
  { agencies, isEverybodyShown, threshold }: Pick<Visibility, 'agencies' | 'isEverybodyShown' | 'threshold'>,
): readonly Block[] {
  return restated === undefined ? [] : [restatedTable(restated, setting, { agencies, isEverybodyShown, threshold })];
}

/** The same as one table. @source house */
export function restatedTable(
  restated: Restated,
  { agencies: named }: Figures['setting'],
  { agencies, isEverybodyShown, threshold }: Pick<Visibility, 'agencies' | 'isEverybodyShown' | 'threshold'>,
): TableBlock {
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const isOpen = ({ agencyId, published, known }: Restated['rows'][number]) =>
    agencies.get(agencyId) === 3 &&
    [published.judged - known.judged, published.upToDate - known.upToDate].every((moved) =>
      mayShow(Math.abs(moved), threshold),
    );
  // Named with its move withheld, an agency's move would follow from the total's.
  const listed = restated.rows.filter(isOpen);
  return {
    kind: 'table',
    id: 'restated',
    caption: `${restated.title}, as at ${plainDay(restated.asAt)}: as published, and as known on ${plainDay(restated.knownAt.slice(0, 10))}`,
    columns: [
      { id: 'agency', title: 'Agency', align: 'row' },
      { id: 'published', title: 'Up to date, as published', align: 'end' },
      { id: 'published-share', title: 'Share published', align: 'end' },
      { id: 'known', title: 'As known since', align: 'end' },
      { id: 'known-share', title: 'Share since', align: 'end' },
      { id: 'why', title: 'Why', align: 'start' },
    ],
    rows: [
      ...listed.map((row) => ({
        cells: [
          text(names.get(row.agencyId) ?? ''),
          ...pair(row.published, row.known, true),
          text(inWords(row.because)),
        ],
      })),
      {
        cells: [
          text('All agencies'),
          ...pair(restated.published, restated.known, isEverybodyShown),
          text(inWords([...new Set(restated.rows.flatMap(({ because }) => because))])),
        ],
        isTotal: true,
      },
    ],
    notes: [
      'The published figures stay as they were signed.',
      ...(listed.length === restated.rows.length
        ? []
        : ['Agencies whose figures are withheld, or moved by a small number, are not named: only the total has them.']),
    ],
  };
}

function pair(published: Restated['published'], known: Restated['published'], isShown: boolean): Cell[] {
  if (!isShown) return [WITHHELD, WITHHELD, WITHHELD, WITHHELD];
  return [
    count(published.upToDate),
    share(published.upToDate, published.judged),
    count(known.upToDate),
    share(known.upToDate, known.judged),
  ];
}

function inWords(because: readonly (keyof typeof BECAUSE)[]): string {
  const words = because.map((why) => BECAUSE[why]).join('; ');
  return words === '' ? 'Posts began or ended' : words.charAt(0).toUpperCase() + words.slice(1);
}
