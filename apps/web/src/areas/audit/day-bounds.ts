import { instantOf } from '@trellis/ui/wall-clock';

const DAY_MS = 86_400_000;

/**
 * When a calendar day begins and ends in a place, for asking what happened on it.
 *
 * @param on - a calendar date, 'YYYY-MM-DD'
 * @param timeZone - an IANA name
 * @returns instants; `to` is the first one that is not part of the day
 */
export function dayBounds(on: string, timeZone: string): { readonly from: string; readonly to: string } {
  const next = new Date(Date.parse(on) + DAY_MS).toISOString().slice(0, 10);
  return { from: instantOf(on, '00:00', timeZone), to: instantOf(next, '00:00', timeZone) };
}
