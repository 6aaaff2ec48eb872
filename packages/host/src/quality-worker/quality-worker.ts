import {
  forgetObservations,
  MOST_ENDING_DAYS,
  OBSERVATION_DAYS,
  openContentReviews,
  remindOfEndorsements,
} from '@trellis/core/quality';
import { qualityWork } from '@trellis/store';
import { jobActor } from '../actors.ts';
import type { Part, Work } from '../worker/worker.ts';

const actor = jobActor('quality');

const contentReviews: Part = async (installation, partnershipId, isStopping) => {
  while (!isStopping() && (await installation.act(partnershipId, actor, (ctx) => openContentReviews(ctx))) > 0);
};

const forgotten: Part = async (installation, partnershipId) => {
  await installation.act(partnershipId, actor, (ctx) => forgetObservations(ctx));
};

const endorsements: Part = async (installation, partnershipId) => {
  await installation.act(partnershipId, actor, (ctx) => remindOfEndorsements(ctx));
};

/**
 * What comes about the quality of training by itself: a review when the day of a course's content has come, letters about
 * endorsements that end, and the end of what was written of observations.
 *
 * @source house
 */
export const QUALITY_WORK: Work = {
  name: 'quality',
  where: ({ database, now }) =>
    qualityWork(database.app, now().toISOString(), { kept: OBSERVATION_DAYS, ending: MOST_ENDING_DAYS }),
  parts: [
    { name: 'content', run: contentReviews, atOnce: 1 },
    { name: 'endorsements', run: endorsements, atOnce: 1 },
    { name: 'words', run: forgotten, atOnce: 1 },
  ],
};
