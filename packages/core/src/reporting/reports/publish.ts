import { deciderOf } from '../../access/who-decided.ts';
import { canonicalJson } from '../../canonical-json.ts';
import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { insistThat, maySign } from '../editors.ts';
import { openReport, planOf, reportNamed, type ReportNamed } from './drafts.ts';
import { Figures } from '../figures/schema.ts';
import { workOutFigures } from '../figures/work-out.ts';
import type { ReportAction, ReportingErrorCode } from '../schema.ts';
import { insistNotSentBack } from './send-back.ts';
import type { ReportingStores, StoredReport } from '../store.ts';

/**
 * Signs a report: its figures are frozen as they are known just before this moment, with the packs and calendars they were worked out by. While
 * something long such as an import is being written, it is just before that began. Nobody can change it from then on, and its figures can be worked out
 * again to the same byte.
 *
 * @throws `reporting.unknown-report`, `reporting.already-published`, `reporting.sent-back`, `access.not-permitted`
 * @source house the signed version is frozen with hash, data and pack versions
 */
export async function publishReport(
  ctx: Context<ReportingStores>,
  id: string,
): Promise<ReportNamed & { readonly hash: string }> {
  const report = await openReport(ctx, id);
  insistThat(
    maySign(ctx.actor, report),
    report.kind === 'board'
      ? 'Only somebody of the board can sign this report.'
      : 'Only the lead of this agency can sign what it says of itself.',
  );
  insistNotSentBack(report);
  const { reporting } = ctx.store;
  const knownAt = await reporting.settledBefore();
  const figures = canonicalJson(await workOutFigures(ctx, report, knownAt));
  const hash = await reporting.freezeReport(
    { ...report, knownAt, signedAt: ctx.now, signedBy: deciderOf(ctx) },
    figures,
  );
  await record(ctx, {
    action: 'reporting.publish',
    subject: { kind: 'report', id },
    after: { ...planOf(report), knownAt, hash },
  });
  return { id, hash };
}

/** What came of working a published report's figures out again. */
export interface Regenerated {
  readonly isSame: boolean;
  /** SHA-256 of the figures as published. */
  readonly published: string;
  /** The figures worked out again, as canonical JSON. */
  readonly figures: string;
}

/**
 * Works the figures of a published report out again, as known when it was signed. Whatever came in since, they are the same byte for byte; if they are
 * not, something was written past the known axis. Who was to see to an action stands as it was signed, if they were erased since.
 *
 * @throws `reporting.unknown-report`, `reporting.not-published`
 * @source house design, section 4: a published report's figures regenerate identically
 */
export async function regenerateReport(ctx: Context<ReportingStores>, id: string): Promise<Regenerated> {
  const report = await reportNamed(ctx, id);
  const frozen = await frozenFigures(ctx, report);
  const workedOut = await workOutFigures(ctx, report, report.knownAt, frozen.setting);
  const figures = canonicalJson({ ...workedOut, actions: ownedAsSigned(workedOut.actions, frozen.actions) });
  return { isSame: figures === (await ctx.store.reporting.figuresOf(id)), published: report.hash!, figures };
}

function ownedAsSigned(actions: readonly ReportAction[], signed: readonly ReportAction[]): readonly ReportAction[] {
  const owners = new Map(signed.map(({ id, owner }) => [id, owner]));
  return actions.map((each) => (each.owner === '' ? { ...each, owner: owners.get(each.id) ?? '' } : each));
}

/**
 * The figures that a published report froze.
 *
 * @throws `reporting.not-published`
 */
export async function frozenFigures(ctx: Context<ReportingStores>, report: StoredReport): Promise<Figures> {
  const figures = report.state === 'published' ? await ctx.store.reporting.figuresOf(report.id) : undefined;
  if (figures !== undefined) return Figures.parse(JSON.parse(figures));
  throw new DomainError<ReportingErrorCode>('reporting.not-published', 'This report is not signed yet.');
}
