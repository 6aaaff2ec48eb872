import { localDate } from '@trellis/core';

/** The calendar date where the service is used. */
export function today(): string {
  return localDate(new Date());
}
