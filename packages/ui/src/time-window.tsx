import { dayNumber } from './long-date.tsx';

/** The stretch of time that a rail shows: from a calendar date until, but not including, another. */
export type TimeWindow = { readonly fromOn: string; readonly untilOn: string };

/** A label on the time axis. */
export type Tick = { readonly on: string; readonly label: string };

const dayMs = 86_400_000;
const toDate = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
const firstOf = (year: number, month: number): string => toDate(Date.UTC(year, month - 1, 1) / dayMs);

/**
 * How far along a window a day lies, in per cent.
 *
 * @param on - a calendar date; earlier than the window gives 0, later gives 100
 */
export function percentAt(window: TimeWindow, on: string): number {
  const start = dayNumber(window.fromOn);
  const share = (dayNumber(on) - start) / (dayNumber(window.untilOn) - start);
  return Math.min(100, Math.max(0, share * 100));
}

/** A share of a width for an SVG attribute: two decimals, so that pages made twice are the same. */
export const percent = (value: number): string => `${Math.round(value * 100) / 100}%`;

/**
 * The labels of the axis: years, or quarters when the window is shorter than eighteen months.
 *
 * @returns at most seven, in order
 * @source house
 */
export function ticksOf(window: TimeWindow): Tick[] {
  const days = dayNumber(window.untilOn) - dayNumber(window.fromOn);
  const [firstYear, lastYear] = [Number(window.fromOn.slice(0, 4)), Number(window.untilOn.slice(0, 4))];
  const inside = (tick: Tick) => tick.on >= window.fromOn && tick.on < window.untilOn;
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at);
  if (days < 548) {
    return years
      .flatMap((year) => [
        { on: firstOf(year, 1), label: String(year) },
        { on: firstOf(year, 4), label: 'Apr' },
        { on: firstOf(year, 7), label: 'Jul' },
        { on: firstOf(year, 10), label: 'Oct' },
      ])
      .filter(inside);
  }
  const step = Math.ceil(years.length / 7);
  return years
    .filter((year) => year % step === 0)
    .map((year) => ({ on: firstOf(year, 1), label: String(year) }))
    .filter(inside);
}

/**
 * A window in which every span can be seen and today is not at the edge.
 *
 * @param spans - half-open: `untilOn` is the first day after, and null never ends
 * @returns at most three years before today and five after
 * @source house
 */
export function windowFor(
  spans: readonly { readonly fromOn: string; readonly untilOn: string | null }[],
  todayOn: string,
): TimeWindow {
  const today = dayNumber(todayOn);
  const starts = spans.map((span) => dayNumber(span.fromOn));
  const ends = spans.flatMap((span) => [span.fromOn, ...(span.untilOn ? [span.untilOn] : [])]).map(dayNumber);
  const first = Math.max(Math.min(...starts, today - 180), today - 3 * 365);
  const last = Math.min(Math.max(...ends, today + 365), today + 5 * 365);
  return { fromOn: toDate(first - 30), untilOn: toDate(last + 60) };
}
