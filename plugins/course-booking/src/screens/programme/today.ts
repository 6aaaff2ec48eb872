import { dayAt } from '@trellis/ui/sitting';

/** This moment by the reader's own clock. RFC 3339. */
export function instantNow(): string {
  return new Date().toISOString();
}

/** The calendar date that it is now where the partnership is, by the reader's own clock. */
export function todayOn(): string {
  return dayAt(instantNow());
}
