import type { BookingState } from '@trellis/core/bookings';
import { pounds } from '@trellis/ui/money';
import { freeUntilLine } from '../price-words.ts';

/** Somebody who may be booked, as the line under her name tells her. */
export interface BookableFacts {
  readonly jobTitle?: string | undefined;
  readonly team?: string | undefined;
  /** She has a booking already. */
  readonly state?: BookingState | undefined;
  readonly totalPence?: number | undefined;
  readonly deadlineOn?: string | undefined;
  readonly fits: 'place' | 'waiting' | 'agency-limit' | 'closed';
}

/** Her post, what her place costs and until when it can be given up free, and whether there is one; or that she is booked already. */
export function bookableLine(
  { jobTitle, team, state, totalPence, deadlineOn, fits }: BookableFacts,
  todayOn: string,
): string {
  const free =
    deadlineOn === undefined
      ? ''
      : `, ${freeUntilLine({ deadlineOn }, todayOn).replace(/^./, (first) => first.toLowerCase())}`;
  const price = totalPence === undefined ? '' : `${totalPence === 0 ? 'free' : pounds(totalPence)}${free}`;
  const way = fits === 'place' ? '' : fits === 'closed' ? 'cannot be booked now' : 'goes on the waiting list';
  return [[jobTitle, team].filter(Boolean).join(', '), ...(state === undefined ? [price, way] : [BOOKED[state]])]
    .filter(Boolean)
    .join('; ');
}

const BOOKED: Readonly<Record<BookingState, string>> = {
  placed: 'has a place already',
  waiting: 'is on the waiting list already',
  offered: 'is offered a place already',
  attended: 'was there',
  absent: 'was not there',
  cancelled: '',
};
