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
function unitsWords(amount: number, unit: Quote['counting']['unit']): string {
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
export function holidayWords({ counting }: Counted): string {
  const { holidays, unit, between } = counting;
  if (holidays.length === 0 || unit !== 'working-days') return '';
  const names = holidays.map(({ name, date }) => `${name} (${longDate(date)})`);
  const list = names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
  if (between === undefined) return `Between lay ${list}.`;
  const [leftOut, count] =
    names.length === 1
      ? ['It was left out.', 'It counts as a working day.']
      : ['They were left out.', 'They count as working days.'];
  return `Between lay ${list}. ${between.doBankHolidaysCount ? count : leftOut}`;
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
  const counted = new Set(countedDays(counting));
  const leftOut = new Set(
    counting.between?.doBankHolidaysCount === false ? counting.holidays.map(({ date }) => date) : [],
  );
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

/** The very days that were counted: weekdays, or every day, of those that were looked at; bank holidays only where they count. */
export function countedDays({ unit, between, holidays }: Quote['counting']): readonly string[] {
  if (between === undefined) return [];
  const leftOut = new Set(between.doBankHolidaysCount ? [] : holidays.map(({ date }) => date));
  return daysFrom(dayNumber(between.firstOn), dayNumber(between.lastOn)).filter(
    (on) => unit === 'calendar-days' || (!isWeekend(on) && !leftOut.has(on)),
  );
}

function daysFrom(first: number, last: number): readonly string[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) =>
    new Date((first + at) * 86_400_000).toISOString().slice(0, 10),
  );
}

function isWeekend(on: string): boolean {
  return ['Saturday', 'Sunday'].includes(weekday(on));
}
