import { dayOf, localDate } from '../calendar.ts';
import { read, type ChosenReadings, type Source } from '../readings.ts';
import { withoutPrice, type WithoutPrice } from './free-course.ts';
import { countNotice, type CountedNotice, type Counting, deadlinesOf } from './notice.ts';
import { penceOf, placePenceOf, pricedFor, type PricedFor } from './price.ts';
import type { Outcome, QuoteQuestion } from './question.ts';
import type { BankHolidayCalendar, ChargingPolicy, Tier } from './schema.ts';
import { sizeOf, type CourseSize } from './size.ts';
import { tierOf, type PlacedInTier } from './tier.ts';
import { countedAs, lateRule, lengthOf, pounds } from './wording.ts';

/** One sum and why, before anybody asks which reading decided it. */
export interface PlainLine {
  readonly rule: string;
  readonly part: 'attendance' | 'late';
  readonly pence: number;
  readonly because: string;
  readonly source: Source;
}

/** Everything that one set of readings makes of a question. */
export interface Priced {
  readonly placed: PlacedInTier;
  readonly size: CourseSize;
  readonly lines: readonly PlainLine[];
  readonly isLate: boolean;
  readonly notice: CountedNotice | undefined;
}

/** What a question is priced by. */
export interface PricedBy {
  readonly policy: ChargingPolicy;
  readonly calendar: BankHolidayCalendar;
  readonly readings: ChosenReadings;
  readonly timeZone: string;
}

interface Case extends PricedBy {
  readonly question: QuoteQuestion;
  readonly placed: PlacedInTier;
  readonly priced: PricedFor;
  readonly size: CourseSize;
  /** What the price list says, whether or not the place is free. */
  readonly listPence: number;
  readonly without: WithoutPrice | undefined;
  readonly counting: Counting;
}

/**
 * What became of a place, as lines: the place that was used, and the charge for one that was not.
 *
 * @source Bath and North East Somerset training strategy 2021-2024, section 4 and Appendix 5; substitutes: AMB-BN-8; places from the
 *   waiting list: AMB-BN-14; that nothing is charged when the organiser cancels: house
 */
export function linesOf(question: QuoteQuestion, by: PricedBy): Priced {
  const { policy, calendar, readings, timeZone } = by;
  const { course, outcome } = question;
  const size = sizeOf(course, policy.length);
  const priced = pricedFor(course, size, policy, readings);
  const placed = tierOf(policy, question, readings, (tier) => placePenceOf(tier, course, priced, readings));
  const counting: Counting = { notice: policy.notice, readings, calendar, timeZone };
  const counted = { courseOn: size.courseOn, startsAt: course.startsAt };
  const one: Case = {
    ...by,
    question,
    placed,
    priced,
    size,
    listPence: placePenceOf(placed.tier, course, priced, readings),
    without: withoutPrice(question, policy, readings),
    counting,
  };
  const notice = outcome.kind === 'cancelled' ? countNotice(outcome.at, counted, counting) : undefined;
  return { placed, size, notice, ...become(one, outcome, notice) };
}

type Become = Pick<Priced, 'lines' | 'isLate'>;

function become(one: Case, outcome: Outcome, notice: CountedNotice | undefined): Become {
  const { policy } = one;
  switch (outcome.kind) {
    case 'attended':
      return { isLate: false, lines: [placeLine(one)] };
    case 'cancelled':
      return cancelled(one, outcome, notice!);
    case 'no-show':
      return missed(one, outcome.substitute, 'no-show', 'Did not attend');
    case 'arrived-late':
      return policy.lateArrival?.isAbsence === true
        ? missed(one, undefined, 'arrived-late', 'Arrived late, which counts as not attending')
        : { isLate: false, lines: [placeLine(one)] };
    case 'unfinished':
      return { isLate: false, lines: [unfinished(one)] };
    case 'cancelled-by-organiser':
      return {
        isLate: false,
        lines: [
          {
            rule: 'organiser-cancels',
            part: 'attendance',
            pence: 0,
            because: 'The organiser cancelled the course, so nothing is charged and anything paid is returned.',
            source: policy.organiserCancels.source,
          },
        ],
      };
  }
}

function cancelled(one: Case, outcome: Extract<Outcome, { kind: 'cancelled' }>, notice: CountedNotice): Become {
  const { policy, question, size, readings } = one;
  const { source } = policy.notice;
  const counted = countedAs(notice, size.courseOn, policy.notice);
  const place = substituteLines(one, outcome.substitute);
  const inTime = (rule: string, because: string): Become => ({
    isLate: false,
    lines: [{ rule, part: 'late', pence: 0, because, source }, ...place],
  });
  if (!notice.isLate)
    return inTime('cancelled-in-time', `${counted}; ${lateRule(policy.notice)}. In time, so nothing is charged.`);
  const declineUntil = question.place?.declineFreeUntilOn;
  if (declineUntil !== undefined && notice.noticeOn <= declineUntil)
    return inTime(
      'declined-after-move',
      `${counted}. The course had been moved and the place could be given up without charge, so nothing is charged.`,
    );
  const late = `${counted}; ${lateRule(policy.notice)}`;
  const waiting = policy.waitingList && read(policy.waitingList.lateCharge, readings);
  const isLet =
    isTakenInWindow(one) &&
    (waiting === 'nothing' || (waiting === 'if-terms-accepted' && question.place?.termsAccepted !== true));
  if (isLet && !isReplaced(one, outcome.substitute))
    return {
      isLate: true,
      lines: [
        {
          rule: 'waiting-list',
          part: 'late',
          pence: 0,
          because: `${late}. The place came from the waiting list when notice could no longer be given in time${waiting === 'nothing' ? '' : ', and nobody had accepted these terms'}, so nothing is charged.`,
          source: policy.waitingList!.source,
        },
        ...place,
      ],
    };
  return missed(one, outcome.substitute, 'late-cancellation', late);
}

