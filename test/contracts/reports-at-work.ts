import { inTransaction, type Caller } from '@trellis/api';
import { importEvidence } from '@trellis/core/evidence';
import { importPeople } from '@trellis/core/people';
import type { Paper, TableBlock } from '@trellis/core/reporting';
import { call } from './two-tenants.ts';
import type { Westhaven } from './westhaven.ts';

/** Staff of an agency as a file brings them, the first of them trained. */
export async function addStaff(
  coordinator: Caller,
  {
    ref: agency,
    kind,
    count,
    trained,
    on,
  }: {
    readonly ref: string;
    readonly kind: string;
    readonly count: number;
    readonly trained: number;
    /** The day of their learning. */
    readonly on: string;
  },
): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1));
  const people = numbers.map((staffNumber) => ({
    agencyRef: agency,
    agencyName: `The ${agency}`,
    agencyKind: kind,
    staffNumber,
    givenName: 'Given',
    familyName: `Family${staffNumber}`,
    audience: 'LCF-G1',
    startsOn: '2020-01-06',
  }));
  const evidence = numbers.slice(0, trained).map((staffNumber) => ({
    agencyRef: agency,
    staffNumber,
    kind: 'completion',
    satisfies: 'LCF-L1',
    achievedOn: on,
    reference: `${agency}-${staffNumber}`,
  }));
  const file = (rows: readonly Record<string, string>[]) => ({
    fileName: `${agency}.csv`,
    dryRun: false,
    rows: rows.map((cells, index) => ({ row: index + 2, cells })),
    broken: [],
  });
  await inTransaction(coordinator.run, (ctx) =>
    importPeople(ctx, { ...file(people), knownAudiences: new Set(['LCF-G1']) }),
  );
  if (evidence.length > 0)
    await inTransaction(coordinator.run, (ctx) =>
      importEvidence(ctx, { ...file(evidence), knownIds: new Set(['LCF-L1']) }),
    );
}

/** Asks a procedure about reports; what comes back is its answer, or its refusal. */
export const reporting = <Answer>(westhaven: Westhaven, caller: Caller, path: string, input: unknown) =>
  call(westhaven.api, caller, `reporting.${path}`, input) as Promise<Answer>;

/** A row of a table of a paper after the cell that heads it: counts as numbers, shares in words, what is not shown by its kind. */
export function rowOf(paper: Paper, table: string, head: string): unknown[] {
  const block = paper.sections
    .flatMap(({ blocks }) => blocks)
    .find((each): each is TableBlock => each.kind === 'table' && each.id === table);
  const row = block!.rows.find(({ cells: [first] }) => first?.kind === 'text' && first.text === head);
  return row!.cells.slice(1).map((cell) => {
    if (cell.kind === 'count') return cell.value;
    if (cell.kind === 'share') return `${cell.part} of ${cell.whole}`;
    return cell.kind === 'text' ? cell.text : cell.kind === 'date' ? cell.on : cell.kind;
  });
}
