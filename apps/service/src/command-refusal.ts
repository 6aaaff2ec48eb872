import { DomainError } from '@trellis/core';

/**
 * What only the command line refuses, beside the codes of core: a partnership that is not there or not named, a file that it cannot read or
 * take, and one that it cannot write. Whoever types a command reads the sentence alone.
 */
export type CommandErrorCode =
  | 'import.file-not-readable'
  | 'partnership.not-found'
  | 'partnership.not-named'
  | 'report.file-not-written'
  | 'simulate.file-not-readable'
  | 'simulate.file-refused';

/** A refusal by the command line itself, with the sentence that stands on stderr. */
export function commandRefusal(code: CommandErrorCode, message: string): DomainError<CommandErrorCode> {
  return new DomainError(code, message);
}
