import type { CalendarDate } from '../../calendar.ts';
import type { Quote } from '../../charging/question.ts';
import type { EventRecord } from '../../events/schema.ts';
import type { Booking } from '../schema.ts';

/**
 * The last day on which giving up a place costs nothing: by the notice of the policy, or after a move for some days whatever the notice.
 *
 * @source house
 */
export function freeUntil(booking: Booking, event: EventRecord, quote: Quote): CalendarDate {
  const moved = event.movedFrom.some(({ movedAt }) => Date.parse(movedAt) >= Date.parse(booking.askedAt));
  const declineOn = moved ? event.declineFreeUntilOn : undefined;
  return declineOn !== undefined && declineOn > quote.deadlineOn ? declineOn : quote.deadlineOn;
}
