import { DomainError } from '../errors.ts';
import { AGENCY_ROLES, type Actor, type Grant } from '../actor.ts';
import { type AccessErrorCode } from './schema.ts';
import { agencyScope } from '../scope.ts';

/** Whether an actor administers the whole partnership. */
export function isAdministrator(actor: Actor): boolean {
  return agencyScope(actor, ['administrator']).all;
}

/**
 * Refuses everybody but administrators of the whole partnership.
 *
 * @throws `access.not-permitted`
 */
export function insistOnAdministrator(actor: Actor): void {
  if (!isAdministrator(actor))
    throw new DomainError<AccessErrorCode>(
      'access.not-permitted',
      'Only an administrator of the partnership can do this.',
    );
}

/**
 * Refuses a grant that would let somebody loose on a whole partnership with a role made for one agency.
 *
 * @throws `access.agency-needed`
 * @source house
 */
export function insistOnAgencyOf(grant: Grant): void {
  if (grant.agencyId === undefined && AGENCY_ROLES.includes(grant.role))
    throw new DomainError<AccessErrorCode>(
      'access.agency-needed',
      `Say for which agency: ${grant.role} is a role within one.`,
      { role: grant.role },
    );
}

/** What is missing, without saying whether it ever was there. */
export function notFound(what: string): DomainError<AccessErrorCode> {
  return new DomainError<AccessErrorCode>('access.not-found', `There is no such ${what}.`);
}

/** The moment so many hours after another. */
export function hoursAfter(at: string, hours: number): string {
  return new Date(Date.parse(at) + hours * 3_600_000).toISOString();
}
