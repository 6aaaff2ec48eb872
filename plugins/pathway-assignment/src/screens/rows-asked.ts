import type { RowsQuestion, State } from '@trellis/core/compliance';
import type { Sort } from '@trellis/ui/table';
import type { AgencyLed } from './agencies-led.ts';

/** The columns that rows can be ordered by, as the API names them. */
type SortKey = NonNullable<RowsQuestion['sort']>['by'];

/** Which rows the screen shows, and in which order. */
export interface RowsShown {
  readonly state: State;
  /** Absent: all that the reader looks after. */
  readonly agency?: Pick<AgencyLed, 'id' | 'ref'> | undefined;
  /** Empty: all. */
  readonly requirement: string;
  /** What is searched for, often a name. Empty: nothing. */
  readonly text: string;
  readonly sort: Sort;
}

/** The question to the API for a page of these rows. */
export function rowsAsked({ state, agency, requirement, text, sort }: RowsShown): RowsQuestion {
  return {
    states: [state],
    ...(agency === undefined ? {} : { agencyId: agency.id as RowsQuestion['agencyId'] }),
    ...(requirement === '' ? {} : { requirement }),
    ...(text === '' ? {} : { text }),
    sort: { by: sort.key as SortKey, descending: sort.direction === 'descending' },
  };
}

/** The question to the REST door for a file of the same rows in the same order. */
export function fileAsked({ state, agency, requirement, text, sort }: RowsShown): Readonly<Record<string, string>> {
  return {
    state,
    ...(agency === undefined ? {} : { agency: agency.ref }),
    ...(requirement === '' ? {} : { requirement }),
    ...(text === '' ? {} : { text }),
    sort: sort.key,
    order: sort.direction,
  };
}

/** The address of a screen of figures with what was chosen in it; what is empty is left out. */
export function rowsAddress(
  path: string,
  chosen: { readonly [Name in 'agency' | 'requirement' | 'state']?: string | undefined },
): string {
  const given = Object.entries(chosen).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
