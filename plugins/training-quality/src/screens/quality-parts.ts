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
export function partsFor({ isRunning, readsPartnership, isTrainer, leadsAgencies }: MayDo): readonly Part[] {
  const parts: readonly (Part & { readonly isHers: boolean })[] = [
    { path: '/quality', label: 'Overview', isHers: isRunning },
    { path: '/quality/year', label: 'The year', isHers: readsPartnership && !isRunning },
    { path: '/quality/reviews', label: 'Reviews', isHers: isRunning },
    { path: '/quality/observations', label: 'Observations', isHers: isRunning || isTrainer },
    { path: '/quality/endorsements', label: 'Endorsements', isHers: isRunning || leadsAgencies.length > 0 },
    { path: '/quality/actions', label: 'Actions', isHers: isRunning || isTrainer },
    { path: '/quality/lessons', label: 'Lessons', isHers: isRunning || isTrainer },
    { path: '/quality/sampling', label: 'Sampling', isHers: isRunning },
    { path: '/quality/standards', label: 'Standards', isHers: true },
    { path: '/quality/year', label: 'The year', isHers: isRunning },
  ];
  return parts.filter(({ isHers }) => isHers).map(({ path, label }) => ({ path, label }));
}
