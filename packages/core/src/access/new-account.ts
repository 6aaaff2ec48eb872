import type { Context } from '../context.ts';
import { AccountId } from '../ids.ts';
import type { Arrival } from './join-account.ts';
import type { Account } from './schema.ts';

/** An account for somebody who was not known before: nobody's yet, and not saved. */
export function newAccount(
  ctx: Pick<Context<unknown>, 'newId' | 'now'>,
  { issuer, clientId, subject, shownName }: Pick<Arrival, 'issuer' | 'clientId' | 'subject' | 'shownName'>,
): Account {
  return {
    id: AccountId.parse(ctx.newId()),
    issuer,
    clientId,
    subject,
    state: 'unknown',
    ...(shownName !== undefined && { shownName }),
    lastSeenAt: ctx.now,
  };
}
