import { deciderOf } from '../../access/who-decided.ts';
import { canonicalJson } from '../../canonical-json.ts';
import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { PersonId } from '../../ids.ts';
import { insistThat, mayEdit, mayRead, maySign } from '../editors.ts';
import { insistOnPlan, workOutFigures } from '../figures/work-out.ts';
import { paperOf } from '../paper/make-paper.ts';
import type { Paper } from '../paper/paper.ts';
import type { ReportingErrorCode, ReportPlan } from '../schema.ts';
import type { ReportingStores, StoredReport } from '../store.ts';
import { tellOfPuttingForward } from './told-back.ts';

/** Which report. */
export interface ReportNamed {
  readonly id: string;
}

/** Who draws up reports, to whoever does not. */
export const NOT_YOURS =
  'Only a coordinator or an administrator draws up this report, or the lead of the agency it is about.';

/**
 * A plan as a paper, worked out and not kept.
 *
 * @throws `access.not-permitted`, `reporting.future-day`, `reporting.needs-agency`, `reporting.wrong-agency`
 */
export async function previewReport(ctx: Context<ReportingStores>, plan: ReportPlan): Promise<Paper> {
  insistThat(mayEdit(ctx.actor, plan), NOT_YOURS);
  const figures = await workOutFigures(ctx, plan);
  return paperOf(figures, { ...plan, state: 'draft', challenges: [] }, plan.kind !== 'board');
}

/**
 * Begins a report. Its figures are worked out each time it is opened, until it is signed.
 *
 * @param drafterId - who is told if it is sent back: whoever draws it up, or keeps the schedule that does
 * @throws `access.not-permitted`, `reporting.future-day`, `reporting.needs-agency`, `reporting.wrong-agency`
 */
export async function draftReport(
  ctx: Context<ReportingStores>,
  plan: ReportPlan,
  drafterId: PersonId | undefined = ctx.actor.personId,
): Promise<ReportNamed> {
  insistThat(mayEdit(ctx.actor, plan), NOT_YOURS);
  await insistOnPlan(ctx, plan);
  const report: StoredReport = {
    ...plan,
    id: ctx.newId(),
    state: 'draft',
    draftedAt: ctx.now,
    draftedBy: deciderOf(ctx),
    ...(drafterId === undefined ? {} : { drafterId }),
  };
  await ctx.store.reporting.saveReport(report);
  await record(ctx, { action: 'reporting.draft', subject: { kind: 'report', id: report.id }, after: plan });
  return { id: report.id };
}

/**
 * Changes what a report is about, as long as it is not signed. One that was sent back is a draft again, and whoever sent it back is written to; where
 * nothing is changed it stays sent back.
 *
 * @throws `reporting.unknown-report`, `reporting.already-published`, `access.not-permitted`, `reporting.future-day`, `reporting.needs-agency`, `reporting.wrong-agency`
 */
export async function changeReport(
  ctx: Context<ReportingStores>,
  { id, ...plan }: ReportPlan & ReportNamed,
): Promise<ReportNamed> {
  const before = await openReport(ctx, id);
  insistThat(mayEdit(ctx.actor, before) && mayEdit(ctx.actor, plan), NOT_YOURS);
  await insistOnPlan(ctx, plan);
  const { draftedAt, draftedBy, drafterId, sentBackBecause } = before;
  const isSame = canonicalJson(planOf(before)) === canonicalJson(planOf(plan));
  const kept = { ...plan, id, draftedAt, draftedBy, drafterId };
  const staysBack = before.state === 'sent-back' && isSame;
  await ctx.store.reporting.saveReport(
    staysBack ? { ...kept, state: 'sent-back', sentBackBecause } : { ...kept, state: 'draft' },
  );
  await record(ctx, {
    action: 'reporting.change',
    subject: { kind: 'report', id },
    before: planOf(before),
    after: plan,
  });
  if (before.state === 'sent-back' && !isSame) await tellOfPuttingForward(ctx, before);
  return { id };
}

/**
 * Puts a question or challenge to a draft on record.
 *
 * @throws `reporting.unknown-report`, `reporting.already-published`, `access.not-permitted`
 * @source house records challenge and action
 */
export async function challengeReport(
  ctx: Context<ReportingStores>,
  { id, text }: ReportNamed & { readonly text: string },
): Promise<ReportNamed> {
  const report = await openReport(ctx, id);
  insistThat(maySign(ctx.actor, report), 'Only whoever may sign this report can challenge it.');
  await ctx.store.reporting.addChallenge({
    id: ctx.newId(),
    reportId: id,
    kind: 'question',
    text,
    by: deciderOf(ctx),
    at: ctx.now,
  });
  // What was asked stands with the report, and may be about somebody.
  await record(ctx, { action: 'reporting.challenge', subject: { kind: 'report', id } });
  return { id };
}

/**
 * A report that somebody may read.
 *
 * @throws `reporting.unknown-report`, in the same words whether there is none or it is not for her
 */
export async function reportNamed(ctx: Context<ReportingStores>, id: string): Promise<StoredReport> {
  const report = await ctx.store.reporting.report(id);
  if (report !== undefined && mayRead(ctx.actor, report)) return report;
  throw new DomainError<ReportingErrorCode>('reporting.unknown-report', 'There is no such report for you to read.');
}

/**
 * A report that somebody may read and that is not signed.
 *
 * @throws `reporting.unknown-report`, `reporting.already-published`
 */
export async function openReport(ctx: Context<ReportingStores>, id: string): Promise<StoredReport> {
  const report = await reportNamed(ctx, id);
  if (report.state !== 'published') return report;
  throw new DomainError<ReportingErrorCode>(
    'reporting.already-published',
    'This report is signed, so it stays as it is. What is known since shows beside it, and in the next report.',
  );
}

/** What a report is about, without how it stands. @source house */
export function planOf({ kind, title, cover, asAt, agencyId, packs }: ReportPlan): ReportPlan {
  return {
    kind,
    title,
    cover,
    asAt,
    ...(agencyId === undefined ? {} : { agencyId }),
    ...(packs === undefined ? {} : { packs }),
  };
}
