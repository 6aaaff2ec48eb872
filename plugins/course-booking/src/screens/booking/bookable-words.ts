import type { BookingState } from '@trellis/core/bookings';
import { longDate } from '@trellis/ui/long-date';
import { pounds } from '@trellis/ui/money';

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

/** Her post, what her place costs, and whether there is one; or that she is booked already. */
export function bookableLine({ jobTitle, team, state, totalPence, deadlineOn, fits }: BookableFacts): string {
  const price =
    totalPence === undefined
      ? ''
      : `${totalPence === 0 ? 'free' : pounds(totalPence)}${deadlineOn === undefined ? '' : `, cancel free up to ${longDate(deadlineOn)}`}`;
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
