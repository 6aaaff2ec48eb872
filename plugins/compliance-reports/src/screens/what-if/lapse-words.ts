import { count } from '@trellis/ui/long-date';
import { many } from '@trellis/ui/plural-words';

/** The answer to a what-if in counts, as the service gives it. Null: withheld. */
export interface LapseTotals {
  readonly people: number | null;
  readonly posts: number | null;
  readonly peopleWouldLapse: number | null;
  readonly overdueOnDayOne: number | null;
  readonly relieved: number | null;
}

/** A row of an answer: how many would lapse in an agency in a month. */
export interface LapseRow {
  readonly agency: string;
  readonly agencyName: string;
  readonly month: string;
  readonly requirement: string;
  readonly title: string;
  readonly wouldLapse: number | null;
}

/** The answer in one sentence. */
export function lapseSentence({ people, peopleWouldLapse }: LapseTotals): string {
  if (people === null) return 'How many people are asked is withheld, because they are few';
  if (people === 0) return 'This is asked of nobody there';
  if (peopleWouldLapse === null) return 'How many people would lapse is withheld, because they are few';
  if (peopleWouldLapse === 0) return `Nobody of ${many(people, 'person', 'people')} would lapse`;
  return `${many(peopleWouldLapse, 'person', 'people')} of ${count(people)} would lapse`;
}

/** A count, or that it is withheld. */
export function lapseCount(value: number | null): string {
  return value === null ? 'withheld' : count(value);
}

/** How many would lapse in each month, the earliest first, of all agencies or of one. What is withheld adds nothing. */
export function byMonth(
  rows: readonly LapseRow[],
  agency: string,
): readonly { readonly month: string; readonly count: number }[] {
  const sums = new Map<string, number>();
  for (const row of rows)
    if (agency === '' || row.agency === agency) sums.set(row.month, (sums.get(row.month) ?? 0) + (row.wouldLapse ?? 0));
  return [...sums]
    .map(([month, sum]) => ({ month, count: sum }))
    .toSorted((one, other) => one.month.localeCompare(other.month));
}
