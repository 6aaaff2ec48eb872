import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AgencyKind } from '../../people/schema.ts';
import { groupOf } from '../figures/agency-groups.ts';
import { NOBODY, type StateCounts } from '../../compliance/state-counts.ts';
import { reachOf } from '../figures/reach.ts';
import type { AgencyFigures, Figures } from '../figures/schema.ts';
import { boardPaper } from '../paper/board-paper.ts';
import type { ReportOnPaper } from '../paper/sign-off.ts';
import type { Cell, Paper } from '../paper/paper.ts';
import { visibilityOf } from './visibility.ts';

const KINDS: readonly AgencyKind[] = ['ey-home', 'ey-group', 'police', 'care-home'];
const asAt = '2026-12-31';

const report: ReportOnPaper = {
  kind: 'board',
  title: 'Half-yearly report',
  cover: '',
  state: 'draft',
  challenges: [],
};

interface MadeUp {
  readonly kind: AgencyKind;
  readonly notJudged: number;
  readonly behind: number;
  readonly done: number;
  readonly isReturned: boolean;
}

function statesOf({ notJudged, behind, done }: MadeUp): StateCounts {
  return { ...NOBODY, unknown: notJudged, overdue: behind, current: done };
}

function figuresOf(agencies: readonly MadeUp[]): Figures {
  const figures = agencies.map((each, index): AgencyFigures => {
    const headcount = each.notJudged + each.behind + each.done;
    return {
      agencyId: `agency-${index}`,
      returned: each.isReturned ? { on: asAt, headcount } : null,
      whole: statesOf(each),
      dataUpTo: asAt,
    };
  });
  const pointOf = (among: readonly AgencyFigures[]) => ({
    judged: among.reduce((sum, each) => sum + reachOf(each).judged, 0),
    upToDate: among.reduce((sum, each) => sum + reachOf(each).upToDate, 0),
  });
  const groups = [...new Set(agencies.map(({ kind }) => groupOf(kind)))].toSorted();
  return {
    kind: 'board',
    asAt,
    knownAt: '2027-01-15T09:00:00.000Z',
    setting: {
      partnership: 'Avonmere',
      agencies: agencies.map(({ kind }, index) => ({
        id: `agency-${index}`,
        ref: `a${index}`,
        name: `Agency ${index}`,
        kind,
      })),
      calendars: [],
      smallNumbers: 5,
    },
    packs: [],
    agencies: figures,
    requirements: [],
    cells: [],
    audiences: [],
    trend: {
      quarters: [asAt],
      lines: [
        { group: 'all', points: [pointOf(figures)] },
        ...(groups.length > 1
          ? groups.map((group) => ({
              group,
              points: [pointOf(figures.filter((_, index) => groupOf(agencies[index]!.kind) === group))],
            }))
          : []),
      ],
    },
    due: [],
    changes: [],
    actions: [],
    disputes: [],
    returned: [],
  };
}

/** Every number of a paper that somebody can read, by where it stands; what is withheld is not in it. */
function readable(paper: Paper): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const note = (where: string, cell: Cell) => {
    if (cell.kind === 'count') found.set(where, cell.value);
    if (cell.kind === 'share') {
      found.set(`${where} part`, cell.part);
      found.set(`${where} whole`, cell.whole);
    }
  };
  paper.figures.forEach(({ value }, index) => note(`head ${index}`, value));
  for (const { blocks } of paper.sections)
    for (const block of blocks) {
      if (block.kind === 'table')
        for (const { cells } of block.rows) {
          const [head] = cells;
          const name = head!.kind === 'text' ? head!.text : head!.kind === 'date' ? head!.on : '';
          cells.forEach((cell, index) => note(`${block.id} ${name} ${block.columns[index]!.id}`, cell));
        }
      if (block.kind === 'trend')
        for (const line of block.lines) line.points.forEach((cell, index) => note(`trend ${line.id} ${index}`, cell));
    }
  return found;
}

