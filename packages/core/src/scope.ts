import type { Actor, Role } from './actor.ts';
import { DomainError } from './errors.ts';
import type { AgencyId, PersonId } from './ids.ts';

/** Codes of what lies outside somebody's grants, in whatever area she asked. */
export type ScopeErrorCode = 'access.not-permitted' | 'access.outside-your-agency';

/** Which agencies somebody may see in some roles: all, or a list that may be empty. */
export type AgencyScope = { readonly all: true } | { readonly all: false; readonly agencyIds: readonly AgencyId[] };

/**
 * The agencies whose people an actor may see when acting in any of these roles.
 *
 * @source house an agency sees its own people only; wider sight needs a grant for the partnership
 */
export function agencyScope(actor: Actor, roles: readonly Role[]): AgencyScope {
  const grants = actor.grants.filter((grant) => roles.includes(grant.role));
  if (grants.some((grant) => grant.agencyId === undefined)) return { all: true };
  return { all: false, agencyIds: [...new Set(grants.flatMap((grant) => (grant.agencyId ? [grant.agencyId] : [])))] };
}

/** Whether a scope takes in an agency. */
export function mayActFor(scope: AgencyScope, agencyId: AgencyId): boolean {
  return scope.all || scope.agencyIds.includes(agencyId);
}

/**
 * Refuses an agency outside the actor's scope in the same words whether or not that agency exists.
 *
 * @throws `access.outside-your-agency`
 */
export function insistOnAgency(scope: AgencyScope, agencyId: AgencyId | undefined): void {
  if (agencyId !== undefined && mayActFor(scope, agencyId)) return;
  if (agencyId === undefined && scope.all) return;
  throw new DomainError<ScopeErrorCode>(
    'access.outside-your-agency',
    'You can only see and change the agencies you were granted a role for.',
  );
}

/** Whether an actor is the person in question. */
export function isSelf(actor: Actor, personId: PersonId): boolean {
  return actor.personId === personId;
}
