import { DomainError, type Finding } from '@trellis/core';

/** What can be wrong with a request before any rule has been asked. */
export type RequestErrorCode =
  | 'request.malformed'
  | 'request.not-valid'
  | 'request.unknown-path'
  | 'request.wrong-method'
  | 'request.wrong-content-type'
  | 'request.too-large'
  | 'request.idempotency-key-not-valid'
  | 'request.too-many'
  | 'request.failed';

/** An error about the request itself, with the fields that are at fault. */
export function requestFault(
  code: RequestErrorCode,
  message: string,
  findings: readonly Finding[] = [],
): DomainError<RequestErrorCode> {
  return new DomainError(code, message, findings.length > 0 ? { errors: findings } : {});
}
