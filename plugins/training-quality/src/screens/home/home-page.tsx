import { lazy, type ComponentType } from 'react';
import { partsFor, type QualityPart } from '../quality-parts.ts';
import { useMayDo } from '../who-may.ts';

/** What each finds first, loaded when it is. */
const FIRST: Partial<Readonly<Record<QualityPart, ComponentType>>> = {
  '/quality': lazy(async () => ({ default: (await import('./overview.tsx')).Overview })),
  '/quality/year': lazy(async () => ({ default: (await import('../year/year-page.tsx')).YearPage })),
  '/quality/observations': lazy(async () => ({
    default: (await import('../observations/observations-page.tsx')).ObservationsPage,
  })),
  '/quality/endorsements': lazy(async () => ({
    default: (await import('../endorsements/endorsements-page.tsx')).EndorsementsPage,
  })),
};

const Standards = lazy(async () => ({ default: (await import('../standards/standards-page.tsx')).StandardsPage }));

/** The first page of training quality: what the reader comes for. */
export function HomePage() {
  const part = partsFor(useMayDo())[0]?.path ?? '/quality/standards';
  const First = FIRST[part] ?? Standards;
  return <First />;
}
