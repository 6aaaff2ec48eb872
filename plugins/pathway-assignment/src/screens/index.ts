import { defineScreens } from '@trellis/plugin/screens';
import { lazy } from 'react';

/** The screens of safeguarding pathways, each loaded when it is first opened. */
export const screens = defineScreens({
  'my-learning': lazy(async () => ({ default: (await import('./my-learning.tsx')).MyLearning })),
  'my-team': lazy(async () => ({ default: (await import('./my-team.tsx')).MyTeam })),
  'my-agency': lazy(async () => ({ default: (await import('./my-agency.tsx')).MyAgency })),
  course: lazy(async () => ({ default: (await import('./course.tsx')).Course })),
  certificate: lazy(async () => ({ default: (await import('./certificate.tsx')).Certificate })),
  figures: lazy(async () => ({ default: (await import('./board-figures.tsx')).BoardFigures })),
  'job-titles': lazy(async () => ({ default: (await import('./job-titles.tsx')).JobTitles })),
});

/** One person's pathway for her record. */
export const PersonPathway = lazy(async () => ({ default: (await import('./person-pathway.tsx')).PersonPathway }));
