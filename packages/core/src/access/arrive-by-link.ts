import { record, type Context } from '../context.ts';
import { AccountId } from '../ids.ts';
import type { Grant } from '../actor.ts';
import type { Account } from './schema.ts';
import type { AccessStores } from './store.ts';

/** What accounts of sign-in links have for a client: a link works once, so nobody signs in with its account again. */
export const SIGN_IN_LINK_CLIENT = 'sign-in-link';

/** A sign-in link that has just been taken, so that nobody else can. */
export interface TakenLink {
  /** What whoever made the link called its reader. */
  readonly name: string;
  readonly grant: Grant;
}

/**
 * The account of somebody who came by a sign-in link: a new one with the link's grant, nobody's record.
 *
 * @param issuer - the origin of this installation, which vouches for its own links
 * @source contract: sign-in link
 */
export async function arriveByLink(ctx: Context<AccessStores>, link: TakenLink, issuer: string): Promise<Account> {
  const id = AccountId.parse(ctx.newId());
  const account: Account = {
    id,
    issuer,
    clientId: SIGN_IN_LINK_CLIENT,
    subject: id,
    state: 'unknown',
    shownName: link.name,
    lastSeenAt: ctx.now,
  };
  await ctx.store.access.saveAccount(account);
  await ctx.store.access.saveGrant({ ...link.grant, id: ctx.newId(), accountId: id });
  await record(ctx, {
    action: 'access.arrive-by-link',
    subject: { kind: 'account', id },
    after: { grant: link.grant },
  });
  return account;
}
