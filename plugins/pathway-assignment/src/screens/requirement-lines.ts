import type { ComplianceReport, CountRow, NOT_JUDGED, State } from '@trellis/core/compliance';
import { states } from '@trellis/ui/state-mark';

/** The id of the row that counts posts that cannot be judged. */
const notJudged: typeof NOT_JUDGED = 'not-judged';

/** The same requirement of several agencies as one line. */
export interface RequirementLine {
  readonly requirement: string;
  readonly title: string;
  /** How much and how often, in words; empty when it is none. */
  readonly asks: string;
  /** Posts in each state. */
  readonly counts: Readonly<Record<State, number>>;
  readonly total: number;
}

/** The counts of a report by requirement, those that cannot be judged last. */
export function requirementLines({ rows }: Pick<ComplianceReport, 'rows'>): readonly RequirementLine[] {
  const lines = [...Map.groupBy(rows, (row) => row.requirement).values()].map((ofOne): RequirementLine => {
    const sum = (pick: (row: CountRow) => number): number => ofOne.reduce((total, row) => total + pick(row), 0);
    const counts = {
      overdue: sum((row) => row.overdue),
      'due-soon': sum((row) => row.dueSoon),
      current: sum((row) => row.current),
      upcoming: sum((row) => row.upcoming),
      exempt: sum((row) => row.exempt),
      unknown: sum((row) => row.unknown),
    };
    const { requirement, title, asks } = ofOne[0]!;
    const total = states.reduce((posts, state) => posts + counts[state], 0);
    return { requirement, title, asks, counts, total };
  });
  return lines.toSorted((a, b) => Number(a.requirement === notJudged) - Number(b.requirement === notJudged));
}
