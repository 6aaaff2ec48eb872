const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * When a calendar day begins and ends in a place, for asking what happened on it.
 *
 * @param on - a calendar date, 'YYYY-MM-DD'
 * @param timeZone - an IANA name
 * @returns instants; `to` is the first one that is not part of the day
 */
export function dayBounds(on: string, timeZone = 'Europe/London'): { readonly from: string; readonly to: string } {
  const next = new Date(Date.parse(on) + DAY_MS).toISOString().slice(0, 10);
  return { from: midnight(on, timeZone), to: midnight(next, timeZone) };
}

/** The instant at which a day begins: midnight as UTC, moved by what the clocks of the place differ then. */
function midnight(on: string, timeZone: string): string {
  const utc = Date.parse(on);
  const shown = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const offset = (at: number): number => {
    const part = Object.fromEntries(shown.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
    return Date.parse(`${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:00Z`) - at;
  };
  // Asked twice, because the clocks may go forward or back between the two instants.
  return new Date(utc - offset(utc - offset(utc))).toISOString();
}
