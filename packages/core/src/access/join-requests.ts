import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { AgencyId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import { editorsScope } from '../people/editors.ts';
import type { PeopleStores } from '../people/store.ts';
import { accountOfActor, alreadyJoined, joinTo } from './claim.ts';
import { isAdministrator, notFound } from './insist.ts';
import type { AccessErrorCode, Account, JoinRequest } from './schema.ts';
import { mayActFor } from '../scope.ts';
import type { AccessStores } from './store.ts';
import { holdsWiderRole } from './wider-role.ts';

/** An agency as somebody may name it who is not on record yet. */
export interface AgencyToJoin {
  readonly id: AgencyId;
  readonly name: string;
}

/**
 * The agencies that somebody whom nobody knows yet may name, by name.
 *
 * @throws `access.not-signed-in`
 */
export async function agenciesToJoin(ctx: Context<AccessStores & PeopleStores>): Promise<readonly AgencyToJoin[]> {
  await accountOfActor(ctx);
  const agencies = (await ctx.store.people.agencies()).map(({ id, name }) => ({ id, name }));
  return agencies.sort((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}

/**
 * Asks to be let in: names an agency and waits for its lead. Until then the account sees nothing. Naming another agency takes the first request back.
 *
 * @throws `access.not-signed-in`, `access.already-joined`, `access.not-found` for an agency that does not exist
 * @source house a clear way in, never a default agency
 */
export async function requestToJoin(
  ctx: Context<AccessStores & PeopleStores>,
  input: Pick<JoinRequest, 'agencyId' | 'statedName' | 'statedStaffNumber'>,
): Promise<JoinRequest> {
  const { access, people } = ctx.store;
  const account = await accountOfActor(ctx);
  if (account.state === 'joined') throw alreadyJoined();
  if (!(await people.agencies()).some((agency) => agency.id === input.agencyId)) throw notFound('agency');
  const waiting = (await access.joinRequestsOf(account.id)).filter((request) => request.state === 'waiting');
  const same = waiting.find((request) => request.agencyId === input.agencyId);
  for (const request of waiting) if (request !== same) await access.saveJoinRequest({ ...request, state: 'refused' });
  const request: JoinRequest = {
    ...input,
    id: same?.id ?? ctx.newId(),
    accountId: account.id,
    requestedAt: same?.requestedAt ?? ctx.now,
    state: 'waiting',
  };
  await access.saveJoinRequest(request);
  await access.saveAccount({ ...account, state: 'waiting' });
  await record(ctx, {
    action: 'access.request-to-join',
    subject: { kind: 'join-request', id: request.id },
    after: { agencyId: request.agencyId },
  });
  return request;
}

/** Requests that wait, or were answered, in the asker's agencies. */
export async function joinRequests(ctx: Context<AccessStores>, page: PageRequest): Promise<Page<JoinRequest>> {
  return ctx.store.access.joinRequests(editorsScope(ctx.actor), page);
}

/** A lead's answer: whose record it is, or no. Somebody who is not on record is added first. */
export type JoinAnswer = { readonly accept: true; readonly personId: PersonId } | { readonly accept: false };

/**
 * Answers a request to join.
 *
 * @throws `access.not-permitted` also for a person with a wider role, whom an administrator must join
 * @throws `access.not-found` for a request of another agency, one already answered, or a person without a post in the agency
 * @throws `access.already-joined`
 */
export async function decideJoinRequest(
  ctx: Context<AccessStores & PeopleStores>,
  id: string,
  answer: JoinAnswer,
): Promise<Account> {
  const { access } = ctx.store;
  const scope = editorsScope(ctx.actor);
  const request = await access.joinRequest(id);
  if (request?.state !== 'waiting' || !mayActFor(scope, request.agencyId))
    throw notFound('request waiting for an answer');
  const account = await access.account(request.accountId);
  if (!account) throw notFound('account');
  if (account.state === 'joined') throw alreadyJoined();
  if (!answer.accept) {
    await access.saveJoinRequest({ ...request, state: 'refused' });
    // A match that waits for an administrator goes on waiting.
    const after: Account = account.personId === undefined ? { ...account, state: 'unknown' } : account;
    await access.saveAccount(after);
    await record(ctx, { action: 'access.refuse-join-request', subject: { kind: 'join-request', id } });
    return after;
  }
  const person = await ctx.store.people.person(answer.personId);
  const posts = await ctx.store.people.postsOf([answer.personId]);
  if (!person || person.erasedAt !== undefined || !posts.some((post) => post.agencyId === request.agencyId))
    throw notFound('person in this agency');
  if (!isAdministrator(ctx.actor) && (await holdsWiderRole(ctx, answer.personId)))
    throw new DomainError<AccessErrorCode>(
      'access.not-permitted',
      'This person holds a wider role: an administrator must join the account.',
    );
  return joinTo(ctx, account, answer.personId, 'access.accept-join-request');
}
