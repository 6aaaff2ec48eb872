import type { EventRecord } from '../events/schema.ts';
import type { PersonId } from '../ids.ts';
import type { DateNoticeKind, Notice } from '../notices/schema.ts';
import { endOf, isBefore, startOf } from '../bookings/moments.ts';
import { reminderTimes } from '../bookings/desk/notices-of.ts';
import type { Booking } from '../bookings/schema.ts';

/** For how many days a question is worth asking that could not be sent. @source house */
const FRESH_DAYS = 14;

/** What a notice is about, as it stands now. */
interface Now {
  readonly event: EventRecord;
  readonly booking?: Booking | undefined;
  /** Who leads it. */
  readonly trainerIds: readonly PersonId[];
}

/**
 * Whether a notice still says what is so: between asking that somebody be told and telling her, places are given up and events move. Of what
 * has ended people are always told.
 *
 * @source house nobody is invited to what she has left
 */
export function isStillSo(
  {
    kind,
    dueAt,
    sequence,
    personId,
  }: Pick<Notice, 'dueAt' | 'sequence' | 'personId'> & { readonly kind: DateNoticeKind },
  { event, booking, trainerIds }: Now,
  now: string,
): boolean {
  const isToCome = event.state !== 'cancelled' && isBefore(now, endOf(event.sessions));
  const isHeld = event.state === 'published' && isBefore(now, endOf(event.sessions));
  switch (kind) {
    case 'booking-placed':
    case 'booking-moved':
      // Of a later move there is a later notice.
      return isHeld && booking?.state === 'placed' && sequence === event.sequence;
    case 'booking-waiting':
      return isHeld && booking?.state === 'waiting';
    case 'booking-offered':
      return isHeld && booking?.state === 'offered' && isBefore(now, booking.offer?.expiresAt ?? now);
    case 'booking-reminder':
      // One of another time is of a date that it was moved from.
      return (
        event.state === 'published' &&
        booking?.state === 'placed' &&
        isBefore(now, startOf(event.sessions)) &&
        reminderTimes(event).some((at) => Date.parse(at) === Date.parse(dueAt))
      );
    case 'approval-asked':
    case 'approval-asked-of-deputy':
      return (
        booking?.approval.state === 'asked' &&
        booking.state !== 'cancelled' &&
        (booking.approval.askedOf ?? personId) === personId
      );
    case 'version-withdrawn':
      return (event.state === 'draft' || event.state === 'published') && isBefore(now, endOf(event.sessions));
    case 'trainer-assigned':
      return isToCome && trainerIds.includes(personId);
    case 'trainer-unassigned':
      return isToCome && !trainerIds.includes(personId);
    case 'register-reminder':
      return event.state === 'published';
    // Once a sheet is answered its letters are taken back; here is what else may have come between.
    case 'evaluation-before':
      return isHeld && booking?.state === 'placed' && isBefore(now, startOf(event.sessions));
    case 'evaluation-after':
    case 'evaluation-follow-up':
    case 'evaluation-manager':
      return booking?.state === 'attended' && event.state !== 'cancelled' && isFresh(dueAt, now);
    case 'booking-offer-lapsed':
    case 'booking-cancelled':
    case 'booking-refused':
    case 'event-cancelled':
      return true;
  }
}

function isFresh(dueAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(dueAt) < FRESH_DAYS * 86_400_000;
}
