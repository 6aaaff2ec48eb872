import { agencyScope, PEOPLE_ROLES, type AgencyScope } from '../scope.ts';
import type { Actor } from '../actor.ts';
import type { ScopeErrorCode } from '../scope.ts';
import { DomainError } from '../errors.ts';

/**
 * The agencies whose people an actor may change.
 *
 * @throws `access.not-permitted` when there is none
 */
export function editorsScope(actor: Actor): AgencyScope {
  const scope = agencyScope(actor, PEOPLE_ROLES);
  if (scope.all || scope.agencyIds.length > 0) return scope;
  throw notPermitted();
}

/** The refusal of somebody who may see nobody but herself. */
export function notPermitted(): DomainError<ScopeErrorCode> {
  return new DomainError<ScopeErrorCode>(
    'access.not-permitted',
    'Only an agency’s lead, a coordinator or an administrator can do this.',
  );
}
