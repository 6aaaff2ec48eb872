import { DomainError } from '../errors.ts';
import { choiceFault, lettersOf, type ChosenReadings, type Option } from '../readings.ts';
import { daysLookedAt, deadlinesOf, holidaysBefore, type CountedCourse, type Deadline } from './notice.ts';
import { linesOf, type Priced } from './outcome-lines.ts';
import { isFullCostMissing } from './price.ts';
import type { PricedBy } from './pricing-case.ts';
import { flagsOf, type Quote, type QuoteQuestion } from './question.ts';
import type { BankHolidayCalendar, ChargingErrorCode, ChargingPolicy } from './schema.ts';
import { holdFor } from './wording.ts';

/**
 * Every option of these policies, each once, in order.
 *
 * @source house
 */
export function chargingOptions(policies: readonly ChargingPolicy[]): readonly Option[] {
  return [...new Map(policies.flatMap((policy) => policy.options).map((option) => [option.id, option])).values()];
}

/**
 * The letter for every option of a policy: what was chosen, or else its default.
 *
 * @throws `charging.unknown-option`, `charging.unknown-reading` when the choice names what is not there
 * @source house
 */
export function chargingReadings(policy: ChargingPolicy, choice: ChosenReadings): ChosenReadings {
  const fault = choiceFault(policy.options, choice);
  if (fault) throw new DomainError<ChargingErrorCode>(`charging.unknown-${fault.what}`, fault.message, fault.facts);
  return lettersOf(policy.options, choice);
}

/**
 * What a place costs and why, under a policy. The same question gives the same answer; nothing is read but what is handed in. A line
 * names every reading without which its sum would be another: each was tried.
 *
 * @param question - its `options` are the readings; those it does not choose have the policy's default
 * @param timeZone - IANA name; a notice has its day on this clock
 * @returns lines that add up to the total
 * @throws `charging.unknown-option`, `charging.unknown-reading`, `charging.full-cost-needed`
 * @source house contract of `POST /charging/quote`; the amounts are the policy's
 */
export function quote(
  question: QuoteQuestion,
  policy: ChargingPolicy,
  calendar: BankHolidayCalendar,
  timeZone = 'Europe/London',
): Quote {
  const readings = chargingReadings(policy, question.options);
  const by: PricedBy = { policy, calendar, readings, timeZone };
  const looked = lookedAt(readings);
  const priced = linesOf(question, { ...by, readings: looked.readings });
  const others = otherReadings(question, by, priced, looked.options);
  const attendancePence = sumOf(priced, 'attendance');
  const latePence = sumOf(priced, 'late');
  const { placed, size, notice } = priced;
  const course = { courseOn: size.courseOn, startsAt: question.course.startsAt };
  const { deadlineOn, deadlines } = deadlineOf(policy, course, by);
  const counting = { ...by, notice: policy.notice };
  const between = daysLookedAt(notice?.noticeOn ?? deadlineOn, course, counting);
  const held = holdFor(policy, flagsOf(question));
  const isMissed = question.outcome.kind === 'no-show' || (question.outcome.kind === 'arrived-late' && priced.isLate);

  return {
    tier: placed.tier.number,
    tierTitle: placed.tier.title,
    tierBecause: { row: placed.row.id, title: placed.row.title, source: placed.row.source },
    attendancePence,
    latePence,
    totalPence: attendancePence + latePence,
    late: priced.isLate,
    workingDaysBefore: isMissed ? 0 : policy.notice.unit === 'working-days' ? (notice?.counted ?? null) : null,
    deadlineOn,
    deadlines,
    onHold: held !== undefined,
    ...(held === undefined ? {} : { holdBecause: held }),
    lines: priced.lines.map(({ rule, part, pence, because, source }) => {
      const options = others.filter((other) => other.moves.includes(part)).map((other) => other.chosen);
      const decided = [...new Set(options)];
      return {
        rule,
        part,
        pence,
        because,
        ...(decided[0] === undefined ? {} : { option: decided[0] }),
        options: decided,
        source,
      };
    }),
    counting: {
      unit: policy.notice.unit,
      wanted: policy.notice.count,
      counted: notice?.counted ?? null,
      noticeOn: notice?.noticeOn ?? null,
      courseOn: size.courseOn,
      holidays: [...(notice?.holidays ?? holidaysBefore(course, counting))],
      ...(between === undefined ? {} : { between }),
    },
    otherwise: others.flatMap(({ other, totalPence }) =>
      totalPence === undefined || totalPence === attendancePence + latePence ? [] : [{ option: other, totalPence }],
    ),
    readings,
    policy: { id: policy.id, version: policy.version, title: policy.title },
    calendar: { id: calendar.id, version: calendar.version },
  };
}

