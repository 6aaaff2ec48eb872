import { localDate } from '../calendar.ts';
import { record, type Context } from '../context.ts';
import { agencyScope, PARTNERSHIP_ROLES } from '../scope.ts';
import type { Page, PageRequest } from '../paging.ts';
import { insistThat, READING_REPORTS, SIGNING } from './editors.ts';
import type { ReportAction } from './schema.ts';
import type { ReportingStores } from './store.ts';

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
 * @throws `access.not-permitted`
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
  const before = (await reporting.actions()).find((each) => each.id === given.id);
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
    before,
    after: kept,
  });
  return kept;
}
