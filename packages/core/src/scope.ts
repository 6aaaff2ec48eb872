import type { Actor, Role } from './actor.ts';
import { DomainError } from './errors.ts';
import type { AgencyId, PersonId } from './ids.ts';

/** Codes of what lies outside somebody's grants, in whatever area she asked. */
export type ScopeErrorCode = 'access.not-permitted' | 'access.outside-your-agency';

/** Which agencies somebody may see in some roles: all, or a list that may be empty. */
export type AgencyScope = { readonly all: true } | { readonly all: false; readonly agencyIds: readonly AgencyId[] };

/** Whose posts somebody may see: everybody's in a scope, and besides those that name her as manager. */
export type Sight = AgencyScope & {
  /** The agencies in which a manager sees whoever names her; absent for somebody who manages nobody, or sees them all anyway. */
  readonly team?: { readonly managerId: PersonId; readonly within: AgencyScope } | undefined;
};

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

/** Who may see and change the people of an agency, or of all: leads of their own, coordinators and administrators of everything. @source house */
export const PEOPLE_ROLES: readonly Role[] = ['agency-lead', 'coordinator', 'administrator'];

/** Who may see other people by name, each within the agencies of the grant; a manager her own team. @source house */
export const LOOKING_AFTER_PEOPLE: readonly Role[] = ['manager', ...PEOPLE_ROLES];

/** Who may read figures without names. @source house */
export const READING_FIGURES: readonly Role[] = [...LOOKING_AFTER_PEOPLE, 'board', 'scrutineer'];

/** Who looks after what belongs to the whole partnership, such as courses. @source house */
export const PARTNERSHIP_ROLES: readonly Role[] = ['coordinator', 'administrator'];

/**
 * Whose posts an actor may see in some roles. Somebody with several grants sees what any of them shows.
 *
 * @source house a manager's grant reaches the people of that agency who name her as manager, not the agency
 */
export function sightOf(actor: Actor, roles: readonly Role[] = LOOKING_AFTER_PEOPLE): Sight {
  const scope = agencyScope(
    actor,
    roles.filter((role) => role !== 'manager'),
  );
  if (scope.all || actor.personId === undefined || !roles.includes('manager')) return scope;
  const within = agencyScope(actor, ['manager']);
  return seesNobody(within) ? scope : { ...scope, team: { managerId: actor.personId, within } };
}

/** Whether there is nobody whom a sight takes in. */
export function seesNobody(sight: Sight): boolean {
  return !sight.all && sight.agencyIds.length === 0 && sight.team === undefined;
}

/** Whether a sight takes in a post. */
export function seesPost(
  sight: Sight,
  post: { readonly agencyId: AgencyId; readonly managerPersonId?: PersonId | undefined },
): boolean {
  if (mayActFor(sight, post.agencyId)) return true;
  return (
    sight.team !== undefined &&
    post.managerPersonId === sight.team.managerId &&
    mayActFor(sight.team.within, post.agencyId)
  );
}

/** Whether a scope takes in an agency. */
export function mayActFor(scope: AgencyScope, agencyId: AgencyId): boolean {
  return scope.all || scope.agencyIds.includes(agencyId);
}

/**
 * Refuses an agency outside the actor's sight in the same words whether or not that agency exists.
 *
 * @throws `access.outside-your-agency`
 */
export function insistOnAgency(sight: Sight, agencyId: AgencyId | undefined): void {
  if (agencyId !== undefined && (mayActFor(sight, agencyId) || (sight.team && mayActFor(sight.team.within, agencyId))))
    return;
  if (agencyId === undefined && sight.all) return;
  throw new DomainError<ScopeErrorCode>(
    'access.outside-your-agency',
    'You can only see and change the agencies you were granted a role for.',
  );
}

/** Whether an actor is the person in question. */
export function isSelf(actor: Actor, personId: PersonId): boolean {
  return actor.personId === personId;
}
