import type { Figures, Restated } from '../figures/schema.ts';
import type { Cell, TableBlock } from './paper.ts';
import { mayShow, type Visibility } from '../small-numbers/visibility.ts';
import { localDate } from '../../calendar.ts';
import { capital, plainDay } from '../../wording.ts';
import { count, share, text, WITHHELD } from './cells.ts';

const BECAUSE = {
  late: 'records came in later',
  withdrawn: 'records were withdrawn',
  returned: 'the agency returned another number',
  rule: 'a rule changed',
} as const;

/** How much of what may be shown decides over what moved. */
type Seen = Pick<Visibility, 'agencies' | 'isEverybodyShown' | 'threshold'>;

type Row = Restated['rows'][number];

/**
 * A report's figures as they were published beside what is known of the same day since. An agency by itself is shown only where what moved is no small
 * number, and all of them together only where what they leave unnamed moved by none either. A report of one agency has a single line, by its name.
 *
 * @param withAgencies - false: none is named, only all of them together
 * @source house restated beside the published figure, with why
 */
export function restatedTable(
  restated: Restated,
  { agencies: named, timeZone }: Figures['setting'],
  { agencies, isEverybodyShown, threshold }: Seen,
  withAgencies = true,
): TableBlock {
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const only = named.length === 1 ? named[0] : undefined;
  const isOpen = (row: Row) =>
    agencies.get(row.agencyId) === 3 &&
    mayShowMove(movesOf([row]), threshold) &&
    [row.published, row.known].every(({ judged, upToDate }) =>
      [judged, upToDate, judged - upToDate].every((each) => mayShow(each, threshold)),
    );
  // Named with its move withheld, an agency's move would follow from the total's.
  const listed = withAgencies && only === undefined ? restated.rows.filter(isOpen) : [];
  const unnamed = restated.rows.filter((row) => !listed.includes(row));
  const isTotalShown =
    isEverybodyShown &&
    mayShowMove(movesOf([restated]), threshold) &&
    mayShowMove(movesOf(unnamed), threshold) &&
    (listed.length === 0 || unnamed.length !== 1);
  return {
    kind: 'table',
    id: 'restated',
    caption: `${restated.title}, as at ${plainDay(restated.asAt)}: as published, and as known on ${plainDay(localDate(restated.knownAt, timeZone))}`,
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
          text(becauseWords(row.because)),
        ],
      })),
      {
        cells: [
          text(only?.name ?? 'All agencies'),
          ...pair(restated.published, restated.known, isTotalShown),
          text(becauseWords([...new Set(restated.rows.flatMap(({ because }) => because))])),
        ],
        ...(only === undefined ? { isTotal: true } : {}),
      },
    ],
    notes: [
      'The published figures stay as they were signed.',
      ...(only !== undefined || listed.length === restated.rows.length
        ? []
        : withAgencies
          ? ['Agencies whose figures are withheld, or moved by a small number, are not named.']
          : ['Agencies are not named between two reports: the next report names them.']),
      ...(isTotalShown
        ? []
        : [
            `What ${only === undefined ? 'all moved by together' : 'it moved by'} is withheld where it would tell of a few people.`,
          ]),
    ],
  };
}

/** By how many judged, up to date, and judged but not up to date, rows moved together. */
function movesOf(rows: readonly Pick<Row, 'published' | 'known'>[]): readonly number[] {
  const sum = (of: (counts: Row['known']) => number) =>
    rows.reduce((total, { published, known }) => total + of(known) - of(published), 0);
  return [sum(({ judged }) => judged), sum(({ upToDate }) => upToDate), sum((each) => each.judged - each.upToDate)];
}

function mayShowMove(moves: readonly number[], threshold: number): boolean {
  return moves.every((moved) => mayShow(Math.abs(moved), threshold));
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

function becauseWords(because: readonly (keyof typeof BECAUSE)[]): string {
  const words = because.map((why) => BECAUSE[why]).join('; ');
  return words === '' ? 'Posts began or ended' : capital(words);
}
