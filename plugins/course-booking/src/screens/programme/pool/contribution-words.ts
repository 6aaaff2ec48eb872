import type { AgencyContribution } from '@trellis/core/trainers';
import type { Choice } from '@trellis/ui/select-field';

/** The calendar year before, this one and the next. */
export function yearsAround(today: string): readonly Choice[] {
  const year = Number(today.slice(0, 4));
  return [year - 1, year, year + 1].map((each) => ({ value: String(each), label: String(each) }));
}

/** The days of a year. */
export function yearOf(year: string): { readonly from: string; readonly to: string } {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** Dates and hours: "2 dates, 13 hours". */
export function givenWords({ events, hours }: AgencyContribution['led']): string {
  if (events === 0) return 'Nothing';
  return `${datesWords(events)}, ${hoursWords(hours)}`;
}

/** What an agency agreed to in a year, and how far what it led and what is planned goes: "4 dates. 1 fewer than agreed". */
export function targetWords({ target, led, planned }: AgencyContribution): string {
  if (target === undefined) return 'Nothing agreed';
  const agreed = [
    target.events === undefined ? '' : datesWords(target.events),
    target.hours === undefined ? '' : hoursWords(target.hours),
  ].filter((part) => part !== '');
  const missing = (target.events ?? 0) - led.events - planned.events;
  const short = (target.hours ?? 0) - led.hours - planned.hours;
  const behind = [
    missing > 0 ? datesWords(missing) : '',
    missing <= 0 && short > 0 ? hoursWords(Math.round(short * 10) / 10) : '',
  ].find((part) => part !== '');
  return `${agreed.join(', ')}. ${behind === undefined ? 'Met with what is planned' : `${behind} not planned yet`}`;
}

function datesWords(many: number): string {
  return `${many} ${many === 1 ? 'date' : 'dates'}`;
}

function hoursWords(many: number): string {
  return `${many} ${many === 1 ? 'hour' : 'hours'}`;
}
