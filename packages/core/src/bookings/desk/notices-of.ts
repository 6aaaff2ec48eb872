import type { Instant } from '../../calendar.ts';
import type { EventRecord } from '../../events/schema.ts';
import type { NoticeAsked } from '../../notices/store.ts';
import type { NoticeKind, QualityNoticeKind, ReportNoticeKind } from '../../notices/schema.ts';
import type { Booking } from '../schema.ts';

/** How many days before the first session somebody with a place is reminded. @source house a week and a day before */
const REMINDER_DAYS: readonly number[] = [7, 1];

/** What happened to a booking, for whoever has to be told. */
export interface Happening {
  readonly kind: Exclude<
    NoticeKind,
    | 'booking-reminder'
    | 'register-reminder'
    | 'version-withdrawn'
    | `evaluation-${string}`
    | `trainer-${string}`
    | QualityNoticeKind
    | ReportNoticeKind
  >;
  /** As it is now. */
  readonly booking: Pick<Booking, 'id' | 'personId'>;
  readonly event: Pick<EventRecord, 'sessions' | 'sequence'>;
  /** Who is told; absent: whose booking it is. */
  readonly to?: Booking['personId'] | undefined;
  /** Of something that ended: whether she had a place, so that it stands in her calendar. */
  readonly hadPlace?: boolean | undefined;
  /** Of a move: how many sessions the event had before; what is left over is taken out of calendars. */
  readonly sessionsBefore?: number | undefined;
}

/**
 * What people are to be told of something that happened to a booking. A message takes one meeting to a calendar, so that an event of three
 * sessions takes three; whoever has a place is reminded too.
 *
 * @param now - reminders whose time has gone by are left out
 * @source house Outlook reads one meeting of a message
 */
export function noticesOf(happening: Happening, now: Instant): readonly NoticeAsked[] {
  const { kind, booking, event, hadPlace = false, sessionsBefore = 0 } = happening;
  const asked = {
    kind,
    personId: happening.to ?? booking.personId,
    bookingId: booking.id,
    sequence: event.sequence,
  };
  const isInvited = kind === 'booking-placed' || kind === 'booking-moved';
  if (!isInvited && !hadPlace) return [asked];
  const sessions = Math.max(event.sessions.length, isInvited ? sessionsBefore : 0);
  const letters = Array.from({ length: sessions }, (_, session) => ({ ...asked, session }));
  return isInvited ? [...letters, ...remindersOf(happening, now)] : letters;
}

function remindersOf({ booking, event }: Happening, now: Instant): readonly NoticeAsked[] {
  return reminderTimes(event)
    .filter((dueAt) => Date.parse(dueAt) > Date.parse(now))
    .map((dueAt) => ({
      kind: 'booking-reminder',
      personId: booking.personId,
      bookingId: booking.id,
      sequence: event.sequence,
      dueAt,
    }));
}

/** When somebody with a place is reminded of an event, the earliest first. A reminder of another time is of a date that it was moved from. */
export function reminderTimes({ sessions }: Pick<EventRecord, 'sessions'>): readonly Instant[] {
  const startsAt = sessions[0]?.startsAt;
  if (startsAt === undefined) return [];
  return REMINDER_DAYS.map((days) => new Date(Date.parse(startsAt) - days * 86_400_000).toISOString());
}
