/** Who sees what an agency is charged; a manager sees the bookings of her team alone. */
const ROLES = ['agency-lead', 'finance', 'coordinator', 'administrator'];

/** Whether somebody with these roles sees what the agency is charged, and names its deputy. */
export function seesCharges(roles: readonly string[]): boolean {
  return roles.some((role) => ROLES.includes(role));
}
