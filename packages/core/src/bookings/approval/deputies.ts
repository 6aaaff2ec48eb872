import { record, type Context } from '../../context.ts';
import type { AgencyId, PersonId } from '../../ids.ts';
import { agencyScope, insistOnAgency, mayActFor, PEOPLE_ROLES } from '../../scope.ts';
import { refuse } from '../refuse.ts';
import type { AgencyDeputy } from '../schema.ts';
import type { BookingsStores } from '../store.ts';
import { nameOf } from '../../people/name-of.ts';

/** A deputy with her name. */
export type DeputyShown = AgencyDeputy & { readonly name: string; readonly agencyName: string };

/** Who answers for managers in the agencies that the actor looks after. */
export async function deputies(ctx: Context<BookingsStores>): Promise<readonly DeputyShown[]> {
  const scope = agencyScope(ctx.actor, PEOPLE_ROLES);
  const named = (await ctx.store.bookings.deputies()).filter(({ agencyId }) => mayActFor(scope, agencyId));
  const agencies = new Map((await ctx.store.people.agencies()).map(({ id, name }) => [id, name]));
  const people = await ctx.store.people.people(named.map(({ personId }) => personId));
  const names = new Map(people.map((person) => [person.id, nameOf(person)]));
  return named.map((deputy) => ({
    ...deputy,
    name: names.get(deputy.personId) ?? '',
    agencyName: agencies.get(deputy.agencyId) ?? '',
  }));
}

/**
 * Says who answers for an agency's managers when they do not; somebody of that agency.
 *
 * @param personId - null: nobody, so that its leads answer
 * @throws `access.outside-your-agency`, `bookings.not-your-post`
 * @source house the deputy named by the agency
 */
export async function saveDeputy(
  ctx: Context<BookingsStores>,
  { agencyId, personId }: { readonly agencyId: AgencyId; readonly personId: PersonId | null },
): Promise<void> {
  insistOnAgency(agencyScope(ctx.actor, PEOPLE_ROLES), agencyId);
  const before = (await ctx.store.bookings.deputies()).find((deputy) => deputy.agencyId === agencyId);
  if (personId === null) await ctx.store.bookings.removeDeputy(agencyId);
  else {
    const posts = await ctx.store.people.postsOf([personId]);
    if (!posts.some((post) => post.agencyId === agencyId))
      throw refuse('bookings.not-your-post', 'Name somebody who has a post in this agency.', { field: 'personId' });
    await ctx.store.bookings.saveDeputy({ agencyId, personId });
  }
  await record(ctx, {
    action: 'bookings.save-deputy',
    subject: { kind: 'agency', id: agencyId },
    before,
    after: personId === null ? undefined : { agencyId, personId },
  });
}
