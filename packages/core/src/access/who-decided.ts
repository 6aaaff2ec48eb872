import { z } from 'zod';
import type { Context } from '../context.ts';
import type { AccountId, PersonId } from '../ids.ts';
import { nameOf } from '../people/name-of.ts';
import type { PeopleStores } from '../people/store.ts';
import type { AccessStores } from './store.ts';

/** Who decided something: kind and id of an actor. The name is looked up when it is shown. */
export const Decider = z.object({
  kind: z.enum(['account', 'token', 'connection', 'operator', 'job']),
  id: z.string(),
});
export type Decider = z.infer<typeof Decider>;

/** Whoever decided something, as those who read of it may be told. */
export const DecidedBy = z.object({
  kind: z.enum(['person', 'token', 'command-line', 'rule']),
  name: z.string().optional().meta({
    description:
      'As they are called now, or what the token is for; absent for rules, the command line, and somebody erased',
  }),
});
export type DecidedBy = z.infer<typeof DecidedBy>;

/** Whoever asks, as she is kept beside what she decided. @source house */
export function deciderOf({ actor }: Pick<Context, 'actor'>): Decider {
  return { kind: actor.kind, id: actor.id };
}

/** The person who decided something; undefined of tokens, of what happens by itself, and of an account that is nobody's yet. */
export async function personOf(
  { store }: Context<{ readonly access: Pick<AccessStores['access'], 'account'> }>,
  { kind, id }: Decider,
): Promise<PersonId | undefined> {
  if (kind !== 'account') return undefined;
  const account = await store.access.account(id as AccountId);
  return account?.state === 'joined' ? account.personId : undefined;
}

/** The names of these deciders, by their ids: people by the account that they signed in with, tokens by what they are for. */
export async function whoDecided(
  ctx: Context<PeopleStores & AccessStores>,
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

async function nameOfAccount(ctx: Context<PeopleStores & AccessStores>, id: AccountId): Promise<string | undefined> {
  const account = await ctx.store.access.account(id);
  // An account that waits for confirmation is nobody's yet, whoever it may turn out to be.
  if (account?.state !== 'joined' || account.personId === undefined) return account?.shownName;
  const person = await ctx.store.people.person(account.personId);
  return person === undefined || person.erasedAt !== undefined ? undefined : nameOf(person);
}
