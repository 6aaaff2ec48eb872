import { localDate } from '../../calendar.ts';
import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { agencyScope, PARTNERSHIP_ROLES } from '../../scope.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { insistThat, READING_REPORTS, SIGNING } from '../editors.ts';
import { reportNamed } from './drafts.ts';
import type { ReportAction, ReportingErrorCode } from '../schema.ts';
import type { ReportingStores } from '../store.ts';

/**
 * What was decided because of reports, the first due first.
 *
 * @throws `access.not-permitted`
 */
export async function reportActions(
  ctx: Context<ReportingStores>,
  open: boolean,
  page: PageRequest,
): Promise<Page<ReportAction>> {
  insistThat(
    agencyScope(ctx.actor, READING_REPORTS).all,
    'Only whoever reads the partnership’s reports sees its actions.',
  );
  return await ctx.store.reporting.actionsPage(open, page);
}

/**
 * Keeps an action. One that is done keeps the day on which it was.
 *
 * @throws `access.not-permitted`, `reporting.unknown-action`, `reporting.unknown-report`
 */
export async function saveReportAction(
  ctx: Context<ReportingStores>,
  given: Omit<ReportAction, 'id'> & { readonly id?: string | undefined },
): Promise<ReportAction> {
  insistThat(
    agencyScope(ctx.actor, [...PARTNERSHIP_ROLES, ...SIGNING]).all,
    'Only the board, a coordinator or an administrator keeps these actions.',
  );
  const { reporting } = ctx.store;
  const before = given.id === undefined ? undefined : await reporting.action(given.id);
  if (given.id !== undefined && before === undefined)
    throw new DomainError<ReportingErrorCode>(
      'reporting.unknown-action',
      'There is no such action. Leave its id out to add a new one.',
      { field: 'id' },
    );
  if (given.reportId !== undefined && given.reportId !== before?.reportId) await reportNamed(ctx, given.reportId);
  const today = localDate(ctx.now, ctx.timeZone);
  const { doneOn, ...action }: ReportAction = {
    ...given,
    id: before?.id ?? ctx.newId(),
    doneOn: before?.doneOn ?? today,
  };
  const kept: ReportAction = given.progress === 'done' && doneOn !== undefined ? { ...action, doneOn } : action;
  await reporting.saveAction(kept);
  await record(ctx, {
    action: 'reporting.save-action',
    subject: { kind: 'report-action', id: kept.id },
    before: before && traceOf(before),
    after: { ...traceOf(kept), worded: WORDS.filter((field) => kept[field] !== before?.[field]) },
  });
  return kept;
}

/** What was decided may be about somebody, and its owner may be one, so the trail says which words changed, and none of them. */
const WORDS = ['what', 'owner', 'note'] as const;

function traceOf({ id, reportId, dueOn, progress, doneOn }: ReportAction): Omit<ReportAction, (typeof WORDS)[number]> {
  return { id, reportId, dueOn, progress, doneOn };
}
