import type { Actor } from '../actor.ts';
import { DomainError } from '../errors.ts';
import { agencyScope, PARTNERSHIP_ROLES } from '../scope.ts';

/**
 * Whether somebody looks after the quality of training: a coordinator or an administrator.
 *
 * @source house
 */
export function keepsQuality(actor: Actor): boolean {
  return agencyScope(actor, PARTNERSHIP_ROLES).all;
}

/**
 * Refuses whoever does not look after the quality of training.
 *
 * @throws `access.not-permitted`
 */
export function insistOnKeeper(actor: Actor): void {
  if (!keepsQuality(actor))
    throw new DomainError('access.not-permitted', 'Only a coordinator or an administrator looks after this.');
}
