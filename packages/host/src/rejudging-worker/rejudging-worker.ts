import { rejudge, rejudgingWork } from '@trellis/store';
import type { Installation } from '../installation.ts';
import type { Work } from '../worker/worker.ts';

/**
 * Judging everybody again when rules change for many. Of several services one does it, and when that one is killed another begins anew; until it is
 * done, everybody is judged by the rules of before.
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

/** Judges everybody of a partnership again where somebody asked for it and nobody else is at it. */
export async function rejudgeNow(
  { database, cipher, now }: Installation,
  partnershipId: number,
  more: { readonly isStopping?: () => boolean; readonly onProgress?: (done: number, of: number) => void } = {},
): Promise<void> {
  await rejudge({ database, partnershipId, cipher, now: () => now().toISOString(), ...more });
}
