import { DomainError } from '../errors.ts';
import type { EvaluationErrorCode } from './schema.ts';

/** What evaluation is refused with. @source house */
export function refuse(
  code: EvaluationErrorCode,
  message: string,
  facts?: Readonly<Record<string, unknown>>,
): DomainError<EvaluationErrorCode> {
  return new DomainError(code, message, facts);
}
