import { personOf } from '../../access/who-decided.ts';
import type { Context } from '../../context.ts';
import { tellOf } from '../../notices/tell-of.ts';
import type { ReportingStores, StoredChallenge, StoredReport } from '../store.ts';

/** Each time that a draft was sent back, with the reason, in order. */
export async function sendingsBack(
  { store }: Context<Pick<ReportingStores, 'reporting'>>,
  id: string,
): Promise<readonly StoredChallenge[]> {
  return (await store.reporting.challengesOf([id])).filter(({ kind }) => kind === 'sent-back');
}

/** Has whoever drew a draft up be written to that it came back, if they are a person here. */
export async function tellOfSendingBack(ctx: Context<ReportingStores>, { id, drafterId }: StoredReport): Promise<void> {
  await tellOf(ctx, 'report-sent-back', id, [drafterId], (await sendingsBack(ctx, id)).length);
}

/** Has whoever sent a draft back be written to that it can be read again, if they are a person here. */
export async function tellOfPuttingForward(ctx: Context<ReportingStores>, { id }: StoredReport): Promise<void> {
  const sendings = await sendingsBack(ctx, id);
  const last = sendings.at(-1);
  if (last !== undefined) await tellOf(ctx, 'report-put-forward', id, [await personOf(ctx, last.by)], sendings.length);
}
