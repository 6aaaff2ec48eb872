import type { OfferKind } from '@trellis/core/courses';

/** What each sort of offer is called. */
export const OFFER_KIND_WORDS: Readonly<Record<OfferKind, string>> = {
  'core-course': 'Core course',
  'topic-course': 'Topic course',
  briefing: 'Briefing',
  workshop: 'Workshop',
  conference: 'Conference',
  'e-learning': 'E-learning',
  'training-for-trainers': 'Training for trainers',
  shadowing: 'Shadowing',
  'other-offer': 'Offer of somebody else',
};

/** What each way of meeting is called. */
export const MODE_WORDS = { classroom: 'In a room', virtual: 'Online' } as const;
