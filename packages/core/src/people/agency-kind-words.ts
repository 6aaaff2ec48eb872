import type { AgencyKind } from './schema.ts';

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
