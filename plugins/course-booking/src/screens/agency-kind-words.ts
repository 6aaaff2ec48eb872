import type { AgencyKind } from '@trellis/core/people';

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
