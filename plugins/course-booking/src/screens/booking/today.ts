import { dayAt } from '@trellis/ui/sitting';

/** The calendar date of this moment where the partnership is. */
export function todayOn(): string {
  return dayAt(new Date().toISOString());
}
