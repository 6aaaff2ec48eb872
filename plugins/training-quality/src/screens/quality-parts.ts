import type { MayDo } from './who-may.ts';

/** The address of a part of training quality. */
export type QualityPart =
  | '/quality'
  | '/quality/reviews'
  | '/quality/observations'
  | '/quality/endorsements'
  | '/quality/actions'
  | '/quality/lessons'
  | '/quality/sampling'
  | '/quality/standards'
  | '/quality/year';

interface Part {
  readonly path: QualityPart;
  readonly label: string;
}

/** The parts that somebody may open; the first is what she comes for. */
export function partsFor({ isRunning, readsPartnership, isTrainer, hasDuties, leadsAgencies }: MayDo): readonly Part[] {
  const parts: readonly (Part & { readonly isShown: boolean })[] = [
    { path: '/quality', label: 'Overview', isShown: isRunning },
    { path: '/quality/year', label: 'The year', isShown: readsPartnership && !isRunning },
    { path: '/quality/reviews', label: 'Reviews', isShown: isRunning },
    { path: '/quality/observations', label: 'Observations', isShown: isRunning || isTrainer || hasDuties },
    { path: '/quality/endorsements', label: 'Endorsements', isShown: isRunning || leadsAgencies.length > 0 },
    { path: '/quality/actions', label: 'Actions', isShown: isRunning || isTrainer || hasDuties },
    { path: '/quality/lessons', label: 'Lessons', isShown: isRunning || isTrainer },
    { path: '/quality/sampling', label: 'Sampling', isShown: isRunning },
    { path: '/quality/standards', label: 'Standards', isShown: true },
    { path: '/quality/year', label: 'The year', isShown: isRunning },
  ];
  return parts.filter(({ isShown }) => isShown).map(({ path, label }) => ({ path, label }));
}
