import { datePartsOf } from './calendar-date.tsx';

const MINUTE_MS = 60_000;

/**
 * What a clock on the wall shows at an instant: the day, 'YYYY-MM-DD', and the time, 'HH:MM'.
 *
 * @param at - an instant, RFC 3339
 * @param timeZone - the zone of the partnership
 */
export function wallClock(at: string, timeZone: string): { readonly on: string; readonly time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(at));
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return { on: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

/**
 * The instant at which a clock on the wall shows a day and a time. A time that is skipped in spring becomes the one an hour later;
 * of a time that comes twice in autumn the first is meant.
 *
 * @param on - 'YYYY-MM-DD'
 * @param time - 'HH:MM'
 * @param timeZone - the zone of the partnership
 */
export function instantOf(on: string, time: string, timeZone: string): string {
  const parts = datePartsOf(on);
  if (!parts) throw new RangeError(`Not a calendar date: ${on}`);
  const [hour, minute] = time.split(':').map(Number);
  const asIfUtc = Date.UTC(parts.year, parts.month - 1, parts.day, hour, minute);
  const offset = (at: number): number => {
    const shown = wallClock(new Date(at).toISOString(), timeZone);
    return Math.round((Date.parse(`${shown.on}T${shown.time}:00Z`) - at) / MINUTE_MS) * MINUTE_MS;
  };
  const candidates = [offset(asIfUtc - 86_400_000), offset(asIfUtc + 86_400_000)].map((by) => asIfUtc - by);
  const fitting = candidates.filter((at) => {
    const shown = wallClock(new Date(at).toISOString(), timeZone);
    return shown.on === on && shown.time === time;
  });
  return new Date(fitting.length > 0 ? Math.min(...fitting) : Math.max(...candidates)).toISOString();
}
