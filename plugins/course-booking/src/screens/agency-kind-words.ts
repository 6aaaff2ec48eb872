import type { AgencyKind } from '@trellis/core/people';

/** What each kind of agency is called, as one of them. */
export const AGENCY_KIND_WORDS: Readonly<Record<AgencyKind, string>> = {
  ccg: 'Clinical commissioning group',
  icb: 'Integrated care board',
  council: 'Council',
  police: 'Police',
  'small-agency': 'Small agency',
  'ey-home': 'Childminder or other home-based early years setting',
  'school-maintained': 'Maintained school',
  'school-academy': 'Academy',
  college: 'College',
  'care-home': 'Care home',
  'dom-care': 'Home care agency',
  gp: 'GP surgery',
  'ey-group': 'Nursery or other group early years setting',
  'commissioned-nonprofit-large': 'Larger commissioned charity',
  'commissioned-for-profit': 'Commissioned company',
  'virgin-care': 'Virgin Care',
  ruh: 'Hospital trust',
  'school-independent': 'Independent school',
  university: 'University',
  other: 'Another agency',
  contractor: 'Contractor',
};

/** Kinds that people think of as one, in the words of a chart. */
const FIELDS: Readonly<Record<string, readonly AgencyKind[]>> = {
  Health: ['ccg', 'icb', 'gp', 'ruh', 'virgin-care'],
  Council: ['council'],
  Schools: ['school-maintained', 'school-academy', 'school-independent', 'college', 'university'],
  Police: ['police'],
  'Early years': ['ey-home', 'ey-group'],
  'Adult care': ['care-home', 'dom-care'],
  Charities: ['small-agency', 'commissioned-nonprofit-large'],
  Others: ['commissioned-for-profit', 'contractor', 'other'],
};

/** The field of work that a kind of agency belongs to, in a word or two: "Early years". */
export function fieldOfWork(kind: AgencyKind): string {
  return Object.entries(FIELDS).find(([, kinds]) => kinds.includes(kind))?.[0] ?? 'Others';
}
