import type { Actor, Role } from '../actor.ts';
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

/** Who reads lessons of case reviews: those who are to carry them. @source house */
export const READING_LESSONS: readonly Role[] = ['trainer', ...PARTNERSHIP_ROLES];

/** Who reads the annual quality summary. @source Leeds, Quality Assurance: reported in the annual learning and development report */
export const READING_SUMMARY: readonly Role[] = ['board', 'scrutineer', ...PARTNERSHIP_ROLES];

/**
 * Refuses whoever has none of these roles.
 *
 * @throws `access.not-permitted`
 */
export function insistOnReader(actor: Actor, roles: readonly Role[]): void {
  if (!actor.grants.some(({ role }) => roles.includes(role)))
    throw new DomainError('access.not-permitted', 'Your role does not read this.');
}
