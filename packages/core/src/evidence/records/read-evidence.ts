import { isSelf, seesNobody, sightOf } from '../../scope.ts';
import type { Context } from '../../context.ts';
import type { AgencyId, PersonId } from '../../ids.ts';
import type { Page, PageRequest } from '../../paging.ts';
import { notPermitted } from '../../people/editors.ts';
import type { KnownEvidence } from '../schema.ts';
import type { EvidenceStores } from '../store.ts';

/**
 * Evidence of people whom the actor may see: her own, her team's, or that of everybody with a post in one of her agencies.
 *
 * @throws `access.not-permitted` for somebody who may see nobody's but her own and asks for more
 */
export async function listEvidence(
  ctx: Context<EvidenceStores>,
  filter: { readonly agencyId?: AgencyId | undefined; readonly personId?: PersonId | undefined },
  page: PageRequest,
): Promise<Page<KnownEvidence>> {
  const { evidence } = ctx.store;
  if (filter.personId !== undefined && isSelf(ctx.actor, filter.personId))
    return evidence.list({ all: true }, filter, page);
  const sight = sightOf(ctx.actor);
  if (seesNobody(sight)) throw notPermitted();
  return evidence.list(sight, filter, page);
}
