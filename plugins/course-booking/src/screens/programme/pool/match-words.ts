import type { TrainersProposed } from '@trellis/core/events';
import { listed } from '@trellis/ui/plural-words';
import type { Choice } from '@trellis/ui/select-field';

/** The periods for which trainers are looked for, by how far they look ahead. */
export const PERIODS: readonly Choice[] = [
  { value: 'month', label: 'The next month' },
  { value: 'quarter', label: 'The next three months' },
  { value: 'year', label: 'The next year' },
];

const MONTHS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/** The days from today to so many months ahead. */
export function periodOf(period: string, today: string): { readonly from: string; readonly to: string } {
  const [year, month, day] = today.split('-').map(Number);
  const ahead = new Date(Date.UTC(year!, month! - 1 + (MONTHS[period] ?? 3), day!));
  return { from: today, to: ahead.toISOString().slice(0, 10) };
}

/** How many dates have a pair, are proposed one, and stay without. */
export function matchedLine(all: readonly Pick<TrainersProposed, 'state'>[]): string {
  const many = (state: TrainersProposed['state']) => all.filter((each) => each.state === state).length;
  const [led, proposed, none] = [many('led'), many('proposed'), many('none')];
  return [
    `${dates(proposed)} with a pair to agree to`,
    none === 0 ? '' : `${none} without one`,
    led === 0 ? '' : `${led} with trainers already, not shown`,
  ]
    .filter((part) => part !== '')
    .join(', ')
    .concat('. Earliest first');
}

function dates(many: number): string {
  return many === 1 ? 'One date' : `${many} dates`;
}

/** What stands in the way of a pair, with whom it is said of; of many only the first few are named. */
export function inTheWayWords({ what, names }: TrainersProposed['inTheWay'][number]): string {
  if (names.length === 0) return `${what}.`;
  const [first, rest] = [names.slice(0, MOST_NAMED), names.length - MOST_NAMED];
  return `${what}: ${listed(rest > 0 ? [...first, `${rest} more`] : first)}.`;
}

const MOST_NAMED = 4;
