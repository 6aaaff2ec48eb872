import { localDate, type CalendarDate, type Instant } from '../../calendar.ts';
import { hasBegun, inOrder, isOver, refusal } from '../check-event.ts';
import type { EventRecord, EventSession } from '../schema.ts';
import { workingDaysAfter } from './working-days.ts';

/** For how long somebody may give up her place without charge after an event was moved, working days. @source house whoever agreed to one date did not agree to another */
const DECLINE_FREE_WORKING_DAYS = 5;

/** When and by which calendar an event is changed. */
export interface ChangedAt {
  readonly now: Instant;
  readonly timeZone: string;
  readonly holidays: ReadonlySet<CalendarDate>;
}

/** Other dates for an event, and why. */
export interface Move {
  readonly sessions: readonly EventSession[];
  readonly why: string;
}

/**
 * A published event on other dates. The old date is kept, calendars hear of it, and for some working days a place can be given up without
 * charge, however little notice that is.
 *
 * @throws `events.reason-needed`, `events.already-ended`, `events.not-bookable` for one that is not published, `events.sessions-overlap`
 * @source house all deadlines are worked out anew, old and new date are kept
 */
export function movedEvent(event: EventRecord, { sessions, why }: Move, changed: ChangedAt): EventRecord {
  insistOnReason(why, 'Say why it is moved: everybody with a place is told.');
  insistOnOpen(event, changed.now);
  if (event.state === 'draft')
    throw refusal('events.not-bookable', 'It is not published yet: change its dates instead of moving it.');
  const moved = { ...event, sessions: inOrder(sessions) };
  if (hasBegun(moved, changed.now)) throw refusal('events.already-ended', 'The new date has gone by. Choose another.');
  const startsAt = event.sessions[0]!.startsAt;
  return {
    ...moved,
    // Whether its trainers are free and may train on the new date is to be looked at again.
    delivery: undefined,
    sequence: event.sequence + 1,
    movedFrom: [{ startsAt, movedAt: changed.now, why: why.trim() }, ...event.movedFrom],
    declineFreeUntilOn: workingDaysAfter(
      localDate(changed.now, changed.timeZone),
      DECLINE_FREE_WORKING_DAYS,
      changed.holidays,
    ),
  };
}

/**
 * An event that does not take place.
 *
 * @throws `events.reason-needed`, `events.already-ended`
 * @source house
 */
export function cancelledEvent(event: EventRecord, why: string, now: Instant): EventRecord {
  insistOnReason(why, 'Say why it is cancelled: everybody with a place is told.');
  insistOnOpen(event, now);
  return {
    ...event,
    state: 'cancelled',
    delivery: undefined,
    sequence: event.sequence + 1,
    cancelledAt: now,
    cancelledWhy: why.trim(),
  };
}

/**
 * Refuses an event that is cancelled, closed or over.
 *
 * @throws `events.already-ended`
 */
export function insistOnOpen(event: EventRecord, now: Instant): void {
  if (event.state === 'cancelled') throw refusal('events.already-ended', 'This event was cancelled.');
  if (event.state === 'closed' || isOver(event, now)) throw refusal('events.already-ended', 'This event is over.');
}

function insistOnReason(why: string, message: string): void {
  if (why.trim() === '') throw refusal('events.reason-needed', message, { field: 'why' });
}
