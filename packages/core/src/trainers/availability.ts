import { z } from 'zod';
import { CalendarDate } from '../calendar.ts';

/** Days in a row, both of them counted. */
export const DaysInARow = z
  .object({ from: CalendarDate, to: CalendarDate })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before the first day' });
export type DaysInARow = z.infer<typeof DaysInARow>;

/** When a trainer can be asked to lead an event: on every day but some, or on some days only. */
export const Availability = z.object({
  kind: z.enum(['but-for', 'only']),
  days: z.array(DaysInARow).max(100),
});
export type Availability = z.infer<typeof Availability>;

/**
 * The first of some days on which a trainer said that she is not free.
 *
 * @param availability - absent: she has said nothing, and is free
 * @returns undefined when she is free on all of them
 * @source house practitioners are given in kind, and their own work comes first
 */
export function firstDayNotFree(
  availability: Availability | undefined,
  days: readonly CalendarDate[],
): CalendarDate | undefined {
  if (availability === undefined) return undefined;
  const isNamed = (day: CalendarDate) => availability.days.some(({ from, to }) => from <= day && day <= to);
  return days.find((day) => isNamed(day) === (availability.kind === 'but-for'));
}
