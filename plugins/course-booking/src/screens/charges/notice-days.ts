import type { Quote } from '@trellis/core/charging';
import type { LineDay, LineMark } from '@trellis/ui/day-line';
import { dayNumber, longDate } from '@trellis/ui/long-date';
import { longDay, weekday } from '@trellis/ui/sitting';

/** What a quote says of its days. */
export type Counted = Pick<Quote, 'counting' | 'deadlineOn' | 'deadlines'>;

const UNITS: Readonly<Record<Quote['counting']['unit'], readonly [one: string, several: string]>> = {
  'working-days': ['working day', 'working days'],
  'calendar-days': ['day', 'days'],
  hours: ['hour', 'hours'],
};

/** A number of days or hours of notice: "10 working days". */
export function unitsWords(amount: number, unit: Quote['counting']['unit']): string {
  return `${amount} ${UNITS[unit][amount === 1 ? 0 : 1]}`;
}

/** How the notice was counted, in one or two sentences. */
export function countingWords({ counting, deadlineOn }: Counted): string {
  const { unit, wanted, counted, noticeOn, courseOn } = counting;
  const free = `Cancelling was free up to ${longDay(deadlineOn)}, ${unitsWords(wanted, unit)} before ${longDay(courseOn)}.`;
  if (counted === null || noticeOn === null) return free;
  return `Notice came on ${longDay(noticeOn)}: ${unitsWords(counted, unit)} before the course on ${longDay(courseOn)}. The policy wants ${wanted}. ${free}`;
}

/** What bank holidays did to the count: each that lay between, and whether it was left out. Empty where there were none. */
export function holidayWords({ counting, deadlines, deadlineOn }: Counted): string {
  const { holidays, unit } = counting;
  if (holidays.length === 0 || unit !== 'working-days') return '';
  const names = holidays.map(({ name, date }) => `${name} (${longDate(date)})`);
  const list = names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
  const isLeftOut = countedDays({ counting, deadlines, deadlineOn })?.areHolidaysLeftOut;
  const how =
    isLeftOut === undefined
      ? ''
      : isLeftOut
        ? ` ${names.length === 1 ? 'It was' : 'They were'} left out.`
        : ` ${names.length === 1 ? 'It counts' : 'They count'} as ${names.length === 1 ? 'a working day' : 'working days'}.`;
  return `Between lay ${list}.${how}`;
}

/** Both last free days, where it makes a difference whether bank holidays count; empty where it makes none. */
export function deadlineWords({ deadlines }: Pick<Quote, 'deadlines'>): readonly string[] {
  if (deadlines.length < 2) return [];
  return deadlines.map(
    ({ on, reading, isInForce }) =>
      `${longDay(on)}, if ${reading}. ${isInForce ? 'This reading is in force.' : 'Not in force.'}`,
  );
}

/** The days of a count one by one, and what fell on which. Hours are not drawn. */
export function lineDaysOf(
  quote: Counted,
): { readonly days: readonly LineDay[]; readonly marks: readonly LineMark[] } | undefined {
  const { counting, deadlines } = quote;
  if (counting.unit === 'hours') return undefined;
  const found = countedDays(quote);
  const counted = new Set(found?.days ?? []);
  const leftOut = new Set(found?.areHolidaysLeftOut === true ? counting.holidays.map(({ date }) => date) : []);
  const marks = marksOf(quote);
  const first = [counting.courseOn, ...marks.map(({ on }) => on)].toSorted()[0]!;
  const from = Math.max(dayNumber(first), dayNumber(counting.courseOn) - MOST_DAYS);
  const last = [counting.courseOn, ...marks.map(({ on }) => on)].toSorted().at(-1)!;
  const days = daysFrom(from, dayNumber(last)).map((on): LineDay => ({
    on,
    kind: counted.has(on) ? 'counted' : leftOut.has(on) ? 'holiday' : isWeekend(on) ? 'weekend' : 'other',
  }));
  return days.length < 2 || deadlines.length === 0 ? undefined : { days, marks };
}

/** Longer stretches of days are drawn only as far back as this. */
const MOST_DAYS = 75;

function marksOf({ counting, deadlines, deadlineOn }: Counted): readonly LineMark[] {
  const { noticeOn, courseOn } = counting;
  const ends = deadlines.length === 0 ? [{ on: deadlineOn, reading: '', isInForce: true }] : deadlines;
  const isOne = ends.length === 1;
  const marks: LineMark[] = [
    ...ends.map(({ on, reading, isInForce }) => ({
      on,
      text: isOne
        ? 'Last day on which cancelling was free'
        : `Last free day if ${reading}${isInForce ? ': in force' : ': not in force'}`,
    })),
    ...(noticeOn === null ? [] : [{ on: noticeOn, text: 'Notice that the place was given up' }]),
    { on: courseOn, text: 'The course' },
  ];
  return marks.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

/**
 * The very days that were counted: between the notice, or else the last free day, and the course. Of the ways to count, the one that gives the
 * number which the line was reckoned with.
 */
export function countedDays({
  counting,
  deadlines,
  deadlineOn,
}: Counted): { readonly days: readonly string[]; readonly areHolidaysLeftOut: boolean } | undefined {
  const { unit, wanted, counted, noticeOn, courseOn, holidays } = counting;
  if (unit === 'hours') return undefined;
  const from = dayNumber(noticeOn ?? deadlineOn);
  const to = dayNumber(courseOn);
  const sizes = counted === null ? [wanted, wanted + 1] : [counted];
  const off = new Set(holidays.map(({ date }) => date));
  const leavesOut = deadlines.find(({ isInForce }) => isInForce)?.reading.includes('left out');
  const spans = [
    [from, to - 1],
    [from + 1, to],
    [from + 1, to - 1],
  ] as const;
  for (const size of sizes)
    for (const areHolidaysLeftOut of leavesOut === undefined ? [false, true] : [leavesOut])
      for (const [first, last] of spans) {
        const days = daysFrom(first, last).filter(
          (on) => unit === 'calendar-days' || (!isWeekend(on) && !(areHolidaysLeftOut && off.has(on))),
        );
        if (days.length === size) return { days, areHolidaysLeftOut };
      }
  return undefined;
}

function daysFrom(first: number, last: number): readonly string[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) =>
    new Date((first + at) * 86_400_000).toISOString().slice(0, 10),
  );
}

function isWeekend(on: string): boolean {
  return ['Saturday', 'Sunday'].includes(weekday(on));
}
