import { groupOf } from '../figures/agency-groups.ts';
import { countedIn, UP_TO_DATE } from '../../compliance/state-counts.ts';
import { reachOf, type Reach } from '../figures/reach.ts';
import type { AgencyFigures, Figures } from '../figures/schema.ts';
import type { Behind, Block, Cell, TableBlock } from './paper.ts';
import type { Visibility } from '../small-numbers/visibility.ts';
import { count, counted, date, listed, NOT_KNOWN, share, text, WITHHELD } from './cells.ts';

/** An agency with its reach and what of it may be shown. */
interface Line {
  readonly agency: AgencyFigures;
  readonly name: string;
  readonly reach: Reach;
  readonly visible: number;
}

/** What all agencies come to; counts are of those whose headcount is known. */
export interface Coverage {
  readonly agencies: number;
  readonly reported: number;
  readonly silent: readonly string[];
  /** Everybody in scope, where the headcount is known. */
  readonly scope: number;
  readonly judged: number;
  readonly upToDate: number;
  /** Of how many people of all agencies we can tell, headcount or not, and how many of these are up to date. */
  readonly judgedAnywhere: number;
  readonly upToDateAnywhere: number;
  /** Agencies that told us of their people and not how many there are, and how many people of theirs we hold. */
  readonly withoutHeadcount: readonly string[];
  readonly peopleWithoutHeadcount: number;
}

/**
 * Who reported and who did not, and how many people that leaves: an agency has reported when there are records of its people, or a total of how many are
 * trained. A headcount alone says how many there are to know of.
 *
 * @source house coverage comes before any result; what is not known never counts as done
 */
export function coverageOf(figures: Figures): Coverage {
  const lines = linesOf(figures);
  const known = lines.filter(({ reach }) => reach.scope !== null);
  const sum = (of: (reach: Reach) => number, among: readonly Line[] = known) =>
    among.reduce((total, { reach }) => total + of(reach), 0);
  const silent = lines.filter(({ reach }) => reach.method === 'none');
  const without = lines.filter(({ reach }) => reach.scope === null && reach.method !== 'none');
  return {
    agencies: lines.length,
    reported: lines.length - silent.length,
    silent: silent.map(({ name }) => name),
    scope: sum(({ scope }) => scope!),
    judged: sum(({ judged }) => judged),
    upToDate: sum(({ upToDate }) => upToDate),
    judgedAnywhere: sum(({ judged }) => judged, lines),
    upToDateAnywhere: sum(({ upToDate }) => upToDate, lines),
    withoutHeadcount: without.map(({ name }) => name),
    peopleWithoutHeadcount: without.reduce((total, { agency }) => total + countedIn(agency.whole), 0),
  };
}

/**
 * Reach by agency, against its headcount, with the reason of everything that is not shown.
 *
 * @source house reach against headcount returns, not accounts
 */
export function coverageBlocks(figures: Figures, visibility: Visibility): readonly Block[] {
  const lines = linesOf(figures, visibility);
  const coverage = coverageOf(figures);
  const table: TableBlock = {
    kind: 'table',
    id: 'reach',
    caption: 'People judged in each agency, against its headcount',
    columns: [
      { id: 'agency', title: 'Agency', align: 'row' },
      { id: 'headcount', title: 'Headcount', align: 'end' },
      { id: 'judged', title: 'Judged', align: 'end' },
      { id: 'judged-share', title: 'Share', align: 'end' },
      { id: 'up-to-date', title: 'Up to date', align: 'end' },
      { id: 'up-to-date-share', title: 'Of those judged', align: 'end' },
      { id: 'data-up-to', title: 'Data up to', align: 'start' },
    ],
    rows: [
      ...lines.map((line) => ({ cells: cellsOf(line) })),
      ...(lines.length > 1 ? [{ cells: totalCells(coverage, visibility), isTotal: true }] : []),
    ],
    notes: notesOf(lines, coverage, visibility),
  };
  return [table];
}

