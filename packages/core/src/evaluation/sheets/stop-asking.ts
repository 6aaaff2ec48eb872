import type { Context } from '../../context.ts';
import type { NoticeKind } from '../../notices/schema.ts';
import type { WhichSheet } from './open-sheet.ts';
import type { EvaluationStores } from '../store.ts';

/** Forgets letters about a sheet that have not been sent: whoever has answered is not asked again. @source house */
export async function removeEvaluationNotices(
  { store }: Context<Pick<EvaluationStores, 'notices'>>,
  { bookingId, stage }: WhichSheet,
): Promise<void> {
  const kind: NoticeKind = `evaluation-${stage}`;
  await store.notices.withdraw(bookingId, kind);
}
