import type { AccountId, Context } from '@trellis/core';
import type { AccessStores, Actor, Grant, HeldGrant } from '@trellis/core/access';

/**
 * Somebody who signed in, with what she may do: her own grants as a person, and those of the account itself.
 *
 * @returns undefined when the account is gone
 */
export async function accountActor(
  ctx: Pick<Context<AccessStores>, 'store'>,
  accountId: string,
): Promise<Actor | undefined> {
  const account = await ctx.store.access.account(accountId as AccountId);
  if (account === undefined) return undefined;
  // An account that waits for confirmation is nobody's yet, whoever it may turn out to be.
  const personId = account.state === 'joined' ? account.personId : undefined;
  const held = await ctx.store.access.grantsOf({ personId, accountId: account.id });
  return { kind: 'account', id: account.id, personId, grants: held.map(grantOf) };
}

/** Whoever holds an API token; undefined when it was revoked. */
export async function tokenActor(
  ctx: Pick<Context<AccessStores>, 'store'>,
  tokenId: string,
): Promise<Actor | undefined> {
  const token = await ctx.store.access.token(tokenId);
  if (token === undefined || token.revokedAt !== undefined) return undefined;
  return { kind: 'token', id: token.id, grants: [token.grant] };
}

/** Whoever sits at the command line, or used a link from there: may do everything in a partnership. */
export function operatorActor(name: string): Actor {
  return { kind: 'operator', id: name, grants: [{ role: 'administrator' }] };
}

/** The service itself at one of its own jobs, for which it may do everything in a partnership. */
export function jobActor(name: string): Actor {
  return { kind: 'job', id: name, grants: [{ role: 'administrator' }] };
}

function grantOf({ role, agencyId }: HeldGrant): Grant {
  return { role, agencyId };
}
