import type { SummariesBy } from '@trellis/core/evaluation';
import type { Choice } from '@trellis/ui/select-field';
import type { MayEvaluate } from '../who-may.ts';

type ByChoice = Choice & { readonly value: SummariesBy };

const BY_CHOICES: readonly ByChoice[] = [
  { value: 'course', label: 'Course' },
  { value: 'version', label: 'Version of a course' },
  { value: 'trainers', label: 'Trainers' },
  { value: 'agency', label: 'Agency' },
  { value: 'agency-kind', label: 'Kind of agency' },
  { value: 'quarter', label: 'Quarter' },
];

/** What the reader can tell the overview apart by: trainers are compared by coordinators only, kinds of agencies by whoever reads all of them. */
export function byChoices({ isCoordinating, readsAll }: MayEvaluate): readonly ByChoice[] {
  return BY_CHOICES.filter(
    ({ value }) => (value !== 'trainers' || isCoordinating) && (value !== 'agency-kind' || readsAll),
  );
}

/** From when on courses count. */
export type Since = 'all' | 'year' | 'two-years';

/** Which courses can be looked at. */
export const SINCE_CHOICES: readonly (Choice & { readonly value: Since })[] = [
  { value: 'year', label: 'In the last 12 months' },
  { value: 'two-years', label: 'In the last 24 months' },
  { value: 'all', label: 'At any time' },
];

/** What an address asks for; by course if it asks for nothing known. */
export function byOfQuery(word: string | undefined, choices: readonly ByChoice[]): SummariesBy {
  return choices.find(({ value }) => value === word)?.value ?? 'course';
}

/** The time that an address asks for; at any time if it asks for nothing known. */
export function sinceOfQuery(word: string | undefined): Since {
  return SINCE_CHOICES.find(({ value }) => value === word)?.value ?? 'all';
}

/** The address of an overview. */
export function overviewAddress(by: SummariesBy, since: Since): string {
  return `/evaluation?${new URLSearchParams({ by, since }).toString()}`;
}

/**
 * The first day that counts.
 *
 * @param todayOn - 'YYYY-MM-DD'
 * @returns the first day of a month, so that a month is in or out as a whole; nothing for all time
 */
export function periodOf(since: Since, todayOn: string): { readonly from?: string } {
  if (since === 'all') return {};
  const [year, month] = todayOn.split('-');
  return { from: `${Number(year) - (since === 'year' ? 1 : 2)}-${month}-01` };
}
