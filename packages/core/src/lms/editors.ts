import type { Actor } from '../actor.ts';
import { DomainError } from '../errors.ts';
import { agencyScope, PARTNERSHIP_ROLES, type ScopeErrorCode } from '../scope.ts';

/**
 * Refuses whoever does not act for the whole partnership: what an LMS tells concerns people of every agency.
 *
 * @throws `access.not-permitted`
 * @source house
 */
export function insistOnPartnership(actor: Actor): void {
  if (!agencyScope(actor, PARTNERSHIP_ROLES).all)
    throw new DomainError<ScopeErrorCode>(
      'access.not-permitted',
      'Only a coordinator or an administrator of the partnership can do this.',
    );
}