/**
 * The last day on which a place can be given up without charge, for a page that has no outcome yet.
 *
 * @returns the day in force, and both days where counting bank holidays or not makes a difference
 * @source Bath and North East Somerset training strategy 2021-2024, Appendix 5; bank holidays: AMB-BN-3
 */
export function deadlineOf(
  policy: ChargingPolicy,
  course: CountedCourse,
  by: { readonly calendar: BankHolidayCalendar; readonly readings: ChosenReadings; readonly timeZone: string },
): Pick<Quote, 'deadlineOn' | 'deadlines'> {
  const readings = lettersOf(policy.options, by.readings);
  const deadlines = deadlinesOf(course, { ...by, readings, notice: policy.notice });
  return {
    deadlineOn: deadlines.find((each) => each.isInForce)!.on,
    deadlines: deadlines.map((each) => shownDeadline(each, policy)),
  };
}

const READINGS = { 'calendar-days': 'in calendar days', hours: 'in hours' } as const;

function shownDeadline(
  { on, doBankHolidaysCount, isInForce }: Deadline,
  { notice: { unit } }: ChargingPolicy,
): Quote['deadlines'][number] {
  const holidays = doBankHolidaysCount ? 'bank holidays count as working days' : 'bank holidays are left out';
  return { on, reading: unit === 'working-days' ? holidays : READINGS[unit], isInForce };
}

interface OtherReading {
  /** The reading in force and the one tried, as `AMB-BN-3:a`. */
  readonly chosen: string;
  readonly other: string;
  /** Which of the two sums would be another. */
  readonly moves: readonly ('attendance' | 'late')[];
  /** Absent: the other reading asks for a cost that the question does not give. */
  readonly totalPence: number | undefined;
}

/** Readings that note which options were looked at. What nobody looked at makes no difference, so that it need not be tried. */
function lookedAt(readings: ChosenReadings): {
  readonly readings: ChosenReadings;
  readonly options: ReadonlySet<string>;
} {
  const options = new Set<string>();
  const noting = new Proxy(readings, {
    get(all, option: string) {
      options.add(option);
      return all[option];
    },
  });
  return { readings: noting, options };
}

/** What each other reading, one at a time, would make of the question. */
function otherReadings(
  question: QuoteQuestion,
  by: PricedBy,
  inForce: Priced,
  looked: ReadonlySet<string>,
): readonly OtherReading[] {
  const parts = ['attendance', 'late'] as const;
  return by.policy.options.flatMap((option) => {
    if (!looked.has(option.id)) return [];
    const letter = by.readings[option.id]!;
    return Object.keys(option.readings)
      .filter((each) => each !== letter)
      .map((each): OtherReading => {
        const names = { chosen: `${option.id}:${letter}`, other: `${option.id}:${each}` };
        const other = tryReading(question, { ...by, readings: { ...by.readings, [option.id]: each } });
        if (other === undefined) return { ...names, moves: parts, totalPence: undefined };
        const moves = parts.filter((part) => sumOf(other, part) !== sumOf(inForce, part));
        return { ...names, moves, totalPence: sumOf(other, 'attendance') + sumOf(other, 'late') };
      });
  });
}

function tryReading(question: QuoteQuestion, by: PricedBy): Priced | undefined {
  try {
    return linesOf(question, by);
  } catch (error) {
    if (isFullCostMissing(error)) return undefined;
    throw error;
  }
}

function sumOf({ lines }: Priced, part: 'attendance' | 'late'): number {
  return lines.filter((line) => line.part === part).reduce((sum, line) => sum + line.pence, 0);
}
