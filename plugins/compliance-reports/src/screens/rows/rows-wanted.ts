import type { RowsQuestion } from '@trellis/core/compliance';
import type { Behind } from '@trellis/core/reporting';
import type { Sort } from '@trellis/ui/table';

/** Which rows behind a figure of a report are wanted, and in which order. */
export interface RowsWanted extends Behind {
  readonly asAt: string;
  /** Absent: a draft, which knows what is known now. */
  readonly knownAt: string | undefined;
  /** What is searched for, often a name. Empty: nothing. */
  readonly text: string;
  readonly sort: Sort;
}

type SortKey = NonNullable<RowsQuestion['sort']>['by'];

/** The question to the API for a page of these rows, at the report's day and moment. */
export function rowsOfReport({ agencyId, requirement, states, asAt, knownAt, text, sort }: RowsWanted): RowsQuestion {
  return {
    asAt,
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(agencyId === undefined ? {} : { agencyId }),
    ...(requirement === undefined ? {} : { requirement }),
    ...(states === undefined ? {} : { states: [...states] }),
    ...(text === '' ? {} : { text }),
    sort: { by: sort.key as SortKey, descending: sort.direction === 'descending' },
  };
}

/**
 * The question to the REST door for a file of the same rows in the same order.
 *
 * @param refOf - an agency's reference, by which that door knows it
 */
export function fileOfRows(
  { agencyId, requirement, states, asAt, knownAt, text, sort }: RowsWanted,
  refOf: (agencyId: string) => string,
): Readonly<Record<string, string>> {
  return {
    asAt,
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(agencyId === undefined ? {} : { agency: refOf(agencyId) }),
    ...(requirement === undefined ? {} : { requirement }),
    ...(states === undefined ? {} : { state: states.join(',') }),
    ...(text === '' ? {} : { text }),
    sort: sort.key,
    order: sort.direction,
  };
}
