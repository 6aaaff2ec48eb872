import { DomainError } from '@trellis/core';
import type { PeopleErrorCode } from '@trellis/core/people';

/**
 * Refuses a file as a whole, in words for whoever sent it.
 *
 * @throws `people.file-refused`
 */
export function refuseFile(reason: string): never {
  throw new DomainError<PeopleErrorCode>('people.file-refused', reason);
}