/** A place that was not used, and the one that a substitute used instead. */
function missed(
  one: Case,
  substitute: Substituted,
  rule: 'late-cancellation' | 'no-show' | 'arrived-late',
  what: string,
): Become {
  const { policy, placed, without, question } = one;
  const place = substituteLines(one, substitute);
  if (isReplaced(one, substitute))
    return {
      isLate: true,
      lines: [
        {
          rule: 'substitute-waives',
          part: 'late',
          pence: 0,
          because: `${what}, but somebody who counts as a substitute attended instead, so there is no late charge.`,
          source: policy.substitutes.source,
        },
        ...place,
      ],
    };
  const tail = substitute === undefined ? '' : ` ${whyNotReplaced(substitute)}`;
  const line = (pence: number, because: string, source: Source): PlainLine => ({
    rule,
    part: 'late',
    pence,
    because: `${because}${tail}`,
    source,
  });
  if (without && !without.isLateCharged)
    return {
      isLate: true,
      lines: [
        line(0, `${what}. ${without.title}, and the policy has no charge for missing it.`, without.source),
        ...place,
      ],
    };
  const pence = lateCharge(one, rule === 'late-cancellation' ? 'lateCancellation' : 'noShow');
  const costs = question.extraCosts.map((cost): PlainLine => {
    const named = policy.extraCosts.find(({ id }) => id === cost.kind);
    return {
      rule: 'extra-cost',
      part: 'late',
      pence: named ? cost.pence : 0,
      because: named
        ? `${named.title}, which the late charge takes in: ${pounds(cost.pence)}.`
        : `The policy passes on no costs of the kind "${cost.kind}".`,
      source: named?.source ?? policy.source,
    };
  });
  return {
    isLate: true,
    lines: [
      line(
        pence,
        `${what}. ${tierName(placed.tier)} pays ${pounds(pence)} for ${lengthOf(one.size)}.`,
        policy.notice.source,
      ),
      ...costs,
      ...place,
    ],
  };
}

function unfinished(one: Case): PlainLine {
  const { tier } = one.placed;
  const pence = lateCharge(one, 'unfinished');
  return {
    rule: 'unfinished',
    part: 'late',
    pence,
    because:
      pence === 0
        ? 'Begun and not finished; the policy has no charge for that.'
        : `Begun and not finished. ${tierName(tier)} pays ${pounds(pence)}.`,
    source: tier.source,
  };
}

/** The place that was used: its price, or why it has none. */
function placeLine({ placed, without, listPence, size }: Case, prefix = ''): PlainLine {
  const { tier, row } = placed;
  if (without)
    return {
      rule: without.rule,
      part: 'attendance',
      pence: 0,
      because: `${prefix}${without.title}, so nothing is charged for the place.`,
      source: without.source,
    };
  const sum = listPence === 0 ? 'costs nothing' : `costs ${pounds(listPence)}`;
  return {
    rule: 'attendance',
    part: 'attendance',
    pence: listPence,
    because: `${prefix}${row.title}, ${lowerFirst(tierName(tier))}: ${lengthOf(size)} ${sum}.`,
    source: tier.source,
  };
}

type Substituted = Extract<Outcome, { kind: 'no-show' }>['substitute'];

function substituteLines(one: Case, substitute: Substituted): readonly PlainLine[] {
  if (substitute?.sameAgency !== true) return [];
  const { isPlacePriced, source } = one.policy.substitutes;
  if (isPlacePriced) return [{ ...placeLine(one, 'The substitute used the place. '), rule: 'substitute-place' }];
  const because = 'The substitute used the place, and the policy charges nothing for that.';
  return [{ rule: 'substitute-place', part: 'attendance', pence: 0, because, source }];
}

function isReplaced({ policy, readings }: Case, substitute: Substituted): boolean {
  if (substitute === undefined) return false;
  const { sameAgency, sameTeam } = substitute;
  switch (read(policy.substitutes.who, readings)) {
    case 'nobody':
      return false;
    case 'same-team':
      return sameAgency && sameTeam;
    case 'same-agency':
      return sameAgency;
    case 'anybody':
      return true;
  }
}

function whyNotReplaced({ sameAgency }: NonNullable<Substituted>): string {
  return sameAgency
    ? 'The substitute is of another team, so the late charge stands.'
    : "The substitute is another agency's, so the late charge stands; that place is the other agency's own booking.";
}

function isTakenInWindow({ question, size, counting, timeZone }: Case): boolean {
  if (question.place?.fromWaitingList !== true) return false;
  if (question.bookedAt === undefined) return true;
  const course = { courseOn: size.courseOn, startsAt: question.course.startsAt };
  const deadline = deadlinesOf(course, counting).find((each) => each.isInForce)!;
  return dayOf(localDate(question.bookedAt, timeZone)) > dayOf(deadline.on);
}

function lateCharge(
  { placed, priced, listPence, readings }: Case,
  what: 'lateCancellation' | 'noShow' | 'unfinished',
): number {
  return penceOf(read(placed.tier[what], readings), priced, listPence);
}

function tierName({ title }: Tier): string {
  return title;
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
