import { agencyScope, type AgencyScope } from '../scope.ts';
import type { Actor, Role } from '../actor.ts';
import type { ScopeErrorCode } from '../scope.ts';
import { DomainError } from '../errors.ts';

/**
 * Who may see and change the people of an agency, or of all: leads of their own, coordinators and administrators of everything.
 *
 * @source house
 */
export const PEOPLE_ROLES: readonly Role[] = ['agency-lead', 'coordinator', 'administrator'];

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