function linesOf(figures: Figures, visibility?: Visibility): readonly Line[] {
  const agencies = new Map(figures.setting.agencies.map((each) => [each.id, each]));
  return figures.agencies
    .map((agency): Line & { readonly group: string } => ({
      agency,
      name: agencies.get(agency.agencyId)!.name,
      reach: reachOf(agency),
      visible: visibility?.agencies.get(agency.agencyId) ?? 3,
      group: groupOf(agencies.get(agency.agencyId)!.kind),
    }))
    .toSorted((a, b) => Number(a.visible === 0) - Number(b.visible === 0) || a.name.localeCompare(b.name, 'en-GB'));
}

function cellsOf({ agency, name, reach, visible }: Line): Cell[] {
  const { scope, judged, upToDate, method } = reach;
  const behind: Behind = { agencyId: agency.agencyId };
  const behindDone: Behind = { ...behind, states: [...UP_TO_DATE] };
  const from = (number: number, cell: Cell): Cell => (visible > number ? cell : WITHHELD);
  const head = [text(name), scope === null ? NOT_KNOWN : from(0, count(scope))];
  if (method === 'none') return [...head, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, text('No data received')];
  const heard =
    method === 'return' ? date(agency.returned!.on) : agency.dataUpTo === null ? NOT_KNOWN : date(agency.dataUpTo);
  return [
    ...head,
    from(1, count(judged, behind)),
    scope === null ? NOT_KNOWN : from(1, share(judged, scope, behind)),
    from(2, count(upToDate, behindDone)),
    from(2, share(upToDate, judged, behindDone)),
    heard,
  ];
}

function totalCells(coverage: Coverage, { isTotalShown, isEverybodyShown }: Visibility): Cell[] {
  const { scope, judged, judgedAnywhere, upToDateAnywhere } = coverage;
  const ofAll = (cell: Cell): Cell => (isEverybodyShown ? cell : WITHHELD);
  const ofHeadcount = (cell: Cell): Cell => (scope === 0 ? NOT_KNOWN : isTotalShown ? cell : WITHHELD);
  return [
    text('All agencies'),
    ofHeadcount(count(scope)),
    ofAll(count(judgedAnywhere)),
    ofHeadcount(share(judged, scope)),
    ofAll(count(upToDateAnywhere)),
    ofAll(share(upToDateAnywhere, judgedAnywhere)),
    text(''),
  ];
}

function notesOf(
  lines: readonly Line[],
  coverage: Coverage,
  { isTotalShown, isEverybodyShown, threshold }: Visibility,
): string[] {
  const { withoutHeadcount, peopleWithoutHeadcount } = coverage;
  const withheld = lines.filter(({ visible, reach }) => visible < 3 && reach.method !== 'none');
  const returned = lines.filter(({ reach }) => reach.method === 'return');
  const more = lines.filter(({ reach, visible }) => reach.isMoreThanReturned && visible > 1);
  const notes: string[] = [];
  if (withheld.length > 0)
    notes.push(
      `Withheld in ${listed(withheld.map(({ name }) => name))}: counts under ${threshold} are not shown beyond the agency, nor what would give one away. Some are withheld only so that nobody can find another by subtraction.`,
    );
  if (!isTotalShown || !isEverybodyShown)
    notes.push('Totals are withheld where the one agency that is withheld would follow from them.');
  if (returned.length > 0)
    notes.push(
      `As the agency told us, in one number and without names, since not everybody there has an account: ${listed(returned.map(({ name }) => name))}. The day is that of the return.`,
    );
  if (withoutHeadcount.length > 0)
    notes.push(
      `${listed(withoutHeadcount)} ${withoutHeadcount.length === 1 ? 'has' : 'have'} not told us how many people work there. ${isEverybodyShown ? `We hold records of ${counted(peopleWithoutHeadcount, 'person', 'people')}, who` : 'Those of whom we hold records'} are left out of the share of the headcount.`,
    );
  if (more.length > 0)
    notes.push(
      `${listed(more.map(({ name }) => name))}: we hold records of more people than the headcount returned, so the larger number stands.`,
    );
  return notes;
}
