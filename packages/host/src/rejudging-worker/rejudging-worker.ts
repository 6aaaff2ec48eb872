import { askWhereJudgeChanged } from '@trellis/core/compliance';
import { rejudge, rejudgingWork } from '@trellis/store';
import { jobActor } from '../actors.ts';
import type { Installation } from '../installation.ts';
import type { Work } from '../worker/worker.ts';

/**
 * Judging everybody again when rules change for many, or the judge itself was corrected. Of several services one does it, and when that one is
 * killed another begins anew; until it is done, everybody is judged by the rules of before.
 *
 * @source house
 */
export const REJUDGING_WORK: Work = {
  name: 'rejudging',
  where: ({ database }) => rejudgingWork(database),
  parts: [
    {
      name: 'everybody',
      atOnce: 1,
      run: (installation, partnershipId, isStopping) => rejudgeNow(installation, partnershipId, { isStopping }),
    },
  ],
};

/** Judges everybody of a partnership again where somebody asked for it, or the judge is of a later edition, and nobody else is at it. */
export async function rejudgeNow(
  installation: Installation,
  partnershipId: number,
  more: { readonly isStopping?: () => boolean; readonly onProgress?: (done: number, of: number) => void } = {},
): Promise<void> {
  const { database, cipher, now } = installation;
  await installation.act(partnershipId, jobActor('rejudging'), askWhereJudgeChanged);
  await rejudge({ database, partnershipId, cipher, now: () => now().toISOString(), ...more });
}
