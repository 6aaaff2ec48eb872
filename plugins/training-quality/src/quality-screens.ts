import type { ScreenContribution } from '@trellis/plugin';

const read = 'training-quality.read';
const run = 'training-quality.run';
const endorse = 'training-quality.endorse';

/** The screens of training quality. One stands in the navigation; its tabs lead to the others. */
export const QUALITY_SCREENS: readonly ScreenContribution[] = [
  {
    id: 'quality',
    title: 'Quality',
    path: '/quality',
    permission: read,
    isInNavigation: true,
    group: 'quality',
    // An observer, and whoever sees to an action, may be anybody whom the coordinator named.
    alsoFor: { duty: 'quality', title: 'Observations and actions' },
  },
  { id: 'reviews', title: 'Course reviews', path: '/quality/reviews', permission: run, isInNavigation: false },
  {
    id: 'review',
    title: 'Course review',
    path: '/quality/reviews/:reviewId',
    permission: 'signed-in',
    isInNavigation: false,
  },
  { id: 'standards', title: 'Standards', path: '/quality/standards', permission: read, isInNavigation: false },
  {
    id: 'design',
    title: 'Designed against standards',
    path: '/quality/standards/:courseId/:version',
    permission: read,
    isInNavigation: false,
  },
  // The service shows everybody their own only.
  {
    id: 'observations',
    title: 'Observations',
    path: '/quality/observations',
    permission: 'signed-in',
    isInNavigation: false,
  },
  {
    id: 'observation',
    title: 'Observation',
    path: '/quality/observations/:observationId',
    permission: 'signed-in',
    isInNavigation: false,
  },
  {
    id: 'endorsements',
    title: 'Endorsements',
    path: '/quality/endorsements',
    permission: endorse,
    isInNavigation: false,
  },
  {
    id: 'ask-endorsement',
    title: 'Ask for an endorsement',
    path: '/quality/endorsements/new',
    permission: endorse,
    isInNavigation: false,
  },
  {
    id: 'endorsement',
    title: 'Endorsement',
    path: '/quality/endorsements/:endorsementId',
    permission: endorse,
    isInNavigation: false,
  },
  { id: 'actions', title: 'Actions', path: '/quality/actions', permission: 'signed-in', isInNavigation: false },
  { id: 'lessons', title: 'Lessons', path: '/quality/lessons', permission: read, isInNavigation: false },
  { id: 'sampling', title: 'Sampling', path: '/quality/sampling', permission: run, isInNavigation: false },
  { id: 'year', title: 'The year', path: '/quality/year', permission: read, isInNavigation: false },
];
