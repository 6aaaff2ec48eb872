import { addMonths, dateOf, dayOf, type CalendarDate } from '@trellis/core';

/** How many years of records a generated partnership has. */
const YEARS = 6;

/** When records of a generated partnership came, from the day it began until today. All days are day numbers. */
export interface CalendarOfFiles {
  readonly began: number;
  readonly today: number;
  /** The moment of the first monthly file on or after a day; undefined while that has not come yet. */
  fileAfter(day: number): string | undefined;
  /** The moment at which something was recorded on a day, by hand or by an LMS; undefined while that has not come yet. */
  recordedOn(day: number): string | undefined;
}

/** The calendar of a partnership that is six years old. Files come on the fifth of a month. */
export function calendarOfFiles(today: CalendarDate): CalendarOfFiles {
  const now = dayOf(today);
  const began = dayOf(`${dateOf(addMonths(now, -12 * YEARS)).slice(0, 7)}-01`);
  const files = Array.from({ length: 12 * YEARS + 1 }, (_, month) => addMonths(began, month) + 4);
  const moments = new Map(files.map((day) => [day, `${dateOf(day)}T05:30:00.000Z`]));
  /** By day since it began: looked up some million times. */
  const next: number[] = [];
  for (let day = began, file = 0; day < now; day++) {
    if (files[file]! < day) file++;
    next.push(files[file]!);
  }
  return {
    began,
    today: now,
    fileAfter: (day) => {
      const file = next[Math.max(0, day - began)];
      return file === undefined || file >= now ? undefined : moments.get(file);
    },
    recordedOn: (day) => {
      const known = Math.max(day, began + 4);
      return known < now ? `${dateOf(known)}T21:15:00.000Z` : undefined;
    },
  };
}
