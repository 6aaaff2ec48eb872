import { record, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { AccountId, PersonId } from '../ids.ts';
import type { PeopleStores } from '../people/store.ts';
import { insistOnAdministrator, insistOnAgencyOf, isAdministrator, notFound } from './insist.ts';
import type { Actor, Grant } from '../actor.ts';
import { agencyScope, mayActFor } from '../scope.ts';
import type { AccessErrorCode } from './schema.ts';
import type { AccessStores, HeldGrant } from './store.ts';

/** Whose grant: a person's, whichever account she signs in with, or that of an account that is nobody's record. */
export type GrantHolder = { readonly personId: PersonId } | { readonly accountId: AccountId };

/** Everything granted to somebody; a lead sees what was granted within her agencies. */
export async function grantsOf(ctx: Context<AccessStores>, holder: GrantHolder): Promise<readonly HeldGrant[]> {
  const held = await ctx.store.access.grantsOf(holder);
  return isAdministrator(ctx.actor) ? held : held.filter((grant) => mayGrant(ctx.actor, grant));
}

/**
 * Gives somebody a role. Administrators give any; an agency's lead makes people of that agency managers in it.
 *
 * @throws `access.not-permitted`, `access.agency-needed`, `access.not-found`
 * @source house
 */
export async function grant(
  ctx: Context<AccessStores & PeopleStores>,
  holder: GrantHolder,
  granted: Grant,
): Promise<HeldGrant> {
  if (!mayGrant(ctx.actor, granted)) insistOnAdministrator(ctx.actor);
  insistOnAgencyOf(granted);
  await insistOnHolder(ctx, holder, granted);
  const held = (await ctx.store.access.grantsOf(holder)).find((other) => isSame(other, granted));
  if (held) return held;
  const given: HeldGrant = { ...granted, ...holder, id: ctx.newId() };
  await ctx.store.access.saveGrant(given);
  await record(ctx, {
    action: 'access.grant',
    subject: { kind: 'grant', id: given.id },
    ...('personId' in holder && { personId: holder.personId }),
    after: given,
  });
  return given;
}

/**
 * Takes a role away, at once. Whoever asks, somebody who can sign in again goes on administering the whole partnership.
 *
 * @throws `access.not-permitted`, `access.not-found`, `access.last-administrator`
 * @source house
 */
export async function revokeGrant(ctx: Context<AccessStores>, id: string): Promise<void> {
  const held = await ctx.store.access.heldGrant(id);
  if (!held || !mayGrant(ctx.actor, held)) insistOnAdministrator(ctx.actor);
  if (!held) throw notFound('grant');
  await insistOnOtherAdministrator(ctx, held);
  await ctx.store.access.removeGrant(id);
  await record(ctx, {
    action: 'access.revoke-grant',
    subject: { kind: 'grant', id },
    personId: held.personId,
    before: held,
  });
}

function mayGrant(actor: Actor, granted: Grant): boolean {
  if (isAdministrator(actor)) return true;
  return (
    granted.role === 'manager' &&
    granted.agencyId !== undefined &&
    mayActFor(agencyScope(actor, ['agency-lead']), granted.agencyId)
  );
}

/** Refuses to take away the role by which the last administrator comes in. */
async function insistOnOtherAdministrator(ctx: Context<AccessStores>, taken: HeldGrant): Promise<void> {
  if (taken.role !== 'administrator' || taken.agencyId !== undefined) return;
  const lasting = await ctx.store.access.lockAdministrators();
  if (lasting.length > 1 || lasting[0]?.id !== taken.id) return;
  throw new DomainError<AccessErrorCode>(
    'access.last-administrator',
    'Nobody else administers the whole partnership. Give another person that role first, then take this one away.',
  );
}

async function insistOnHolder(
  ctx: Context<AccessStores & PeopleStores>,
  holder: GrantHolder,
  granted: Grant,
): Promise<void> {
  if ('accountId' in holder) {
    insistOnAdministrator(ctx.actor);
    if (!(await ctx.store.access.account(holder.accountId))) throw notFound('account');
    return;
  }
  const person = await ctx.store.people.person(holder.personId);
  if (!person || person.erasedAt !== undefined) throw notFound('person');
  if (isAdministrator(ctx.actor)) return;
  const posts = await ctx.store.people.postsOf([holder.personId]);
  if (!posts.some((post) => post.agencyId === granted.agencyId)) throw notFound('person');
}

function isSame(one: Grant, other: Grant): boolean {
  return one.role === other.role && one.agencyId === other.agencyId;
}
