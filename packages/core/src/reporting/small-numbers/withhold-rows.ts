import type { CountedRow } from '../../compliance/answers/count-row.ts';
import { State } from '../../compliance/schema.ts';
import { countedIn, countsTogether } from '../../compliance/state-counts.ts';
import { isSmall } from './suppress.ts';

/** Which rows of agencies and requirements somebody beyond the agencies may not see, and of which requirements not even the sum. */
export interface WithheldRows {
  readonly rows: ReadonlySet<CountedRow>;
  readonly requirements: ReadonlySet<string>;
  /** By reference: agencies of which a row is withheld, so that their sum would tell of it. */
  readonly agencies: ReadonlySet<string>;
}

/**
 * Which counts are withheld from somebody who looks after none of these people: rows with a small number, and with them as many more of the same
 * requirement, the smallest first, as it takes until what is withheld together is not small either. Where all are not enough the sum goes too.
 *
 * @param rows - every agency and requirement of the partnership
 * @param isOwn - agencies that the reader looks after: nothing of theirs is withheld, and nothing of theirs hides another's
 * @param threshold - counts from 1 up to, not including, it are small
 * @source house counts under five are withheld beyond the agency, also by subtraction
 */
export function withholdRows(
  rows: readonly CountedRow[],
  isOwn: (agency: string) => boolean,
  threshold: number,
): WithheldRows {
  const withheld = new Set<CountedRow>();
  const requirements = new Set<string>();
  for (const [requirement, all] of Map.groupBy(rows, (row) => row.requirement)) {
    const others = all
      .filter((row) => !isOwn(row.agency))
      .toSorted((a, b) => countedIn(a.states) - countedIn(b.states));
    const hidden = new Set(others.filter((row) => hasSmall([row], threshold)));
    if (hidden.size === 0) continue;
    for (const row of others) if (tells([...hidden], threshold)) hidden.add(row);
    if (tells([...hidden], threshold)) requirements.add(requirement);
    for (const row of hidden) withheld.add(row);
  }
  return { rows: withheld, requirements, agencies: new Set([...withheld].map((row) => row.agency)) };
}

/** Whether what several rows add up to, which a sum less the rows that are shown gives away, tells of one of them or of few people. */
function tells(hidden: readonly CountedRow[], threshold: number): boolean {
  return hidden.length < 2 || hasSmall(hidden, threshold);
}

function hasSmall(rows: readonly CountedRow[], threshold: number): boolean {
  const together = countsTogether(rows.map(({ states }) => states));
  return State.options.some((state) => isSmall(together[state], threshold));
}
