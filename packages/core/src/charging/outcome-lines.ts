import { dayOf, localDate } from '../calendar.ts';
import { read } from '../readings.ts';
import { withoutPrice } from './free-course.ts';
import { missedPlace, unfinishedPlace } from './missed-place.ts';
import { countNotice, deadlinesOf, type CountedNotice } from './notice.ts';
import { placePenceOf, pricedFor } from './price.ts';
import type { Become, PlainLine, PricedBy, PricingCase } from './pricing-case.ts';
import type { Outcome, QuoteQuestion } from './question.ts';
import { sizeOf, type CourseSize } from './size.ts';
import { tierOf, type PlacedInTier } from './tier.ts';
import { isReplaced, substitutePlace, usedPlace } from './used-place.ts';
import { countedAs, lateRule } from './wording.ts';

/** Everything that one set of readings makes of a question. */
export interface Priced extends Become {
  readonly placed: PlacedInTier;
  readonly size: CourseSize;
  readonly notice: CountedNotice | undefined;
}

/**
 * What became of a place, as lines: the place that was used, and the charge for one that was not.
 *
 * @source Bath and North East Somerset training strategy 2021-2024, section 4 and Appendix 5; places from the waiting list: AMB-BN-14;
 *   that nothing is charged when the organiser cancels: house
 */
export function linesOf(question: QuoteQuestion, by: PricedBy): Priced {
  const { policy, calendar, readings, timeZone } = by;
  const { outcome } = question;
  const size = sizeOf(question.course, policy.length);
  const priced = pricedFor(question.course, size, policy, readings);
  const placed = tierOf(policy, question, readings, (tier) => placePenceOf(tier, question.course, priced, readings));
  const counting = { notice: policy.notice, readings, calendar, timeZone };
  const course = { courseOn: size.courseOn, startsAt: question.course.startsAt };
  const one: PricingCase = {
    ...by,
    question,
    placed,
    priced,
    size,
    course,
    counting,
    listPence: () => placePenceOf(placed.tier, question.course, priced, readings),
    without: withoutPrice(question, policy, readings),
  };
  const notice = outcome.kind === 'cancelled' ? countNotice(outcome.at, course, counting) : undefined;
  return { placed, size, notice, ...become(one, outcome, notice) };
}

function become(one: PricingCase, outcome: Outcome, notice: CountedNotice | undefined): Become {
  const { lateArrival, organiserCancels } = one.policy;
  switch (outcome.kind) {
    case 'attended':
      return { isLate: false, lines: [usedPlace(one)] };
    case 'cancelled':
      return cancelled(one, outcome, notice!);
    case 'no-show':
      return missedPlace(one, outcome.substitute, 'no-show', 'Did not attend');
    case 'arrived-late':
      return lateArrival?.isAbsence === true
        ? missedPlace(one, undefined, 'arrived-late', 'Arrived late, which counts as not attending')
        : { isLate: false, lines: [usedPlace(one)] };
    case 'unfinished':
      return { isLate: false, lines: [unfinishedPlace(one)] };
    case 'cancelled-by-organiser': {
      const because = 'The organiser cancelled the course, so nothing is charged and anything paid is returned.';
      const { source } = organiserCancels;
      return { isLate: false, lines: [{ rule: 'organiser-cancels', part: 'attendance', pence: 0, because, source }] };
    }
  }
}

function cancelled(one: PricingCase, outcome: Extract<Outcome, { kind: 'cancelled' }>, notice: CountedNotice): Become {
  const { policy, question, size } = one;
  const { substitute } = outcome;
  const counted = countedAs(
    notice,
    size.courseOn,
    policy.notice,
    read(policy.notice.doBankHolidaysCount, one.readings),
  );
  const late = `${counted}; ${lateRule(policy.notice)}`;
  const declineUntil = question.place?.declineFreeUntilOn;
  const free = (rule: string, isLate: boolean, because: string, source = policy.notice.source): Become => {
    const line: PlainLine = { rule, part: 'late', pence: 0, because, source };
    return { isLate, lines: [line, ...substitutePlace(one, substitute)] };
  };

  if (!notice.isLate) return free('cancelled-in-time', false, `${late}. In time, so nothing is charged.`);
  if (declineUntil !== undefined && notice.noticeOn <= declineUntil)
    return free(
      'declined-after-move',
      false,
      `${counted}. The course had been moved and the place could be given up without charge, so nothing is charged.`,
      policy.moved?.source,
    );
  const letOff = isReplaced(one, substitute) ? undefined : whyLetOff(one);
  if (letOff !== undefined)
    return free(
      'waiting-list',
      true,
      `${late}. The place came from the waiting list when notice could no longer be given in time${letOff}, so nothing is charged.`,
      policy.waitingList?.source,
    );
  return missedPlace(one, substitute, 'late-cancellation', late);
}

/** Why a late cancellation of a place from the waiting list is not charged, as part of a sentence; absent where it is. */
function whyLetOff(one: PricingCase): string | undefined {
  const { policy, question, readings } = one;
  if (policy.waitingList === undefined || !isTakenInWindow(one)) return undefined;
  const charge = read(policy.waitingList.lateCharge, readings);
  if (charge === 'nothing') return '';
  const isOpen = charge === 'if-terms-accepted' && question.place?.termsAccepted !== true;
  return isOpen ? ', and nobody had accepted these terms' : undefined;
}

/** Whether a place came from the waiting list after the last day of free notice; where nobody says when, it did. */
function isTakenInWindow({ question, course, counting, timeZone }: PricingCase): boolean {
  if (question.place?.fromWaitingList !== true) return false;
  if (question.bookedAt === undefined) return true;
  const deadline = deadlinesOf(course, counting).find((each) => each.isInForce)!;
  return dayOf(localDate(question.bookedAt, timeZone)) > dayOf(deadline.on);
}
