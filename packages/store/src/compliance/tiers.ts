/** The numbers of the grains of cells, under which they are stored. */
export const grains = { year: 0, month: 1, day: 2, fiveYears: 3 } as const;

/** Neighbouring cells of one grain. */
export interface Run {
  readonly grain: (typeof grains)[keyof typeof grains];
  /** The first day of the first cell. */
  readonly from: string;
  /** The first day after the last cell. */
  readonly before: string;
}

/** A day as text in which years have four figures: '2026-03-13'. */
type Day = string;

/** The first day of the year that a day is in. */
export function firstOfYear(day: Day): Day {
  return dateOf(yearOf(day), 1);
}

/** The first day of the month that a day is in. */
export function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

/** The first day of the five years that a day is in, as 2021 to 2025: from the year 1 on, since there is none before it. */
export function firstOfFiveYears(day: Day): Day {
  return dateOf(yearOf(day) - ((yearOf(day) - 1) % FIVE), 1);
}

/**
 * The fewest runs of cells that make up the days from one up to but not including another: whole five years, else whole years, else months, else days.
 *
 * @param from - absent: since ever
 */
export function runsBetween(from: Day | undefined, before: Day): readonly Run[] {
  const runs: Run[] = [];
  let at = from ?? firstOfFiveYears(before);
  if (from === undefined) runs.push({ grain: grains.fiveYears, from: '-infinity', before: at });
  while (at < before) {
    const next = nextCell(at, before);
    const last = runs.at(-1);
    if (last?.grain === next.grain) runs[runs.length - 1] = { ...last, before: next.before };
    else runs.push(next);
    at = next.before;
  }
  return runs;
}

const FIVE = 5;

function nextCell(from: Day, before: Day): Run {
  const [year, month] = [yearOf(from), Number(from.slice(5, 7))];
  const nextFive = dateOf(year + FIVE, 1);
  if (from === firstOfFiveYears(from) && nextFive <= before) return { grain: grains.fiveYears, from, before: nextFive };
  const nextYear = dateOf(year + 1, 1);
  if (from === firstOfYear(from) && nextYear <= before) return { grain: grains.year, from, before: nextYear };
  const nextMonth = month === 12 ? nextYear : dateOf(year, month + 1);
  if (from === firstOfMonth(from) && nextMonth <= before) return { grain: grains.month, from, before: nextMonth };
  return { grain: grains.day, from, before: nextMonth < before ? nextMonth : before };
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function dateOf(year: number, month: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}
