import { isAdministrator, joinTo, newAccount, type Account } from '../../access/index.ts';
import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { PersonId } from '../../ids.ts';
import type { Page, PageRequest } from '../../paging.ts';
import type { PeopleErrorCode } from '../../people/schema.ts';
import type { ScopeErrorCode } from '../../scope.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import { insistOnPartnership } from '../editors.ts';
import type { LmsErrorCode, UnsurePerson } from '../schema.ts';
import type { LmsStores } from '../store.ts';
import { nameOf } from './users.ts';

/** Somebody an LMS told us of whom nobody can be sure of, as the match list shows her. */
export interface UnsurePersonShown {
  readonly unsure: UnsurePerson;
  /** How many facts wait for her. */
  readonly facts: number;
  readonly candidates: readonly Candidate[];
}

/** Whose account somebody's is that an LMS told of: one person's, or nobody's that we take in. */
export type UnsureDecision = { readonly state: 'same'; readonly personId: PersonId } | { readonly state: 'refused' };

/**
 * Whom LMSs told us of without our knowing who they are, newest first, with the people they may be.
 *
 * @throws `access.not-permitted`
 */
export async function unsurePeople(ctx: Context<LmsStores>, page: PageRequest): Promise<Page<UnsurePersonShown>> {
  insistOnPartnership(ctx.actor);
  const found = await ctx.store.lms.listUnsurePeople({ state: 'open' }, page);
  const candidates = await candidatesOf(
    ctx,
    found.rows.map(({ said }) => said),
  );
  return {
    ...found,
    rows: found.rows.map(({ facts, ...unsure }, at) => ({
      unsure,
      facts,
      candidates: candidates[at] ?? [],
    })),
  };
}

/**
 * Decides who somebody is that an LMS told of: her account is joined, and what waits for her counts soon. Whom it is decided not to take in is not
 * asked about again.
 *
 * @throws `lms.person-not-open`, `people.not-found`, `access.already-joined` when the account became somebody else's meanwhile
 * @throws `access.not-permitted` also for a person with a wider role, whom an administrator must join
 */
export async function decideUnsurePerson(ctx: Context<LmsStores>, id: string, decision: UnsureDecision): Promise<void> {
  insistOnPartnership(ctx.actor);
  const unsure = await lockedOpen(ctx, id);
  if (decision.state === 'same') await join(ctx, unsure, decision.personId);
  await ctx.store.lms.saveUnsurePeople([{ ...unsure, said: {}, state: decision.state, decidedAt: ctx.now }]);
  await record(ctx, {
    action: 'lms.decide-person',
    subject: { kind: 'unsure-person', id },
    ...(decision.state === 'same' && { personId: decision.personId }),
    after: { state: decision.state },
  });
}

async function lockedOpen(ctx: Context<LmsStores>, id: string): Promise<UnsurePerson> {
  const found = await ctx.store.lms.unsurePerson(id);
  if (found) await ctx.store.lms.lockRegistration(found.registrationId);
  const now = found && (await ctx.store.lms.unsurePerson(id));
  if (now?.state !== 'open')
    throw new DomainError<LmsErrorCode>(
      'lms.person-not-open',
      'This person is not waiting for a decision: it may have been decided already.',
    );
  return now;
}

async function join(ctx: Context<LmsStores>, unsure: UnsurePerson, personId: PersonId): Promise<void> {
  const { lms, access, people } = ctx.store;
  const { registrationId, subject } = unsure;
  const person = await people.person(personId);
  if (!person || person.erasedAt !== undefined)
    throw new DomainError<PeopleErrorCode>('people.not-found', 'There is no such person.');
  const [wider] = isAdministrator(ctx.actor) ? [] : await access.holdersOfWiderRoles([personId]);
  if (wider !== undefined)
    throw new DomainError<ScopeErrorCode>(
      'access.not-permitted',
      'This person holds a wider role: an administrator must join the account.',
    );
  const account = await accountOf(ctx, unsure);
  if (account.state === 'joined' && account.personId !== personId)
    throw new DomainError('access.already-joined', 'This account has been joined to somebody else meanwhile.');
  if (account.state !== 'joined') await joinTo(ctx, account, personId, 'access.join-account');
  await lms.markPending({ registrationId, subject });
}

/** The account of somebody an LMS told of: the one she came with before, or a new one. */
async function accountOf(ctx: Context<LmsStores>, { registrationId, subject, said }: UnsurePerson): Promise<Account> {
  const registration = await ctx.store.lms.registration(registrationId);
  if (!registration)
    throw new DomainError<LmsErrorCode>('lms.not-found', 'The LMS that told of this person is not connected any more.');
  const { issuer, clientId } = registration;
  const [known] = await ctx.store.access.accountsBySubject(issuer, clientId, [subject]);
  if (known) return known;
  return ctx.store.access.arrive(newAccount(ctx, { issuer, clientId, subject, shownName: nameOf(said) }));
}
