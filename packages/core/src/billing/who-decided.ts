import type { AccessStores } from '../access/store.ts';
import type { Context } from '../context.ts';
import type { AccountId } from '../ids.ts';
import type { Decider } from './schema.ts';
import type { DecidedBy } from './shown.ts';
import type { BillingStores } from './store.ts';

/** The names of these deciders, by their ids: people by the account that they signed in with, tokens by what they are for. */
export async function whoDecided(
  ctx: Context<BillingStores & AccessStores>,
  deciders: readonly Decider[],
): Promise<(decider: Decider) => DecidedBy> {
  const names = new Map<string, string | undefined>();
  for (const { kind, id } of deciders) {
    if (names.has(id)) continue;
    if (kind === 'token') names.set(id, (await ctx.store.access.token(id))?.name);
    if (kind === 'account') names.set(id, await nameOfAccount(ctx, id as AccountId));
  }
  return ({ kind, id }) => {
    const name = names.get(id);
    const found = name === undefined ? {} : { name };
    if (kind === 'token' || kind === 'connection') return { kind: 'token', ...found };
    if (kind === 'account') return { kind: 'person', ...found };
    return { kind: kind === 'job' ? 'rule' : 'command-line' };
  };
}

async function nameOfAccount(ctx: Context<BillingStores & AccessStores>, id: AccountId): Promise<string | undefined> {
  const account = await ctx.store.access.account(id);
  // An account that waits for confirmation is nobody's yet, whoever it may turn out to be.
  if (account?.state !== 'joined' || account.personId === undefined) return account?.shownName;
  const person = await ctx.store.people.person(account.personId);
  return person === undefined || person.erasedAt !== undefined ? undefined : `${person.givenName} ${person.familyName}`;
}
