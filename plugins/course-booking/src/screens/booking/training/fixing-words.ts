import type { State } from '@trellis/core/compliance';
import { capital } from '@trellis/ui/capital';
import { longDate } from '@trellis/ui/long-date';
import { listed } from '@trellis/ui/plural-words';

/** One thing that a date would put right. */
export interface Fixed {
  readonly title: string;
  readonly state: State;
  readonly nextDueOn?: string | null | undefined;
}

/** What a date would put right for the reader: "Puts right Annex C, which is overdue, and renews level 2 in time." */
export function fixesLine(fixed: readonly Fixed[]): string {
  const overdue = fixed.filter(({ state }) => state === 'overdue').map(({ title }) => title);
  const others = fixed.filter(({ state }) => state !== 'overdue').map(({ title }) => title);
  const parts = [
    ...(overdue.length === 0 ? [] : [`puts right what is overdue: ${listed(overdue)}`]),
    ...(others.length === 0 ? [] : [`renews in time: ${listed(others)}`]),
  ];
  const line = parts.join('; ');
  const next = fixed
    .flatMap(({ nextDueOn }) => nextDueOn ?? [])
    .toSorted()
    .at(0);
  return `${capital(line)}.${next === undefined ? '' : ` Next due ${longDate(next)}.`}`;
}

/** What stands over the dates that put something right. */
export function fixingTitle(fixed: readonly Fixed[]): string {
  return fixed.some(({ state }) => state === 'overdue') ? 'What would put you right' : 'What is due soon for you';
}
