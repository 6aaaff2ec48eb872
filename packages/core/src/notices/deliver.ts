import type { Context } from '../context.ts';
import { nextTry, spreadBy } from '../next-try.ts';
import type { Notice } from './schema.ts';
import type { NoticesStores } from './store.ts';

/** For how long whoever sends has a notice to herself. It is longer than any mail server may take to answer. @source house */
const LEASE_SECONDS = 180;

/** Why a letter did not go: in words that name nobody. */
export interface LetterFault {
  readonly sentence: string;
  readonly isWorthRetrying: boolean;
}

/**
 * Takes notices whose time has come, for a worker to send outside of any transaction. If nothing is noted of one before its lease ends, it goes
 * to another worker.
 */
export function takeNotices(ctx: Context<NoticesStores>, limit: number): Promise<readonly Notice[]> {
  const until = new Date(Date.parse(ctx.now) + LEASE_SECONDS * 1000).toISOString();
  return ctx.store.notices.takeNotices(ctx.now, until, limit);
}

/** What became of a notice. `kept`: there is no mail server, so that it stands in the outbox; `not-needed`: what it would say is not so any more. */
export type Delivery =
  | { readonly state: 'sent' | 'kept' | 'unaddressed' | 'not-needed' }
  | { readonly state: 'failed'; readonly fault: LetterFault };

/** Notes what became of a notice. What failed is tried again for about three days, unless trying is of no use. */
export async function noteDelivery(ctx: Context<NoticesStores>, id: string, delivery: Delivery): Promise<void> {
  const { notices } = ctx.store;
  const found = await notices.notice(id);
  if (!found) return;
  const { fault: _, ...notice } = found;
  switch (delivery.state) {
    case 'not-needed':
      return notices.removeNotice(id);
    case 'sent':
    case 'kept':
      return notices.saveNotice({ ...notice, state: delivery.state, sentAt: ctx.now });
    case 'unaddressed':
      return notices.saveNotice({ ...notice, state: 'unaddressed' });
    case 'failed': {
      const { sentence, isWorthRetrying } = delivery.fault;
      const tryAt = isWorthRetrying ? nextTry(notice.tries, ctx.now, spreadBy(`${notice.tries} ${id}`)) : undefined;
      const state = tryAt === undefined ? 'failed' : 'waiting';
      return notices.saveNotice({ ...notice, state, fault: sentence }, tryAt);
    }
  }
}
