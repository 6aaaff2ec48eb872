import { defineScreens } from '@trellis/plugin/screens';
import { lazy } from 'react';

/** The screens of training quality, each loaded when it is first opened. */
export const screens = defineScreens({
  quality: lazy(async () => ({ default: (await import('./home/home-page.tsx')).HomePage })),
  reviews: lazy(async () => ({ default: (await import('./reviews/reviews-page.tsx')).ReviewsPage })),
  review: lazy(async () => ({ default: (await import('./reviews/review-page.tsx')).ReviewPage })),
  standards: lazy(async () => ({ default: (await import('./standards/standards-page.tsx')).StandardsPage })),
  design: lazy(async () => ({ default: (await import('./standards/design-page.tsx')).DesignPage })),
  observations: lazy(async () => ({
    default: (await import('./observations/observations-page.tsx')).ObservationsPage,
  })),
  observation: lazy(async () => ({
    default: (await import('./observations/observation-page.tsx')).ObservationPage,
  })),
  endorsements: lazy(async () => ({
    default: (await import('./endorsements/endorsements-page.tsx')).EndorsementsPage,
  })),
  'ask-endorsement': lazy(async () => ({ default: (await import('./endorsements/ask-page.tsx')).AskPage })),
  endorsement: lazy(async () => ({
    default: (await import('./endorsements/endorsement-page.tsx')).EndorsementPage,
  })),
  actions: lazy(async () => ({ default: (await import('./keeping/actions-page.tsx')).ActionsPage })),
  lessons: lazy(async () => ({ default: (await import('./keeping/lessons-page.tsx')).LessonsPage })),
  sampling: lazy(async () => ({ default: (await import('./keeping/sampling-page.tsx')).SamplingPage })),
  year: lazy(async () => ({ default: (await import('./year/year-page.tsx')).YearPage })),
});
