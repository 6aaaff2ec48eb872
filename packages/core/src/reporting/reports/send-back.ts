import { deciderOf } from '../../access/who-decided.ts';
import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { NOT_YOURS, openReport, type ReportNamed } from './drafts.ts';
import { insistThat, mayEdit, maySign } from '../editors.ts';
import type { ReportingErrorCode } from '../schema.ts';
import type { ReportingStores, StoredReport } from '../store.ts';
import { tellOfPuttingForward, tellOfSendingBack } from './told-back.ts';

/**
 * Sends a draft back with a reason instead of signing it. Whoever drew it up is written to.
 *
 * @throws `reporting.unknown-report`, `reporting.already-published`, `reporting.sent-back`, `access.not-permitted`
 */
export async function sendBackReport(
  ctx: Context<ReportingStores>,
  { id, why }: ReportNamed & { readonly why: string },
): Promise<ReportNamed> {
  const report = await openReport(ctx, id);
  insistThat(maySign(ctx.actor, report), 'Only whoever may sign this report can send it back.');
  insistNotSentBack(report);
  const { reporting } = ctx.store;
  await reporting.saveReport({ ...report, state: 'sent-back', sentBackBecause: why });
  const by = deciderOf(ctx);
  await reporting.addChallenge({ id: ctx.newId(), reportId: id, kind: 'sent-back', text: why, by, at: ctx.now });
  // Why stands with the report, and may be about somebody.
  await record(ctx, { action: 'reporting.send-back', subject: { kind: 'report', id } });
  await tellOfSendingBack(ctx, report);
  return { id };
}

/**
 * Puts a draft that was sent back forward again as it is, with an answer to the reason. Whoever sent it back is written to.
 *
 * @throws `reporting.unknown-report`, `reporting.already-published`, `reporting.not-sent-back`, `access.not-permitted`
 */
export async function putForwardReport(
  ctx: Context<ReportingStores>,
  { id, answer }: ReportNamed & { readonly answer: string },
): Promise<ReportNamed> {
  const report = await openReport(ctx, id);
  insistThat(mayEdit(ctx.actor, report), NOT_YOURS);
  if (report.state !== 'sent-back') {
    throw new DomainError<ReportingErrorCode>(
      'reporting.not-sent-back',
      'This draft was not sent back, so it need not be put forward again.',
    );
  }
  const { sentBackBecause: _, ...rest } = report;
  const { reporting } = ctx.store;
  await reporting.saveReport({ ...rest, state: 'draft' });
  const by = deciderOf(ctx);
  await reporting.addChallenge({ id: ctx.newId(), reportId: id, kind: 'answer', text: answer, by, at: ctx.now });
  await record(ctx, { action: 'reporting.put-forward', subject: { kind: 'report', id } });
  await tellOfPuttingForward(ctx, report);
  return { id };
}

/**
 * Refuses what nobody can do with a draft while it is sent back.
 *
 * @throws `reporting.sent-back`
 * @source house what a chair would not sign is not signed by another before something came of the reason
 */
export function insistNotSentBack({ state }: Pick<StoredReport, 'state'>): void {
  if (state !== 'sent-back') return;
  throw new DomainError<ReportingErrorCode>(
    'reporting.sent-back',
    'This draft was sent back. It can be read and signed once it was changed, or put forward again with an answer to the reason.',
  );
}
