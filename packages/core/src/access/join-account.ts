import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { AccountId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import type { PeopleStores } from '../people/store.ts';
import { joinTo } from './claim.ts';
import { findMatches } from './find-matches.ts';
import { insistOnAdministrator, notFound } from './insist.ts';
import type { Claimed, Trust } from './join.ts';
import { newAccount } from './new-account.ts';
import type { AccessErrorCode, Account } from './schema.ts';
import type { AccessStores } from './store.ts';
import { holdsWiderRole } from './wider-role.ts';

/** A launch or sign-in, as far as it says who somebody is. Its signature has been checked. */
export interface Arrival {
  readonly issuer: string;
  readonly clientId: string;
  readonly subject: string;
  /** What the LMS calls her: shown to whoever decides, never matched. */
  readonly shownName?: string | undefined;
  readonly claimed: Claimed;
  readonly trust: Trust;
}

/**
 * The account that somebody arrives with, joined to her record where that is beyond doubt.
 * `joined`: she is that person. `waiting`: an administrator must confirm it, or a lead answer her request. `unknown`: she needs a code or an agency to name.
 * Never by name, never into a default agency, and an account once joined stays with its person.
 *
 * @source house an LMS joins accounts by what it may vouch for, and by nothing else
 */
export async function joinAccount(ctx: Context<AccessStores & PeopleStores>, arrival: Arrival): Promise<Account> {
  const { access } = ctx.store;
  const fresh = newAccount(ctx, arrival);
  const account = await access.arrive(fresh);
  if (account.state === 'joined') return account;
  const before = account.id === fresh.id ? undefined : account;
  const [found] = await findMatches(ctx, [arrival]);
  // What was decided to be somebody else is not joined again by what the LMS goes on saying.
  const match = found === account.notPersonId ? undefined : found;
  if (match === undefined || (await holdsWiderRole(ctx, match))) return keepWaiting(ctx, account, before, match);
  return joinTo(ctx, account, match, 'access.join-account');
}

/** An account that cannot be joined now: it waits for confirmation of a match, goes on waiting for a lead, or is nobody's. */
async function keepWaiting(
  ctx: Context<AccessStores>,
  account: Account,
  before: Account | undefined,
  match: PersonId | undefined,
): Promise<Account> {
  const { personId: _, ...nobody } = account;
  const isAsking = (await ctx.store.access.joinRequestsOf(account.id)).some((request) => request.state === 'waiting');
  const after: Account =
    match === undefined
      ? { ...nobody, state: isAsking ? 'waiting' : 'unknown' }
      : { ...nobody, state: 'waiting', personId: match };
  await ctx.store.access.saveAccount(after);
  if (before?.state !== after.state || before.personId !== after.personId)
    await record(ctx, {
      action: 'access.join-account',
      subject: { kind: 'account', id: after.id },
      personId: match,
      after: { state: after.state },
    });
  return after;
}

/** Accounts that an administrator must confirm or that wait for a lead. */
export async function waitingAccounts(ctx: Context<AccessStores>, page: PageRequest): Promise<Page<Account>> {
  insistOnAdministrator(ctx.actor);
  return ctx.store.access.waitingAccounts({ all: true }, page);
}

/** The accounts that are a person's, or wait to be confirmed as hers; last seen first. For administrators. */
export async function accountsOf(ctx: Context<AccessStores>, personId: PersonId): Promise<readonly Account[]> {
  insistOnAdministrator(ctx.actor);
  return ctx.store.access.accountsOf(personId);
}

/**
 * Decides whether a waiting account is the person it was matched to.
 *
 * @throws `access.not-permitted`, `access.not-found` when it does not wait for confirmation
 */
export async function confirmAccount(
  ctx: Context<AccessStores>,
  accountId: AccountId,
  isTheirs: boolean,
): Promise<Account> {
  insistOnAdministrator(ctx.actor);
  const account = await ctx.store.access.account(accountId);
  if (account?.state !== 'waiting' || account.personId === undefined)
    throw notFound('account waiting for confirmation');
  if (isTheirs) return joinTo(ctx, account, account.personId, 'access.confirm-account');
  return part(ctx, account, 'access.refuse-account', undefined);
}

/**
 * Takes an account off the person it was joined to, when that was a mistake. The person's record stays as it is, and the account is not joined to
 * her again by itself. Nobody parts the account that she is signed in with: she could not come back to put it right.
 *
 * @throws `access.not-permitted`, `access.own-account`, `access.not-found`
 * @source house
 */
export async function partAccount(ctx: Context<AccessStores>, accountId: AccountId, why: string): Promise<Account> {
  insistOnAdministrator(ctx.actor);
  if (ctx.actor.kind === 'account' && ctx.actor.id === accountId)
    throw new DomainError<AccessErrorCode>(
      'access.own-account',
      'You are signed in with this account, so you would lock yourself out. Ask another administrator.',
    );
  const account = await ctx.store.access.account(accountId);
  if (account?.state !== 'joined') throw notFound('joined account');
  return part(ctx, account, 'access.part-account', why);
}

async function part(
  ctx: Context<AccessStores>,
  account: Account,
  action: string,
  why: string | undefined,
): Promise<Account> {
  const { personId, ...nobody } = account;
  const after: Account = { ...nobody, state: 'unknown', ...(personId !== undefined && { notPersonId: personId }) };
  await ctx.store.access.saveAccount(after);
  await ctx.store.access.endSessions(account.id);
  await record(ctx, {
    action,
    subject: { kind: 'account', id: account.id },
    personId,
    before: { state: account.state },
    after: { state: after.state },
    why,
  });
  return after;
}
