import { Role } from '@trellis/core/access';
import { UsageError, type CommandOption } from '../command.ts';

/** The option by which a role is named. */
export const roleOption: CommandOption = { value: 'ROLE', help: Role.options.join(', ') };

/** The option by which an agency is named. */
export const agencyOption: CommandOption = { value: 'REF', help: 'Within one agency only, by its short name' };

/**
 * The role that was typed.
 *
 * @throws UsageError when it is none
 */
export function roleOf(typed: string | undefined): Role {
  const role = Role.safeParse(typed);
  if (!role.success) throw new UsageError(`--role must be one of ${Role.options.join(', ')}.`);
  return role.data;
}