/** The same partnership with one person less in one part of an agency and one more in a part of another, or what two people are exchanged. */
function* nearby(agencies: readonly MadeUp[]): Generator<readonly MadeUp[]> {
  const fields = ['notJudged', 'behind', 'done'] as const;
  const moved = (from: readonly MadeUp[], at: number, field: (typeof fields)[number], by: number) =>
    from.map((each, index) => (index === at ? { ...each, [field]: each[field] + by } : each));
  const steps = agencies.flatMap((_, index) => [
    ...fields.flatMap((field) => [1, -1].map((by) => (from: readonly MadeUp[]) => moved(from, index, field, by))),
    ...fields.flatMap((field) =>
      fields
        .filter((other) => other !== field)
        .map((other) => (from: readonly MadeUp[]) => moved(moved(from, index, field, 1), index, other, -1)),
    ),
  ]);
  const isPossible = (tried: readonly MadeUp[]) => tried.every((each) => fields.every((field) => each[field] >= 0));
  for (const one of steps) {
    if (isPossible(one(agencies))) yield one(agencies);
    for (const other of steps) if (isPossible(other(one(agencies)))) yield other(one(agencies));
  }
}

const madeUp = fc.record({
  kind: fc.constantFrom(...KINDS),
  notJudged: fc.constantFrom(0, 0, 2, 7),
  behind: fc.constantFrom(0, 1, 4, 6, 9),
  done: fc.constantFrom(0, 2, 5, 20, 33),
  isReturned: fc.boolean(),
});

// What it attacks: the table of agencies, the head and today's trend. No requirements, groups, due dates or earlier quarters are made up.
test('whoever does the sums over agencies, the head of a report and its last quarter finds no number that it withholds', () => {
  fc.assert(
    fc.property(fc.array(madeUp, { minLength: 1, maxLength: 4 }), (agencies) => {
      const figures = figuresOf(agencies);
      const seen = readable(boardPaper(figures, report));
      const columns = ['headcount', 'judged', 'up-to-date'] as const;
      const numbers = (of: MadeUp) => [of.notJudged + of.behind + of.done, of.behind + of.done, of.done];
      const withheld = agencies.flatMap((each, index) =>
        columns.flatMap((column, number) => {
          const isThere = numbers(each)[0]! > 0 && (number > 0 || each.isReturned);
          return isThere && !seen.has(`reach Agency ${index} ${column}`) ? [{ index, number }] : [];
        }),
      );
      const possible =
        withheld.length === 0 ? [] : [...nearby(agencies)].filter((tried) => looksTheSame(tried, figures, seen));
      const found = withheld.filter(
        ({ index, number }) =>
          !possible.some((tried) => numbers(tried[index]!)[number] !== numbers(agencies[index]!)[number]),
      );
      expect(found).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

/** Whether another partnership would print the same numbers wherever a reader sees one. */
function looksTheSame(tried: readonly MadeUp[], figures: Figures, seen: ReadonlyMap<string, number>): boolean {
  // What is withheld is decided once: the reader holds one paper, and asks which partnerships could have printed it.
  const all = readable(boardPaper({ ...figuresOf(tried), setting: { ...figures.setting, smallNumbers: 0 } }, report));
  return [...seen].every(([where, value]) => all.get(where) === value);
}

test('what two agencies are asked is withheld where the line of one would leave that of a small one', () => {
  const nursery = { kind: 'ey-group', notJudged: 0, behind: 32, done: 10, isReturned: true } as const;
  const childminder = { kind: 'ey-home', notJudged: 0, behind: 2, done: 2, isReturned: true } as const;
  const others = { kind: 'police', notJudged: 0, behind: 14, done: 20, isReturned: true } as const;
  const figures = figuresOf([nursery, childminder, others]);
  const asked = (agencyId: string, made: MadeUp) => ({ agencyId, requirement: 'early-years', states: statesOf(made) });
  const both = { ...childminder, behind: 34, done: 12 };
  const shown = (cells: Figures['cells']) =>
    visibilityOf(
      {
        ...figures,
        requirements: [{ requirement: 'early-years', title: 'Early years', pack: 'p', states: statesOf(both) }],
        cells,
      },
      5,
    );
  const withheld = shown([asked('agency-0', nursery), asked('agency-1', childminder)]);
  expect(withheld.agencies.get('agency-0')).toBe(3);
  expect(withheld.requirements.get('early-years')).toBe(0);
  // Where only some of the nursery are asked, nobody knows how many of those asked are elsewhere.
  const some = shown([asked('agency-0', { ...nursery, behind: 31 }), asked('agency-1', { ...childminder, behind: 3 })]);
  expect(some.requirements.get('early-years')).toBe(3);
});
