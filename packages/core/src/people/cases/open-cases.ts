import type { MatchCase } from '../import-run.ts';
import type { ReadRow, UnsureRow } from '../plan/plan-people.ts';

/** How one kind of row is kept while it waits for a decision. */
export interface KindOfCase<Row> {
  readonly kind: MatchCase['kind'];
  /** The row as cells by column. */
  readonly cellsOf: (row: Row) => Record<string, string>;
}

/** What rows have come to, as far as it is in doubt. */
export interface Doubtful {
  readonly plan: { readonly unsure: readonly UnsureRow[] };
  /** The case of each unsure row, by its number in the file. */
  readonly caseIds: ReadonlyMap<number, string>;
}

/**
 * The open questions that rows leave, each once.
 *
 * @param runId - of the import; absent: the row came by itself
 */
export function openCases<Row>(
  { kind, cellsOf }: KindOfCase<Row>,
  { plan, caseIds }: Doubtful,
  rows: readonly ReadRow<Row>[],
  runId?: string,
): readonly MatchCase[] {
  const values = new Map(rows.map((read) => [read.row, read.value]));
  const cases = plan.unsure.flatMap(({ row, agencyId, reason, candidates }): MatchCase[] => {
    const [id, value] = [caseIds.get(row), values.get(row)];
    if (id === undefined || value === undefined) return [];
    return [
      {
        id,
        ...(runId !== undefined && { runId }),
        agencyId,
        kind,
        row: cellsOf(value),
        reason,
        candidates: [...candidates],
        state: 'open',
      },
    ];
  });
  return [...new Map(cases.map((open) => [open.id, open])).values()];
}
