import { agencyScope, type AgencyScope } from '../scope.ts';
import type { Actor, Role } from '../actor.ts';
import type { PersonId } from '../ids.ts';

/** Who may open another person's pathway and see names behind figures, each within the agencies of the grant. */
export const LOOKING_AFTER_PEOPLE: readonly Role[] = ['manager', 'agency-lead', 'coordinator', 'administrator'];

/** Who may read figures without names. */
export const READING_FIGURES: readonly Role[] = [...LOOKING_AFTER_PEOPLE, 'board', 'scrutineer'];

/** Whose posts somebody may see: those of a scope, and of these only her own team's when she is a manager and nothing wider. */
export interface Sight {
  readonly scope: AgencyScope;
  readonly managerId: PersonId | undefined;
}

/**
 * Whose posts an actor may see in some roles. Somebody who is a manager and nothing wider sees the people who name her as manager.
 *
 * @source house a manager's grant reaches her own team, not the agency
 */
export function sightOf(actor: Actor, roles: readonly Role[]): Sight {
  const wider = roles.filter((role) => role !== 'manager');
  const scope = agencyScope(actor, wider);
  if (scope.all || scope.agencyIds.length > 0) return { scope, managerId: undefined };
  const managed = agencyScope(actor, roles.filter((role) => role === 'manager'));
  const isManager = managed.all || managed.agencyIds.length > 0;
  return isManager && actor.personId !== undefined ? { scope: managed, managerId: actor.personId } : { scope: { all: false, agencyIds: [] }, managerId: undefined };
}
