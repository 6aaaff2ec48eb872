import type { Role } from '@trellis/lti-1p3';

/** Roles of somebody who learns. */
const LEARNING = new Set(['Learner', 'Student', 'ProspectiveStudent']);
/** Roles that everybody may have, so that they say nothing of what somebody does. */
const ANYBODY = new Set(['User', 'None', 'Member', 'Guest', 'Other']);

/**
 * Whether somebody may choose what stands in a course: anybody whom an LMS sends to choose, but not who only learns there. Where it names no role
 * that is known, its sending her is enough.
 *
 * @source house
 */
export function mayChoose(roles: readonly Role[]): boolean {
  const telling = roles.filter(({ name }) => !ANYBODY.has(name));
  return telling.length === 0 || telling.some(({ name }) => !LEARNING.has(name));
}
