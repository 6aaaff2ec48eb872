import { insistOnAdministrator } from '../access/index.ts';
import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { Notice, NoticesErrorCode } from './schema.ts';
import type { NoticeCounts, NoticeListed, NoticesStores } from './store.ts';

/**
 * What people are told by mail: what needs somebody first, then the newest.
 *
 * @throws `access.not-permitted`
 */
export async function outbox(
  ctx: Context<NoticesStores>,
  filter: { readonly state?: Notice['state'] | undefined },
  page: PageRequest,
): Promise<Page<NoticeListed>> {
  insistOnAdministrator(ctx.actor);
  return ctx.store.notices.listNotices(filter, page);
}

/**
 * How much of what people are told is in each state.
 *
 * @throws `access.not-permitted`
 */
export async function outboxCounts(ctx: Context<NoticesStores>): Promise<NoticeCounts> {
  insistOnAdministrator(ctx.actor);
  return ctx.store.notices.noticeCounts();
}

/**
 * One notice of the outbox.
 *
 * @throws `access.not-permitted`, `notices.not-found`
 */
export async function outboxNotice(ctx: Context<NoticesStores>, id: string): Promise<Notice> {
  insistOnAdministrator(ctx.actor);
  const found = await ctx.store.notices.notice(id);
  if (!found) throw new DomainError<NoticesErrorCode>('notices.not-found', 'There is no such notice in the outbox.');
  return found;
}

/**
 * Sends again at once whatever failed for good or had nobody with an address.
 *
 * @returns how many
 * @throws `access.not-permitted`
 */
export async function retryNotices(ctx: Context<NoticesStores>): Promise<number> {
  insistOnAdministrator(ctx.actor);
  const count = await ctx.store.notices.retryNotices();
  if (count > 0)
    await record(ctx, { action: 'notices.retry', subject: { kind: 'outbox', id: 'outbox' }, after: { count } });
  return count;
}

/**
 * Sends one notice again at once that failed for good or had nobody with an address.
 *
 * @throws `access.not-permitted`, `notices.not-found`, `notices.not-failed`
 */
export async function retryNotice(ctx: Context<NoticesStores>, id: string): Promise<Notice> {
  const { fault: _, ...found } = await outboxNotice(ctx, id);
  if (found.state !== 'failed' && found.state !== 'unaddressed')
    throw new DomainError<NoticesErrorCode>(
      'notices.not-failed',
      'This letter has not failed, so it need not be tried again.',
    );
  const again: Notice = { ...found, state: 'waiting', tries: 0 };
  await ctx.store.notices.saveNotice(again, ctx.now);
  await record(ctx, { action: 'notices.retry', subject: { kind: 'notice', id } });
  return again;
}
