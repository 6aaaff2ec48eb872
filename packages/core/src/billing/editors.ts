import type { Actor, Role } from '../actor.ts';
import { DomainError } from '../errors.ts';
import { agencyScope, type AgencyScope, type ScopeErrorCode } from '../scope.ts';

/** Who looks after money for the whole partnership. @source house */
export const BILLING_ROLES: readonly Role[] = ['finance', 'coordinator', 'administrator'];

/** Who decides about money that is owed: releases, waives, credits, sets codes. @source house */
export const FINANCE_ROLES: readonly Role[] = ['finance', 'administrator'];

/** Who reads lines and statements: an agency's lead those of her own agency. @source house */
export const READING_CHARGES: readonly Role[] = ['agency-lead', ...BILLING_ROLES];

/**
 * Refuses whoever does not act for the whole partnership in one of these roles.
 *
 * @throws `access.not-permitted`
 * @source house
 */
export function insistOnBilling(actor: Actor, roles: readonly Role[] = BILLING_ROLES): void {
  if (agencyScope(actor, roles).all) return;
  throw new DomainError<ScopeErrorCode>(
    'access.not-permitted',
    roles.includes('coordinator')
      ? 'Only finance, a coordinator or an administrator of the partnership can do this.'
      : 'Only finance or an administrator of the partnership can do this.',
  );
}

/**
 * The agencies whose charges an actor may read.
 *
 * @source house
 */
export function chargesScope(actor: Actor): AgencyScope {
  const everything = agencyScope(actor, BILLING_ROLES);
  return everything.all ? everything : agencyScope(actor, READING_CHARGES);
}
