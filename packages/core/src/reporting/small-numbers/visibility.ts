import { EVERYBODY, groupOf } from '../figures/agency-groups.ts';
import { countedIn, judgedIn, upToDateIn, type StateCounts } from '../../compliance/state-counts.ts';
import { reachOf, type Reach } from '../figures/reach.ts';
import type { Figures } from '../figures/schema.ts';
import { isSmall, suppress, type SmallLine } from './suppress.ts';

/** Of each line of a table the first numbers that may be shown: scope, judged, up to date. */
export type Visible = ReadonlyMap<string, number>;

/** What of a report's figures may be shown, as far as it was worked out. */
export interface Visibility {
  /** 0: nothing is small, for the agency itself. */
  readonly threshold: number;
  /** By agency: of scope, judged and up to date, how many. */
  readonly agencies: Visible;
  /** Whether the sums of agencies whose headcount is known may be shown, and those of all. */
  readonly isTotalShown: boolean;
  readonly isEverybodyShown: boolean;
  /** For each quarter of the trend, by line: of judged and up to date, how many (3: both, 2: judged alone). */
  readonly quarters: readonly Visible[];
  readonly audiences: Visible;
  /** By requirement: 3 all, 2 how many it is asked of, 0 nothing. */
  readonly requirements: Visible;
  /** By agency and requirement with a blank between. */
  readonly cells: Visible;
}

const TOTAL = 'total';

/** What agencies without a headcount come to together: the sums of all agencies less those of the others. */
const WITHOUT_HEADCOUNT = 'without-headcount';

/**
 * What of a report's figures may be shown to whoever does not look after these people.
 *
 * @param threshold - 0: everything, for the agency itself
 * @source house counts under the threshold and what is left of a whole are withheld, and as many more as nobody can work them out with
 */
export function visibilityOf(figures: Figures, threshold: number): Visibility {
  const { trend, asAt } = figures;
  const isLastToday = trend.quarters.at(-1) === asAt;
  const quarters = trend.quarters.map((_, index) => linesOfQuarter(figures, index, threshold));
  const agencies = agenciesOf(figures, threshold, isLastToday ? quarters.at(-1)! : new Map());
  const isTotalShown = !agencies.withheldSums.has(TOTAL);
  return {
    threshold,
    agencies: agencies.numbers,
    isTotalShown,
    isEverybodyShown: agencies.withheldSums.size === 0,
    quarters: isLastToday
      ? [...quarters.slice(0, -1), asAgencies(figures, quarters.at(-1)!, agencies.numbers, agencies.withheldSums)]
      : quarters,
    audiences: suppress(
      figures.audiences.map(({ audience, states }) => lineOf(audience ?? '', states, [TOTAL])),
      threshold,
    ).numbers,
    requirements: new Map(
      figures.requirements.map(({ requirement, states }) => [
        requirement,
        Math.min(
          suppress([lineOf(requirement, states, [])], threshold).numbers.get(requirement)!,
          leftOver(figures, requirement, agencies.numbers, threshold),
        ),
      ]),
    ),
    cells: cellsOf(figures, threshold),
  };
}

/** The parts of an agency's reach: not judged, not up to date, up to date. An unknown headcount is what was judged. */
export function partsOf({ scope, judged: known, upToDate: done }: Reach): SmallLine['parts'] {
  return [scope === null ? 0 : scope - known, known - done, done];
}

function agenciesOf(figures: Figures, threshold: number, today: Visible) {
  const groupOfAgency = new Map(figures.setting.agencies.map(({ id, kind }) => [id, groupOf(kind)]));
  const lines = figures.agencies.map((agency): SmallLine => {
    const reach = reachOf(agency);
    return { id: agency.agencyId, parts: partsOf(reach), sums: [reach.scope === null ? WITHOUT_HEADCOUNT : TOTAL] };
  });
  const alone = suppress(lines, threshold);
  // A group that is withheld today must not be the sum of agencies that are all shown.
  const forced = new Map(
    [...today]
      .filter(([group, numbers]) => group !== EVERYBODY && numbers < 3)
      .flatMap(([group, numbers]) => {
        const members = lines
          .filter(({ id, parts }) => groupOfAgency.get(id) === group && sum(parts) > 0)
          .toSorted((a, b) => sum(a.parts) - sum(b.parts) || (a.id < b.id ? -1 : 1));
        const isCovered = members.some(({ id }) => alone.numbers.get(id)! <= numbers);
        return isCovered || members.length === 0 ? [] : [[members[0]!.id, numbers] as const];
      }),
  );
  const smallSums = [TOTAL, WITHOUT_HEADCOUNT].filter((id) => {
    const parts = sumOf(lines.filter(({ sums }) => sums.includes(id)));
    return suppress([{ id, parts, sums: [] }], threshold).numbers.get(id)! < 3;
  });
  return suppress(
    lines.map((line) => (forced.has(line.id) ? { ...line, most: forced.get(line.id)! } : line)),
    threshold,
    new Set(smallSums),
  );
}

