import { scoreFailed, scoreSent, takeScores, type ScoreTaken } from '@trellis/core/lms';
import { ServiceError, type Registration } from '@trellis/lti-1p3';
import { registrationOfPartnership } from '@trellis/store';
import { jobActor } from '../actors.ts';
import type { Installation } from '../installation.ts';
import type { Part } from '../worker/worker.ts';

/** How many are on their way at once: what a killed service leaves behind waits for its lease to end. */
const SCORES_AT_ONCE = 4;

const actor = jobActor('lms');

/** Sends completions back to LMSs whose time has come. No connection to the database is held while an LMS answers. */
export const sendScores: Part = async (installation, partnershipId, isStopping) => {
  while (!isStopping()) {
    const taken = await installation.act(partnershipId, actor, (ctx) => takeScores(ctx, SCORES_AT_ONCE));
    if (taken.length === 0) return;
    const registrations = await installation.bind(
      partnershipId,
      actor,
    )(async ({ tx }) => {
      const found = new Map<string, Registration | undefined>();
      for (const { link } of taken)
        if (!found.has(link.registrationId))
          found.set(link.registrationId, await registrationOfPartnership(tx, link.registrationId));
      return found;
    });
    await Promise.all(
      taken.map((each) => sendOne(installation, partnershipId, each, registrations.get(each.link.registrationId))),
    );
  }
};

async function sendOne(
  installation: Installation,
  partnershipId: number,
  { score, link, subject }: ScoreTaken,
  registration: Registration | undefined,
): Promise<void> {
  const { id, given } = score;
  try {
    if (registration === undefined) throw new ServiceError('service.switched-off');
    await installation.tool.services.sendScore(registration, link.lineItemUrl, {
      userId: subject,
      at: installation.now(),
      activityProgress: given === 1 ? 'Completed' : 'InProgress',
      gradingProgress: 'FullyGraded',
      given,
      maximum: 1,
    });
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const { code, explanation: sentence, isWorthRetrying, retryAfterSeconds } = error;
    return await installation.act(partnershipId, actor, (ctx) =>
      scoreFailed(ctx, id, given, { code, sentence, isWorthRetrying, retryAfterSeconds }),
    );
  }
  await installation.act(partnershipId, actor, (ctx) => scoreSent(ctx, id, given));
}
