import { addMonths, dateOf, dayOf, knownBy, localDate, type CalendarDate, type Instant } from '../../calendar.ts';
import { endOf, isBefore, startOf } from '../../bookings/moments.ts';
import type { EventSession } from '../../events/schema.ts';
import type { FormStage } from '../schema.ts';

/** For how long people are asked after a course, days. @source house */
const AFTER_DAYS = 28;
/** For how long people, and their managers, are asked some months later, days. @source house */
export const FOLLOW_UP_DAYS = 42;
/** How long before the end of the last session the sheet after it opens, so that a group can fill it in while it is together. @source house */
const EARLY_MINUTES = 30;

/** From when until when a sheet can be answered. */
export interface Window {
  readonly opensAt: Instant;
  readonly closesAt: Instant;
}

/**
 * When each sheet of an event can be answered. Before: until the first session has ended, so that it can be done on the day. After: for four weeks
 * from the end of the last session. Some months later: for six weeks from that very day on, the manager's likewise.
 *
 * @param placedAt - when the place was given; the sheet before is there from then on
 * @source Bath and North East Somerset, 5 Methods of Evaluation: before and after
 * @source house the days
 */
export function windowsOf(
  sessions: readonly EventSession[],
  followUpMonths: number,
  { timeZone, placedAt }: { readonly timeZone: string; readonly placedAt?: Instant | undefined },
): Readonly<Record<FormStage, Window>> {
  const endsAt = endOf(sessions);
  const first = sessions.find(({ startsAt }) => startsAt === startOf(sessions))!;
  const afterOpensAt = minutesLater(endsAt, -EARLY_MINUTES);
  const followUpOn = followUpDay(sessions, followUpMonths, timeZone);
  const later = {
    opensAt: beginOf(followUpOn, timeZone),
    closesAt: beginOf(daysLater(followUpOn, FOLLOW_UP_DAYS), timeZone),
  };
  return {
    before: {
      opensAt: placedAt ?? startOf(sessions),
      closesAt: isBefore(afterOpensAt, first.endsAt) ? afterOpensAt : first.endsAt,
    },
    after: {
      opensAt: afterOpensAt,
      closesAt: beginOf(daysLater(localDate(endsAt, timeZone), AFTER_DAYS + 1), timeZone),
    },
    'follow-up': later,
    manager: later,
  };
}

/**
 * The day on which people are asked whether it worked: so many months after the local day of the last session.
 *
 * @source house 9 February 2027 leads to 9 May 2027
 */
export function followUpDay(sessions: readonly EventSession[], months: number, timeZone: string): CalendarDate {
  return dateOf(addMonths(dayOf(localDate(endOf(sessions), timeZone)), months));
}

/** The first moment of a local day. @source house */
function beginOf(day: CalendarDate, timeZone: string): Instant {
  return new Date(Date.parse(knownBy(daysLater(day, -1), timeZone)) + 1).toISOString();
}

function daysLater(day: CalendarDate, days: number): CalendarDate {
  return dateOf(dayOf(day) + days);
}

function minutesLater(at: Instant, minutes: number): Instant {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString();
}