/** Judged and up to date by line of the trend at the end of one quarter. */
function linesOfQuarter({ trend }: Figures, quarter: number, threshold: number): Visible {
  const lines = trend.lines.map(({ group, points }): SmallLine => {
    const { judged: known, upToDate: done } = points[quarter]!;
    return { id: group, parts: [0, known - done, done], sums: group === EVERYBODY ? [] : [EVERYBODY] };
  });
  const isAllSmall = suppress([lines[0]!], threshold).numbers.get(EVERYBODY)! < 3;
  const shown = suppress(lines.slice(1), threshold, new Set(isAllSmall ? [EVERYBODY] : []));
  return new Map([[EVERYBODY, shown.withheldSums.has(EVERYBODY) ? 0 : 3], ...shown.numbers]);
}

/**
 * Today's lines beside today's agencies: a group is shown when all its agencies are, or when it is what the line of everybody leaves anyway. That line
 * is not, when what follows from it and the total would give an agency away.
 */
function asAgencies(figures: Figures, today: Visible, agencies: Visible, withheldSums: ReadonlySet<string>): Visible {
  const kinds = new Map(figures.setting.agencies.map(({ id, kind }) => [id, groupOf(kind)]));
  const isEverybodyShown = withheldSums.size === 0 && today.get(EVERYBODY) === 3;
  const partly = new Set(
    figures.agencies.filter(({ agencyId }) => agencies.get(agencyId)! < 3).map(({ agencyId }) => kinds.get(agencyId)!),
  );
  return new Map(
    [...today].map(([group, numbers]) => {
      if (group === EVERYBODY) return [group, isEverybodyShown ? numbers : 0];
      return [group, partly.has(group) && (partly.size > 1 || !isEverybodyShown) ? 0 : numbers];
    }),
  );
}

/**
 * What of a requirement's line may be shown beside the agencies' own lines: where everybody of an agency is asked, its line says how many that is, and
 * what is left of the requirement's line is that of the other agencies.
 */
function leftOver(
  { agencies, cells, requirements }: Figures,
  requirement: string,
  visible: Visible,
  threshold: number,
): 0 | 2 | 3 {
  const wholes = new Map(agencies.map(({ agencyId, whole }) => [agencyId, whole]));
  const { states } = requirements.find((each) => each.requirement === requirement)!;
  let [asked, done] = [countedIn(states), upToDateIn(states)];
  for (const cell of cells.filter((each) => each.requirement === requirement)) {
    const whole = wholes.get(cell.agencyId)!;
    if (visible.get(cell.agencyId) !== 3 || countedIn(whole) !== countedIn(cell.states)) continue;
    asked -= countedIn(cell.states);
    done -= upToDateIn(cell.states);
  }
  if (isSmall(asked, threshold)) return 0;
  return isSmall(done, threshold) || isSmall(asked - done, threshold) ? 2 : 3;
}

/** Posts of a requirement by agency: the requirement's own line is their sum. */
function cellsOf({ cells }: Figures, threshold: number): Visible {
  return new Map(
    [...Map.groupBy(cells, ({ requirement }) => requirement)].flatMap(([requirement, ofRequirement]) => {
      const lines = ofRequirement.map(({ agencyId, states }) => lineOf(`${agencyId} ${requirement}`, states, [TOTAL]));
      return [...suppress(lines, threshold).numbers];
    }),
  );
}

function lineOf(id: string, states: StateCounts, sums: readonly string[]): SmallLine {
  return {
    id,
    parts: [countedIn(states) - judgedIn(states), judgedIn(states) - upToDateIn(states), upToDateIn(states)],
    sums,
  };
}

function sumOf(lines: readonly SmallLine[]): SmallLine['parts'] {
  const part = (index: 0 | 1 | 2) => lines.reduce((total, { parts }) => total + parts[index], 0);
  return [part(0), part(1), part(2)];
}

function sum(parts: SmallLine['parts']): number {
  return parts[0] + parts[1] + parts[2];
}

/** Whether a count that is part of no sum may be shown. @source house */
export function mayShow(count: number, threshold: number): boolean {
  return !isSmall(count, threshold);
}
