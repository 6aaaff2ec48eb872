import { DomainError } from '../errors.ts';
import type { LmsErrorCode } from './schema.ts';

/** A connection code that opens nothing, without saying whether it ever did. */
export function codeSpent(): DomainError<LmsErrorCode> {
  return new DomainError<LmsErrorCode>(
    'lms.code-spent',
    'This connection code was used already, has run out or is not one of ours. An administrator of Trellis can make a new one under Connected LMSs.',
  );
}

/** A connection that was switched off. */
export function disconnected(): DomainError<LmsErrorCode> {
  return new DomainError<LmsErrorCode>(
    'lms.disconnected',
    'This connection was switched off in Trellis. Ask an administrator of Trellis for a new connection code, and connect again with it.',
  );
}

/** What is missing, without saying whether it ever was there. */
export function notThere(what: string): DomainError<LmsErrorCode> {
  return new DomainError<LmsErrorCode>('lms.not-found', `There is no such ${what}.`);
}
