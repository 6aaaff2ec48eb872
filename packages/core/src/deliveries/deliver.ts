import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { nextTry, spreadBy } from '../next-try.ts';
import type { LetterFault } from '../notices/deliver.ts';
import type { Page, PageRequest } from '../paging.ts';
import { reportNamed, type ReportNamed } from '../reporting/reports/drafts.ts';
import { frozenFigures, publishReport } from '../reporting/reports/publish.ts';
import type { ReportingErrorCode } from '../reporting/schema.ts';
import type { StoredReport } from '../reporting/store.ts';
import type { DeliveriesErrorCode, Delivery, DeliveryListed } from './schema.ts';
import type { DeliveriesStores, StoredSchedule } from './store.ts';

/** For how long whoever sends has a delivery to herself. It is longer than any mail server may take to answer. @source house */
const LEASE_SECONDS = 180;

/** For how long a letter waits for the files that go with it, before it says that they are not there. @source house */
const FILES_SECONDS = 600;

/**
 * Signs a report, and asks that everybody whom the schedule that made it names be written to. That is asked here and never again by itself: whoever
 * is added to the schedule later, or is named in one that was paused, has the report when somebody sends it.
 *
 * @throws `reporting.unknown-report`, `reporting.already-published`, `reporting.sent-back`, `access.not-permitted`
 * @source house
 */
export async function signReport(
  ctx: Context<DeliveriesStores>,
  id: string,
): Promise<ReportNamed & { readonly hash: string }> {
  const signed = await publishReport(ctx, id);
  const schedule = await ctx.store.deliveries.scheduleOfReport(id);
  const report = await reportNamed(ctx, id);
  if (schedule !== undefined && !schedule.isPaused && isAbout(schedule, report)) await enqueue(ctx, id, schedule);
  return signed;
}

/** Whether a schedule is for reports of this kind about this agency. @source house what an agency says of itself goes to whom it is meant for */
function isAbout(schedule: StoredSchedule, { kind, agencyId }: Pick<StoredReport, 'kind' | 'agencyId'>): boolean {
  return schedule.kind === kind && schedule.agencyId === agencyId;
}

/**
 * Sends a published report to everybody whom a schedule names. Whoever has had it is not sent it again.
 *
 * @returns how many will be written to
 * @throws `reporting.unknown-report`, `reporting.not-published`, `reporting.unknown-schedule`, `deliveries.other-agency`, `deliveries.schedule-paused`
 */
export async function deliverReport(
  ctx: Context<DeliveriesStores>,
  { id, scheduleId }: { readonly id: string; readonly scheduleId: string },
): Promise<{ readonly count: number }> {
  const report = await reportNamed(ctx, id);
  await frozenFigures(ctx, report);
  const schedule = await ctx.store.deliveries.schedule(scheduleId);
  if (schedule === undefined) {
    throw new DomainError<ReportingErrorCode>('reporting.unknown-schedule', 'There is no such schedule.', {
      field: 'scheduleId',
    });
  }
  if (!isAbout(schedule, report)) {
    throw new DomainError<DeliveriesErrorCode>(
      'deliveries.other-agency',
      'This schedule is for another kind of report or for another agency. Choose one that is for this report.',
      { field: 'scheduleId' },
    );
  }
  if (schedule.isPaused) {
    throw new DomainError<DeliveriesErrorCode>(
      'deliveries.schedule-paused',
      'This schedule is paused, so it sends nothing. Untick that in the schedule first.',
      { field: 'scheduleId' },
    );
  }
  const count = await enqueue(ctx, id, schedule);
  await record(ctx, { action: 'reporting.deliver', subject: { kind: 'report', id }, after: { scheduleId, count } });
  return { count };
}

function enqueue(ctx: Context<DeliveriesStores>, reportId: string, schedule: StoredSchedule): Promise<number> {
  return ctx.store.deliveries.enqueue(
    schedule.recipients.map((recipient): Delivery => ({
      id: ctx.newId(),
      reportId,
      scheduleId: schedule.id,
      purpose: 'published',
      recipient,
      formats: schedule.attachFiles ? schedule.formats : [],
      state: 'waiting',
      askedAt: ctx.now,
      tries: 0,
    })),
  );
}

/** The log of what was sent to whom, the latest first. */
export function deliveries(
  ctx: Context<DeliveriesStores>,
  filter: { readonly scheduleId?: string | undefined },
  page: PageRequest,
): Promise<Page<DeliveryListed>> {
  return ctx.store.deliveries.deliveries(filter, page);
}

/**
 * Takes deliveries whose time has come, for a worker to send outside of any transaction. If nothing is noted of one before its lease ends, it goes
 * to another worker.
 */
export function takeDeliveries(ctx: Context<DeliveriesStores>, limit: number): Promise<readonly Delivery[]> {
  const after = (seconds: number): string => new Date(Date.parse(ctx.now) + seconds * 1000).toISOString();
  return ctx.store.deliveries.takeDeliveries(ctx.now, after(LEASE_SECONDS), after(-FILES_SECONDS), limit);
}

/** What became of a delivery. `kept`: there is no mail server. */
export type DeliveryOutcome =
  | { readonly state: 'sent' | 'kept' }
  | { readonly state: 'failed'; readonly fault: LetterFault };

/** Notes what became of a delivery. What failed is tried again for about three days, unless trying is of no use. */
export async function noteDelivery(
  ctx: Context<DeliveriesStores>,
  id: string,
  outcome: DeliveryOutcome,
): Promise<void> {
  const found = await ctx.store.deliveries.delivery(id);
  if (found === undefined || found.state === 'sent') return;
  const { fault: _, ...delivery } = found;
  if (outcome.state !== 'failed') {
    return ctx.store.deliveries.saveDelivery({ ...delivery, state: outcome.state, sentAt: ctx.now });
  }
  const { sentence, isWorthRetrying } = outcome.fault;
  const tryAt = isWorthRetrying ? nextTry(delivery.tries, ctx.now, spreadBy(`${delivery.tries} ${id}`)) : undefined;
  const state = tryAt === undefined ? 'failed' : 'waiting';
  return ctx.store.deliveries.saveDelivery({ ...delivery, state, fault: sentence }, tryAt);
}
