import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { nextTry, spreadBy } from '../next-try.ts';
import type { LetterFault } from '../notices/deliver.ts';
import type { Page, PageRequest } from '../paging.ts';
import { reportNamed } from '../reporting/drafts.ts';
import { frozenFigures } from '../reporting/publish.ts';
import type { ReportingErrorCode } from '../reporting/schema.ts';
import type { Delivery, DeliveryListed } from './schema.ts';
import type { DeliveriesStores, StoredSchedule } from './store.ts';

/** For how long whoever sends has a delivery to herself. It is longer than any mail server may take to answer. @source house */
const LEASE_SECONDS = 180;

/** Asks that everybody whom the report's schedule names be told that it is published; nothing for a report that no schedule made. */
export async function deliverScheduled(ctx: Context<DeliveriesStores>, reportId: string): Promise<void> {
  const schedule = await ctx.store.deliveries.scheduleOfReport(reportId);
  if (schedule !== undefined) await enqueue(ctx, reportId, schedule);
}

/**
 * Sends a published report to everybody whom a schedule names. Whoever has had it is not sent it again.
 *
 * @returns how many will be written to
 * @throws `reporting.unknown-report`, `reporting.not-published`, `reporting.unknown-schedule`
 */
export async function deliverReport(
  ctx: Context<DeliveriesStores>,
  { id, scheduleId }: { readonly id: string; readonly scheduleId: string },
): Promise<{ readonly count: number }> {
  await frozenFigures(ctx, await reportNamed(ctx, id));
  const schedule = await ctx.store.deliveries.schedule(scheduleId);
  if (schedule === undefined) {
    throw new DomainError<ReportingErrorCode>('reporting.unknown-schedule', 'There is no such schedule.');
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
  const until = new Date(Date.parse(ctx.now) + LEASE_SECONDS * 1000).toISOString();
  return ctx.store.deliveries.takeDeliveries(ctx.now, until, limit);
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
