import type { AgencyKind } from '../../people/schema.ts';

/** Kinds of agency that are told apart in a trend. @source house */
const AGENCY_GROUPS = [
  { id: 'early-years', title: 'Early years', kinds: ['ey-home', 'ey-group'] },
  {
    id: 'education',
    title: 'Schools and colleges',
    kinds: ['school-maintained', 'school-academy', 'school-independent', 'college', 'university'],
  },
  { id: 'health', title: 'Health', kinds: ['ccg', 'icb', 'gp', 'virgin-care', 'ruh'] },
  { id: 'council', title: 'Council', kinds: ['council'] },
  { id: 'police', title: 'Police', kinds: ['police'] },
  { id: 'care', title: 'Care providers', kinds: ['care-home', 'dom-care'] },
  {
    id: 'others',
    title: 'Other agencies',
    kinds: ['small-agency', 'commissioned-nonprofit-large', 'commissioned-for-profit', 'other', 'contractor'],
  },
] as const satisfies readonly { readonly id: string; readonly title: string; readonly kinds: readonly AgencyKind[] }[];

/** The line of everybody. */
export const EVERYBODY = 'all';

/** The group of a kind of agency. @source house */
export function groupOf(kind: AgencyKind): string {
  return AGENCY_GROUPS.find((group) => (group.kinds as readonly AgencyKind[]).includes(kind))!.id;
}

/** What a line of a trend is called. @source house */
export function titleOfGroup(id: string): string {
  return AGENCY_GROUPS.find((group) => group.id === id)?.title ?? 'All agencies';
}
