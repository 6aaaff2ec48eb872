import { DomainError, type AgencyId, type Context } from '@trellis/core';
import { agencyScope, insistOnAgency, type Role } from '@trellis/core/access';
import type { PeopleErrorCode, PeopleStores } from '@trellis/core/people';

/**
 * The agency that a reference names, for somebody who may see it.
 *
 * @param roles - in which the actor asks
 * @returns undefined when no reference was given
 * @throws `access.outside-your-agency`, in the same words whether or not there is such an agency; `people.agency-not-found` for somebody who sees all of them
 */
export async function agencyNamed(
  ctx: Context<Pick<PeopleStores, 'people'>>,
  ref: string | undefined,
  roles: readonly Role[],
): Promise<AgencyId | undefined> {
  if (ref === undefined) return undefined;
  const scope = agencyScope(ctx.actor, roles);
  const agency = (await ctx.store.people.agencies()).find((each) => each.ref === ref);
  if (agency === undefined && scope.all)
    throw new DomainError<PeopleErrorCode>('people.agency-not-found', `There is no agency ${ref}.`, {
      field: 'agency',
    });
  if (!scope.all) insistOnAgency(scope, agency?.id);
  return agency?.id;
}
