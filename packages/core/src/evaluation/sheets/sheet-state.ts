import { isConfirmed } from '../../bookings/approval/approval.ts';
import { isBefore } from '../../bookings/moments.ts';
import type { Booking } from '../../bookings/schema.ts';
import type { EventRecord } from '../../events/schema.ts';
import type { Instant } from '../../calendar.ts';
import type { FormStage, SheetState } from '../schema.ts';
import type { Window } from '../forms/windows.ts';

/**
 * Whether somebody is asked at a stage at all: before, whoever has a place that is theirs; afterwards, whoever was there. Until the register is
 * closed, whoever has a place and was not marked absent may say how it was at once.
 *
 * @source house only who attended is asked how it was
 */
export function isAsked(
  stage: FormStage,
  booking: Pick<Booking, 'state' | 'approval' | 'register'>,
  event: Pick<EventRecord, 'state'>,
): boolean {
  if (event.state !== 'published' && event.state !== 'closed') return false;
  const hasPlace = booking.state === 'placed' && isConfirmed(booking);
  if (stage === 'before') return hasPlace || booking.state === 'attended' || booking.state === 'absent';
  if (stage === 'after') return booking.state === 'attended' || (hasPlace && booking.register?.hasAttended !== false);
  return booking.state === 'attended' || (hasPlace && booking.register?.hasAttended === true);
}

/**
 * Where a sheet stands now.
 *
 * @param kept - what is on record of it
 * @source house
 */
export function sheetState(
  kept: 'answered' | 'declined' | undefined,
  { opensAt, closesAt }: Window,
  now: Instant,
): SheetState {
  if (kept !== undefined) return kept;
  if (isBefore(now, opensAt)) return 'not-yet';
  return isBefore(now, closesAt) ? 'open' : 'closed';
}

/** Whether something can be sent now: also again, and after having said that one would rather not. @source house */
export function takesAnswers({ opensAt, closesAt }: Window, now: Instant): boolean {
  return !isBefore(now, opensAt) && isBefore(now, closesAt);
}
