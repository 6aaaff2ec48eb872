import { DomainError } from '../errors.ts';
import type { BookingsErrorCode } from './schema.ts';

/** What bookings are refused with. @source house */
export function refuse(
  code: BookingsErrorCode,
  message: string,
  facts?: Readonly<Record<string, unknown>>,
): DomainError<BookingsErrorCode> {
  return new DomainError(code, message, facts);
}
