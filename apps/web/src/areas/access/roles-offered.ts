import type { Role } from '@trellis/core/access';

/** Roles that somebody who comes by a link can use: she is nobody's record, so she has no learning, no team and no dates of her own. */
export const LINK_ROLES: readonly Role[] = [
  'board',
  'scrutineer',
  'finance',
  'coordinator',
  'agency-lead',
  'administrator',
];

/** Roles of another system, the narrowest first. */
export const TOKEN_ROLES: readonly Role[] = [
  'scrutineer',
  'board',
  'finance',
  'agency-lead',
  'coordinator',
  'administrator',
];

/** Whether a role says nothing without an agency. */
export function needsAgency(role: string): boolean {
  return role === 'agency-lead' || role === 'manager';
}
