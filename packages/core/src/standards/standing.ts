import { addMonths, dateOf, dayOf, type CalendarDate } from '../calendar.ts';
import type { Endorsement, Standing } from './schema.ts';

/** Months before its last day from which an endorsement is shown as running out. */
const SOON_MONTHS = 3;

/**
 * The last day that counts as soon.
 *
 * @source house three months to renew an endorsement
 */
export function soonFrom(today: CalendarDate): CalendarDate {
  return dateOf(addMonths(dayOf(today), SOON_MONTHS));
}

/**
 * How an endorsement stands on a day. It runs out by itself: nothing has to happen that night.
 *
 * @source house
 */
export function standing(
  { state, from, expiresOn }: Pick<Endorsement, 'state' | 'from' | 'expiresOn'>,
  today: CalendarDate,
): Standing {
  if (state === 'asked' || state === 'refused') return state;
  if (state === 'ended' && (expiresOn === undefined || expiresOn < today)) return 'ended';
  if (from !== undefined && today < from) return 'not-yet';
  if (expiresOn !== undefined && expiresOn < today) return 'expired';
  if (state === 'declared') return 'declared';
  return expiresOn !== undefined && expiresOn <= soonFrom(today) ? 'expires-soon' : 'counts';
}
