import { longDate } from '@trellis/ui/long-date';
import type { CountsLine } from './counts-words.ts';
import { listed } from '@trellis/ui/plural-words';

/** A date of another course that comes before the one being looked at. */
export interface EarlierDate {
  readonly title: string;
  /** 'YYYY-MM-DD'. */
  readonly on: string;
  readonly counts: readonly CountsLine[];
}

/**
 * The earlier date that somebody in a hurry might book by mistake: it counts for some of what this one counts for, but leaves open what is
 * overdue and this one puts right.
 *
 * @param fixed - what the date being looked at counts for
 * @returns undefined where there is none
 * @source house what a course does not count for is said before booking
 */
export function misleading(
  fixed: readonly CountsLine[],
  earlier: readonly EarlierDate[],
): { readonly title: string; readonly text: string } | undefined {
  const overdue = fixed.filter(({ state }) => state === 'overdue');
  for (const { title, on, counts } of earlier) {
    const fixes = (line: CountsLine) => counts.some((each) => each.requirement === line.requirement && each.fixes);
    const shared = fixed.filter(fixes);
    const leftOpen = overdue.filter((line) => !fixes(line));
    if (shared.length === 0 || leftOpen.length === 0) continue;
    return {
      title: `There is an earlier date of ${title}, on ${longDate(on)}`,
      text: `It counts for: ${titlesOf(shared)}. It does not count for: ${titlesOf(leftOpen)}. So you would still be overdue.`,
    };
  }
  return undefined;
}

function titlesOf(lines: readonly CountsLine[]): string {
  return listed([...new Set(lines.map(({ title }) => title))]);
}
