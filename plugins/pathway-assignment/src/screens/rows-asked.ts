import type { RowsQuestion, State } from '@trellis/core/compliance';
import type { Sort } from '@trellis/ui/table';

/** The columns that rows can be ordered by, as the API names them. */
type SortKey = NonNullable<RowsQuestion['sort']>['by'];

/** Which rows the screen shows, and in which order. */
export interface RowsShown {
  readonly state: State;
  /** Empty: all. */
  readonly requirement: string;
  /** What is searched for, often a name. Empty: nothing. */
  readonly text: string;
  readonly sort: Sort;
}

/** The question to the API for a page of these rows. */
export function rowsAsked({ state, requirement, text, sort }: RowsShown): RowsQuestion {
  return {
    states: [state],
    ...(requirement === '' ? {} : { requirement }),
    ...(text === '' ? {} : { text }),
    sort: { by: sort.key as SortKey, descending: sort.direction === 'descending' },
  };
}

/** The question to the REST door for a file of the same rows in the same order. */
export function fileAsked({ state, requirement, text, sort }: RowsShown): Readonly<Record<string, string>> {
  return {
    state,
    ...(requirement === '' ? {} : { requirement }),
    ...(text === '' ? {} : { text }),
    sort: sort.key,
    order: sort.direction,
  };
}
