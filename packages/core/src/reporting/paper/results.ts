import { countedIn, judgedIn, UP_TO_DATE, upToDateIn, type StateCounts } from '../../compliance/state-counts.ts';
import type { Figures, RequirementFigures } from '../figures/schema.ts';
import type { Block, Cell, TableBlock } from './paper.ts';
import { mayShow, type Visibility } from '../small-numbers/visibility.ts';
import { count, NOT_KNOWN, share, text, WITHHELD } from './cells.ts';

const SMALL = 'Withheld: so few people that somebody who knows them could tell who they are.';

/**
 * Reach by requirement, one table for each pack that asks them.
 *
 * @source house posts are judged alone, so that an agency's figures never move with somebody's job elsewhere
 */
export function requirementBlocks(figures: Figures, visibility: Visibility): readonly Block[] {
  const titles = new Map(figures.packs.map(({ id, title }) => [id, title]));
  // Posts that cannot be judged are asked by no pack: they come last.
  const byPack = [...Map.groupBy(figures.requirements, ({ pack }) => pack)].toSorted(
    ([one], [other]) => Number(one === '') - Number(other === ''),
  );
  const isPartOfStaff = holdsPartOnly(figures);
  return byPack.map(([pack, requirements]): TableBlock => {
    const rows = requirements.map((each) => ({ cells: rowOf(each, figures, visibility, isPartOfStaff) }));
    return {
      kind: 'table',
      id: `requirements${byPack.length > 1 ? `-${pack === '' ? 'not-judged' : pack}` : ''}`,
      caption:
        pack === ''
          ? 'Posts that cannot be judged'
          : `Up to date by requirement${titles.has(pack) ? `: ${titles.get(pack)}` : ''}`,
      columns: [
        { id: 'requirement', title: 'Requirement', align: 'row' },
        { id: 'asked', title: 'Posts we hold', align: 'end' },
        { id: 'up-to-date', title: 'Up to date', align: 'end' },
        { id: 'share', title: 'Of these', align: 'end' },
        { id: 'overdue', title: 'Overdue', align: 'end' },
        { id: 'unknown', title: 'Not known', align: 'end' },
      ],
      rows,
      notes: [
        ...(isPartOfStaff
          ? [
              'These are the posts in our records. The agency has told us of more people, so their share says nothing of all of them.',
            ]
          : []),
        ...(hasWithheld(rows) ? [SMALL] : []),
      ],
    };
  });
}

/** Whether it is about one agency, and its headcount is larger than what we hold: a share of the records would pass for a share of the staff. */
function holdsPartOnly({ agencies }: Figures): boolean {
  const [agency, ...more] = agencies;
  return more.length === 0 && agency !== undefined && (agency.returned?.headcount ?? 0) > countedIn(agency.whole);
}

function rowOf(
  { requirement, title, states }: RequirementFigures,
  figures: Figures,
  visibility: Visibility,
  isPartOfStaff: boolean,
): Cell[] {
  const shown = visibility.requirements.get(requirement)!;
  const [asked, done, rest] = [countedIn(states), upToDateIn(states), countedIn(states) - upToDateIn(states)];
  const from = (number: number, cell: Cell): Cell => (shown > number ? cell : WITHHELD);
  const threshold = visibility.threshold;
  // Each of the two, and what is neither, is a count of its own.
  const parts = [states.overdue, states.unknown, rest - states.overdue - states.unknown];
  const arePartsShown = shown > 2 && parts.every((part) => mayShow(part, threshold));
  const scope = figures.agencies.length === 1 ? { agencyId: figures.agencies[0]!.agencyId } : {};
  return [
    text(title),
    from(0, count(asked, { ...scope, requirement })),
    from(2, count(done, { ...scope, requirement, states: [...UP_TO_DATE] })),
    isPartOfStaff ? NOT_KNOWN : from(2, share(done, asked, { ...scope, requirement, states: [...UP_TO_DATE] })),
    arePartsShown ? count(states.overdue, { ...scope, requirement, states: ['overdue'] }) : WITHHELD,
    arePartsShown ? count(states.unknown, { ...scope, requirement, states: ['unknown'] }) : WITHHELD,
  ];
}

/**
 * Reach by group, in people.
 *
 * @source house somebody in two groups counts in each
 */
export function audienceBlocks(figures: Figures, visibility: Visibility): readonly Block[] {
  const { audiences } = figures;
  if (audiences.length === 0) return [];
  const isPartOfStaff = holdsPartOnly(figures);
  const rows = audiences.map(({ audience, title, states }) => {
    const shown = visibility.audiences.get(audience ?? '')!;
    return { cells: [text(title), ...peopleCells(states, shown, isPartOfStaff)] };
  });
  return [
    {
      kind: 'table',
      id: 'groups',
      caption: 'Up to date by group, of the people whose records we hold',
      columns: [
        { id: 'group', title: 'Group', align: 'row' },
        { id: 'people', title: 'People', align: 'end' },
        { id: 'judged', title: 'Judged', align: 'end' },
        { id: 'up-to-date', title: 'Up to date', align: 'end' },
        { id: 'share', title: 'Of those judged', align: 'end' },
      ],
      rows,
      notes: ['Somebody in two groups is counted in both.', ...(hasWithheld(rows) ? [SMALL] : [])],
    },
  ];
}

/**
 * People, judged and up to date, as far as they may be shown.
 *
 * @param isPartOfStaff - the agency has told us of more people, so no share is shown
 */
export function peopleCells(states: StateCounts, shown: number, isPartOfStaff: boolean): Cell[] {
  const from = (number: number, cell: Cell): Cell => (shown > number ? cell : WITHHELD);
  return [
    from(0, count(countedIn(states))),
    from(1, count(judgedIn(states))),
    from(2, count(upToDateIn(states))),
    isPartOfStaff || judgedIn(states) === 0 ? NOT_KNOWN : from(2, share(upToDateIn(states), judgedIn(states))),
  ];
}

/** Whether any cell of some rows is withheld. */
export function hasWithheld(rows: readonly { readonly cells: readonly Cell[] }[]): boolean {
  return rows.some(({ cells }) => cells.some(({ kind }) => kind === 'withheld'));
}
