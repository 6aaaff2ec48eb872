/** Neighbouring cells of one grain: 0 years, 1 months, 2 days. */
export interface Run {
  readonly grain: 0 | 1 | 2;
  /** The first day of the first cell. */
  readonly from: string;
  /** The first day after the last cell. */
  readonly before: string;
}

/**
 * The fewest runs of cells that make up the days from one up to but not including another: whole years, else whole months, else days.
 *
 * @param from - absent: since ever
 */
export function runsBetween(from: string | undefined, before: string): readonly Run[] {
  const runs: Run[] = [];
  let at = from ?? `${before.slice(0, 4)}-01-01`;
  if (from === undefined) runs.push({ grain: 0, from: '-infinity', before: at });
  while (at < before) {
    const next = nextCell(at, before);
    const last = runs.at(-1);
    if (last?.grain === next.grain) runs[runs.length - 1] = { ...last, before: next.before };
    else runs.push(next);
    at = next.before;
  }
  return runs;
}

function nextCell(from: string, before: string): Run {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  const nextYear = dateOf(year + 1, 1);
  if (from.endsWith('-01-01') && nextYear <= before) return { grain: 0, from, before: nextYear };
  const nextMonth = month === 12 ? nextYear : dateOf(year, month + 1);
  if (from.endsWith('-01') && nextMonth <= before) return { grain: 1, from, before: nextMonth };
  return { grain: 2, from, before: nextMonth < before ? nextMonth : before };
}

function dateOf(year: number, month: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
}
