import { TRUST_ON_APPROVAL, type Trust } from '@trellis/core/access';
import { UsageError, type CommandOption } from '../command.ts';

/** What an LMS is believed to say of people, in words. */
export const vouchWords = { 'work-email': 'work e-mail', 'staff-number': 'staff number' } as const;

/** The option `--vouch`, as every command has it that lets an LMS in. */
export const vouchOption: CommandOption = {
  value: 'LIST',
  help: `What it is believed to say of people: ${Object.keys(vouchWords).join(',')} or none; ${TRUST_ON_APPROVAL.vouchesFor.join(',')} if not given`,
};

/** The option `--agency`, as every command has it that lets an LMS in. */
export const agenciesOption: CommandOption = {
  value: 'REF',
  help: 'Believed of this agency alone; may be repeated; all if not given',
  isRepeatable: true,
};

/**
 * What was typed after `--vouch`.
 *
 * @throws UsageError
 */
export function vouchOf(typed: string | undefined): Trust['vouchesFor'] {
  if (typed === undefined) return TRUST_ON_APPROVAL.vouchesFor;
  if (typed === 'none') return [];
  const words = [...new Set(typed.split(',').map((word) => word.trim()))];
  return words.map((word) => {
    if (word !== 'work-email' && word !== 'staff-number')
      throw new UsageError('--vouch must be work-email, staff-number, both with a comma between, or none.');
    return word;
  });
}
