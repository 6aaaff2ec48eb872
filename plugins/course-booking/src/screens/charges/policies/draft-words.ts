import { AGENCY_KIND_WORDS } from '@trellis/core/people';
import type { Amount } from '@trellis/core/charging';
import { OFFER_KIND_WORDS } from '../../offer-kind-words.ts';
import { amountWords } from './amount-words.ts';
import { valueAt } from './draft-tree.ts';

/** Kinds of agencies to choose from, by their words. */
export const AGENCY_KINDS = Object.entries(AGENCY_KIND_WORDS).map(([value, label]) => ({ value, label }));

/** Kinds of course to choose from. */
export const OFFER_KINDS = Object.entries(OFFER_KIND_WORDS).map(([value, label]) => ({ value, label }));

/** Where agencies are that a term is for. */
export const AREAS = [
  { value: 'anywhere', label: 'Anywhere' },
  { value: 'inside', label: 'In the area' },
  { value: 'outside', label: 'Outside the area' },
];

/** What a free place costs that is not used. */
export const LATE_ON_FREE = [
  { value: 'nothing', label: 'Nothing' },
  { value: 'as-others', label: 'What the tier pays late on other courses' },
];

/** Who may give a place up. */
export const CANCELLERS = [
  { value: 'practitioner', label: 'Whoever has the place' },
  { value: 'manager', label: 'Their manager' },
  { value: 'agency-lead', label: 'The training lead of their agency' },
  { value: 'coordinator', label: 'The training coordinator' },
];

/** Who may come instead without a late charge. */
export const SUBSTITUTES = [
  { value: 'nobody', label: 'Nobody' },
  { value: 'same-team', label: 'Somebody of the same team or service' },
  { value: 'same-agency', label: 'Anybody of the same agency' },
  { value: 'anybody', label: 'Anybody' },
];

/** Which days stand between a notice and a course. */
export const COUNTINGS = [
  { value: 'from-notice', label: 'From the day of notice up to the day before the course' },
  { value: 'after-notice', label: 'From the day after the notice up to the day of the course' },
  { value: 'clear-days', label: 'Clear days, without the day of notice and that of the course' },
];

/** A yes or no that may hang on an open point. */
export const YES_NO = [
  { value: true, label: 'Yes' },
  { value: false, label: 'No' },
];

/** What a place costs in a tier of a draft, in a few words; nothing while it is not whole, or hangs on an open point. */
export function tierPrice(tier: unknown): string | undefined {
  const price = valueAt(tier, 'price');
  const sums = ['pence', 'fullDayPence', 'halfDayPence', 'overPence'].map((sum) => valueAt(price, sum));
  const isWhole = sums.every((sum) => sum === undefined || typeof sum === 'number');
  return isWhole && typeof valueAt(price, 'kind') === 'string' ? amountWords(price as Amount) : undefined;
}
