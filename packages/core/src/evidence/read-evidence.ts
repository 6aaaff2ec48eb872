import { agencyScope, isSelf } from '../scope.ts';
import type { Context } from '../context.ts';
import type { AgencyId, PersonId } from '../ids.ts';
import type { Page, PageRequest } from '../paging.ts';
import { notPermitted, PEOPLE_ROLES } from '../people/editors.ts';
import { managerOf } from '../people/read-people.ts';
import type { PeopleStores } from '../people/store.ts';
import type { KnownEvidence } from './schema.ts';
import type { EvidenceStores } from './store.ts';

/**
 * Evidence of people whom the actor may see: her own, her team's, or that of everybody with a post in one of her agencies.
 *
 * @throws `access.not-permitted` for somebody who may see nobody's but her own and asks for more
 */
export async function listEvidence(
  ctx: Context<EvidenceStores & PeopleStores>,
  filter: { readonly agencyId?: AgencyId | undefined; readonly personId?: PersonId | undefined },
  page: PageRequest,
): Promise<Page<KnownEvidence>> {
  const { evidence, people } = ctx.store;
  if (filter.personId !== undefined && isSelf(ctx.actor, filter.personId))
    return evidence.list({ all: true }, filter, page);
  const scope = agencyScope(ctx.actor, PEOPLE_ROLES);
  if (scope.all || scope.agencyIds.length > 0) return evidence.list(scope, filter, page);
  const manager = managerOf(ctx.actor);
  if (manager === undefined || filter.personId === undefined) throw notPermitted();
  const team = await people.managedBy(manager);
  return team.includes(filter.personId) ? evidence.list({ all: true }, filter, page) : { rows: [] };
}
