import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { PersonId } from '../ids.ts';
import type { PeopleStores } from '../people/store.ts';
import { hoursAfter, notFound } from './insist.ts';
import type { AccessErrorCode, Account } from './schema.ts';
import { seesPost, sightOf } from '../scope.ts';
import type { AccessStores } from './store.ts';
import { holdsWiderRole } from './wider-role.ts';

/** For how many hours a manager's code works: a week. */
const CLAIM_CODE_HOURS = 168;

/**
 * Adds a code by which one person joins her record: for those without a work e-mail of their own. It makes a practitioner and nothing more,
 * so there is none for somebody with a wider role.
 *
 * @param input.codeHash - SHA-256 of the code, lower-case hex; whoever calls makes the code and shows it once
 * @throws `access.not-found` for somebody outside the actor's team and agencies
 * @throws `access.code-for-wider-role`
 * @source house a clear way in for those without an e-mail of their own
 */
export async function createClaimCode(
  ctx: Context<AccessStores & PeopleStores>,
  input: { readonly personId: PersonId; readonly codeHash: string },
): Promise<{ readonly expiresAt: string }> {
  const { access, people } = ctx.store;
  const person = await people.person(input.personId);
  if (!person || person.erasedAt !== undefined || !(await mayVouchFor(ctx, input.personId)))
    throw notFound('person in your team');
  await insistOnPractitioner(ctx, input.personId);
  const expiresAt = hoursAfter(ctx.now, CLAIM_CODE_HOURS);
  await access.saveClaimCode({ ...input, expiresAt });
  await record(ctx, {
    action: 'access.create-claim-code',
    subject: { kind: 'person', id: input.personId },
    personId: input.personId,
    after: { expiresAt },
  });
  return { expiresAt };
}

/**
 * Joins the signed-in account to the person that a code is for. A code works once.
 *
 * @throws `access.not-signed-in`, `access.already-joined`, `access.code-not-valid`, `access.code-for-wider-role`
 */
export async function claim(
  ctx: Context<AccessStores & PeopleStores>,
  input: { readonly codeHash: string },
): Promise<Account> {
  const { access, people } = ctx.store;
  const account = await accountOfActor(ctx);
  if (account.state === 'joined') throw alreadyJoined();
  const code = await access.takeClaimCode(input.codeHash);
  const person =
    code && Date.parse(code.expiresAt) > Date.parse(ctx.now) ? await people.person(code.personId) : undefined;
  if (!person || person.erasedAt !== undefined)
    throw new DomainError<AccessErrorCode>(
      'access.code-not-valid',
      'This code does not work: it was used, has run out, or was mistyped. Ask your manager for a new one.',
    );
  await insistOnPractitioner(ctx, person.id);
  return joinTo(ctx, account, person.id, 'access.claim');
}

/** Joins an account to a person, with an audit entry; requests that still wait are answered by it. */
export async function joinTo(
  ctx: Context<AccessStores>,
  account: Account,
  personId: PersonId,
  action: string,
): Promise<Account> {
  const { notPersonId: _, ...rest } = account;
  const joined: Account = { ...rest, state: 'joined', personId };
  await ctx.store.access.saveAccount(joined);
  for (const request of await ctx.store.access.joinRequestsOf(account.id))
    if (request.state === 'waiting') await ctx.store.access.saveJoinRequest({ ...request, state: 'accepted' });
  await record(ctx, {
    action,
    subject: { kind: 'account', id: account.id },
    personId,
    before: { state: account.state },
    after: { state: joined.state },
  });
  return joined;
}

/**
 * The account of somebody who signed in.
 *
 * @throws `access.not-signed-in` for tokens, jobs and the command line
 */
export async function accountOfActor(ctx: Context<AccessStores>): Promise<Account> {
  const accountId = ctx.actor.kind === 'account' ? ctx.actor.id : undefined;
  const account = accountId === undefined ? undefined : await ctx.store.access.account(accountId as Account['id']);
  if (!account)
    throw new DomainError<AccessErrorCode>(
      'access.not-signed-in',
      'Sign in first: open Trellis from your learning system.',
    );
  return account;
}

/** The refusal of somebody whose account is somebody's already. */
export function alreadyJoined(): DomainError<AccessErrorCode> {
  return new DomainError<AccessErrorCode>('access.already-joined', 'This account has been joined to a record already.');
}

async function mayVouchFor(ctx: Context<PeopleStores>, personId: PersonId): Promise<boolean> {
  const posts = await ctx.store.people.postsOf([personId]);
  const sight = sightOf(ctx.actor);
  return sight.all || posts.some((post) => seesPost(sight, post));
}

async function insistOnPractitioner(ctx: Context<AccessStores>, personId: PersonId): Promise<void> {
  if (await holdsWiderRole(ctx, personId))
    throw new DomainError<AccessErrorCode>(
      'access.code-for-wider-role',
      'A code is for practitioners only. Ask an administrator to join the account of somebody with another role.',
    );
}
