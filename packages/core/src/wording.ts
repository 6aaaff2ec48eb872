import { dayOf, type CalendarDate } from './calendar.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Saturday Sunday Monday Tuesday Wednesday Thursday Friday'.split(' ');

/**
 * Money as people read it: `£70`, `£67.50`, `£1,235`, and `−£35.50` for what is taken back.
 *
 * @param pence - whole pence
 * @source house
 */
export function pounds(pence: number): string {
  const amount = Math.abs(pence);
  const whole = Math.trunc(amount / 100)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, ',');
  const rest = amount % 100 === 0 ? '' : `.${String(amount % 100).padStart(2, '0')}`;
  return `${pence < 0 ? '−' : ''}£${whole}${rest}`;
}

/**
 * A count as people read it: `1,235`.
 *
 * @source house
 */
export function countInWords(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * Hours of learning, to the hundredth of an hour: `3.25 hours, 1.5 of them with others`.
 *
 * @param withOthers - how many of them; of none nothing is said
 * @source house
 */
export function hoursInWords(hours: number, withOthers = 0): string {
  const amount = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 2 });
  const whole = `${amount(hours)} ${hours === 1 ? 'hour' : 'hours'}`;
  if (withOthers === 0) return whole;
  return withOthers === hours ? `${whole}, all with others` : `${whole}, ${amount(withOthers)} of them with others`;
}

/**
 * A share in whole per cent, never rounded up: 99.9 of a hundred is not all.
 *
 * @returns nothing when there is nobody to have a share of
 * @source house
 */
export function percentOf(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.floor((part * 100) / whole);
}

/**
 * A day without its weekday: `18 January 2027`.
 *
 * @source house
 */
export function plainDay(date: CalendarDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[month! - 1]} ${year}`;
}

/**
 * A month as people read it: `January 2027`.
 *
 * @param month - `YYYY-MM`
 * @source house
 */
export function plainMonth(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return `${MONTHS[number! - 1]} ${year}`;
}

/**
 * A day as people read it: `Monday 18 January 2027`.
 *
 * @source house
 */
export function spokenDay(date: CalendarDate): string {
  const [year, month, day] = date.split('-').map(Number);
  const weekday = WEEKDAYS[((dayOf(date) % 7) + 7) % 7];
  return `${weekday} ${day} ${MONTHS[month! - 1]} ${year}`;
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/**
 * A small whole number in words, a large one in figures.
 *
 * @source house
 */
export function inWords(many: number): string {
  return NUMBERS[many] ?? String(many);
}

/**
 * A day of every year as people read it: `1 September`.
 *
 * @param monthAndDay - `MM-DD`
 * @source house
 */
export function dayAndMonth(monthAndDay: string): string {
  const [month, day] = monthAndDay.split('-').map(Number);
  return `${day} ${MONTHS[month! - 1]}`;
}

/**
 * The first sixteen of a fingerprint's 64 characters in fours, as people compare them and read them out.
 *
 * @source house
 */
export function inFours(fingerprint: string): string {
  return fingerprint.slice(0, 16).replaceAll(/(.{4})(?=.)/g, '$1 ');
}

/** The same words as the beginning of a sentence. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
