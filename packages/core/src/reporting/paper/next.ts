import { countedIn, upToDateIn } from '../../compliance/state-counts.ts';
import type { Figures } from '../figures/schema.ts';
import type { Block, TableBlock } from './paper.ts';
import { mayShow, type Visibility } from '../small-numbers/visibility.ts';
import { plainMonth } from '../../wording.ts';
import { count, share, text, WITHHELD } from './cells.ts';
import { hasWithheld } from './results.ts';

/** How many gaps a report lists. */
const MOST_GAPS = 20;

/** What falls due in each month, if nothing else happens. @source house */
export function dueBlocks({ due }: Figures, { threshold }: Visibility): readonly Block[] {
  const rows = due.map(({ month, posts }) => ({
    cells: [text(plainMonth(month)), mayShow(posts, threshold) ? count(posts) : WITHHELD],
  }));
  return [
    {
      kind: 'table',
      id: 'falls-due',
      caption: 'What falls due next, by month, if nothing is renewed before',
      columns: [
        { id: 'month', title: 'Month', align: 'row' },
        { id: 'posts', title: 'Requirements of posts', align: 'end' },
      ],
      rows,
      notes: hasWithheld(rows) ? ['Withheld: a small count.'] : [],
    },
  ];
}

/**
 * Where most is missing: requirements of agencies by how many posts are not up to date. Small counts are not listed, and neither is one that would give
 * another away.
 *
 * @source house gaps by agency and requirement
 */
export function gapBlocks(figures: Figures, visibility: Visibility): readonly Block[] {
  const agencies = new Map(figures.setting.agencies.map(({ id, name }) => [id, name]));
  const titles = new Map(figures.requirements.map(({ requirement, title }) => [requirement, title]));
  const gaps = figures.cells
    .filter(({ agencyId, requirement }) => visibility.cells.get(`${agencyId} ${requirement}`)! === 3)
    .filter(({ agencyId }) => visibility.agencies.get(agencyId) === 3)
    .map((cell) => ({ ...cell, missing: countedIn(cell.states) - upToDateIn(cell.states) }))
    .filter(({ missing }) => missing > 0)
    .toSorted((a, b) => b.missing - a.missing || (a.agencyId + a.requirement < b.agencyId + b.requirement ? -1 : 1));
  if (gaps.length === 0) return [{ kind: 'paragraph', text: 'No gap is large enough to be listed here.' }];
  const table: TableBlock = {
    kind: 'table',
    id: 'gaps',
    caption: `Where most is missing${gaps.length > MOST_GAPS ? `: the first ${MOST_GAPS}` : ''}`,
    columns: [
      { id: 'agency', title: 'Agency', align: 'row' },
      { id: 'requirement', title: 'Requirement', align: 'start' },
      { id: 'asked', title: 'Posts asked', align: 'end' },
      { id: 'missing', title: 'Not up to date', align: 'end' },
      { id: 'share', title: 'Share', align: 'end' },
    ],
    rows: gaps.slice(0, MOST_GAPS).map(({ agencyId, requirement, states, missing }) => {
      const behind = { agencyId, requirement, states: ['overdue' as const, 'upcoming' as const, 'unknown' as const] };
      return {
        cells: [
          text(agencies.get(agencyId)!),
          text(titles.get(requirement) ?? requirement),
          count(countedIn(states), { agencyId, requirement }),
          count(missing, behind),
          share(missing, countedIn(states), behind),
        ],
      };
    }),
    notes: ['Small counts are not listed here.'],
  };
  const none = nobodyUpToDate(figures, visibility);
  return [
    table,
    ...(none.length === 0 ? [] : [{ kind: 'note' as const, title: 'Nobody is up to date', text: none.join(' ') }]),
  ];
}

/** Requirements that nobody of an agency holds, where that may be said. */
function nobodyUpToDate(figures: Figures, visibility: Visibility): readonly string[] {
  const agencies = new Map(figures.setting.agencies.map(({ id, name }) => [id, name]));
  const titles = new Map(figures.requirements.map(({ requirement, title }) => [requirement, title]));
  return figures.cells
    .filter(
      ({ agencyId, requirement, states }) =>
        upToDateIn(states) === 0 &&
        countedIn(states) > states.unknown &&
        visibility.cells.get(`${agencyId} ${requirement}`) === 3 &&
        visibility.agencies.get(agencyId) === 3,
    )
    .map(({ agencyId, requirement }) => `${agencies.get(agencyId)}: ${titles.get(requirement) ?? requirement}.`);
}
