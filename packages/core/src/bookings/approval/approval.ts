import { dateOf, dayOf, localDate, type CalendarDate, type Instant } from '../../calendar.ts';
import type { EventRecord } from '../../events/schema.ts';
import { workingDaysAfter } from '../../events/programme/working-days.ts';
import type { PersonId } from '../../ids.ts';
import type { Post } from '../../people/schema.ts';
import { cutOffAt, firstDayOf, isBefore } from '../moments.ts';
import type { AgencyDeputy, Booking } from '../schema.ts';

/** How long a manager, and after her the deputy, has to answer, working days. @source house the deputy after 5 working days */
const ANSWER_WORKING_DAYS = 5;

/** When an answer is asked, and by which calendar its time is counted. */
export interface AskedAt {
  readonly now: Instant;
  readonly timeZone: string;
  readonly holidays: ReadonlySet<CalendarDate>;
}

/** Whether nobody has to agree any more. @source house */
export function isConfirmed({ approval }: Pick<Booking, 'approval'>): boolean {
  return approval.state === 'approved' || approval.state === 'not-needed';
}

/**
 * Whose agreement a booking waits for: that of the manager named by the post, never her own.
 *
 * @returns `askedOf` absent: nobody is named, so the agency's leads decide
 * @source house the manager of the post is asked, or the leads of its agency
 */
export function askApproval(
  event: EventRecord,
  post: Pick<Post, 'personId' | 'managerPersonId'>,
  asked: AskedAt,
): Booking['approval'] {
  const manager = post.managerPersonId === post.personId ? undefined : post.managerPersonId;
  return {
    state: 'asked',
    isDeputyAsked: false,
    answerByOn: answerBy(event, asked),
    ...(manager !== undefined && { askedOf: manager }),
  };
}

/**
 * What becomes of a request that nobody answered in time: it goes to the deputy that the agency named, or to its leads; after their time the place
 * goes on to others.
 *
 * @returns the same approval while there is time
 * @source house the deputy after 5 working days
 * @source house after as many days again the place is not held any longer
 */
export function approvalNow(
  booking: Pick<Booking, 'approval' | 'personId' | 'agencyId'>,
  event: EventRecord,
  deputies: readonly AgencyDeputy[],
  asked: AskedAt,
): Booking['approval'] {
  const { approval, personId, agencyId } = booking;
  const { state, answerByOn, askedOf, isDeputyAsked } = approval;
  if (state !== 'asked' || answerByOn === undefined) return approval;
  if (localDate(asked.now, asked.timeZone) <= answerByOn) return approval;
  if (isDeputyAsked) return { ...approval, state: 'lapsed' };
  const deputy = deputies.find((each) => each.agencyId === agencyId)?.personId;
  const { askedOf: _askedOf, ...rest } = approval;
  const next = deputyFor(deputy, [personId, askedOf]);
  return {
    ...rest,
    ...(next !== undefined && { askedOf: next }),
    isDeputyAsked: true,
    answerByOn: answerBy(event, asked),
  };
}

/** The moment at which a request goes on by itself: when the last day for an answer is over. @source house */
export function approvalDueAfter({ approval }: Pick<Booking, 'approval'>): CalendarDate | undefined {
  return approval.state === 'asked' ? approval.answerByOn : undefined;
}

function deputyFor(deputy: PersonId | undefined, others: readonly (PersonId | undefined)[]): PersonId | undefined {
  return deputy === undefined || others.includes(deputy) ? undefined : deputy;
}

/**
 * The last day for an answer. Never so late that the place could go to nobody else any more; but whoever books in those last days keeps it until the
 * event, since nobody waits for it.
 */
function answerBy(event: EventRecord, { now, timeZone, holidays }: AskedAt): CalendarDate {
  const usual = workingDaysAfter(localDate(now, timeZone), ANSWER_WORKING_DAYS, holidays);
  const cutOff = cutOffAt(event);
  const dayBeforeCutOff = dateOf(dayOf(localDate(cutOff, timeZone)) - 1);
  if (!isBefore(now, cutOff) || dayBeforeCutOff < localDate(now, timeZone)) return firstDayOf(event.sessions, timeZone);
  return usual < dayBeforeCutOff ? usual : dayBeforeCutOff;
}
