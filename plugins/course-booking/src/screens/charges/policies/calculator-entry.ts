import type { QuoteQuestion } from '@trellis/core/charging';
import type { AgencyKind } from '@trellis/core/people';
import { dateOf, entryOf, noDate, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';
import { dayNumber } from '@trellis/ui/long-date';
import { instantOf } from '@trellis/ui/wall-clock';
import { timeOf } from '../../programme/event/typed-time.ts';
import { penceOf } from '../money-entry.ts';

/** A question to the calculator as it is typed. */
export interface CalculatorEntry {
  readonly kind: AgencyKind;
  readonly turnover: string;
  readonly isInArea: boolean;
  readonly named: string;
  readonly flag: string;
  readonly length: LengthAsked;
  readonly courseOn: DateEntry;
  readonly title: string;
  readonly offerKind: string;
  readonly level: string;
  /** What a place costs the organiser, in pounds. */
  readonly fullCost: string;
  readonly outcome: OutcomeAsked;
  readonly noticeOn: DateEntry;
  readonly noticeAt: string;
  readonly substitute: '' | 'same-team' | 'same-agency' | 'other';
}

/** How long the course is that is asked about. */
export type LengthAsked = 'half-day' | 'full-day' | 'two-halves' | 'two-days';

/** What became of the place that is asked about. */
export type OutcomeAsked = QuoteQuestion['outcome']['kind'];

/** What can be asked, as the API takes it before it fills in what is usual. */
export type QuestionAsked = Pick<QuoteQuestion, 'agency' | 'outcome' | 'flags'> & {
  readonly course: Pick<
    QuoteQuestion['course'],
    'title' | 'kind' | 'length' | 'startsOn' | 'sessions' | 'level' | 'fullCostPence'
  >;
};

/** Where the calculator begins: a nursery that came to a full day four weeks from now. */
export function firstQuestion(todayOn: string): CalculatorEntry {
  return {
    kind: 'ey-group',
    turnover: '',
    isInArea: true,
    named: '',
    flag: '',
    length: 'full-day',
    courseOn: entryOf(daysLater(todayOn, 28)),
    title: '',
    offerKind: '',
    level: '',
    fullCost: '',
    outcome: 'attended',
    noticeOn: noDate,
    noticeAt: '10:00',
    substitute: '',
  };
}

/** What is still missing before the calculator can answer. */
export function questionFaults(entry: CalculatorEntry): readonly FieldError[] {
  return [
    ...(entry.turnover.trim() !== '' && penceOf(entry.turnover) === null
      ? [{ fieldId: 'ask-turnover', text: 'Enter the turnover in pounds, or leave it empty' }]
      : []),
    ...(entry.fullCost.trim() !== '' && penceOf(entry.fullCost) === null
      ? [{ fieldId: 'ask-full-cost', text: 'Enter an amount in pounds, or leave it empty' }]
      : []),
    ...(dateOf(entry.courseOn) === null
      ? [{ fieldId: 'ask-course-on', text: 'Enter the day of the course, such as 18 1 2027' }]
      : []),
    ...(entry.outcome === 'cancelled' && dateOf(entry.noticeOn) === null
      ? [{ fieldId: 'ask-notice-on', text: 'Enter the day of the cancellation, such as 5 1 2027' }]
      : []),
    ...(entry.outcome === 'cancelled' && timeOf(entry.noticeAt) === null
      ? [{ fieldId: 'ask-notice-at', text: 'Enter a time, such as 10:00' }]
      : []),
  ];
}

/** The question that was typed; undefined while something is missing. */
export function questionOf(entry: CalculatorEntry, timeZone: string): QuestionAsked | undefined {
  const courseOn = dateOf(entry.courseOn);
  if (questionFaults(entry).length > 0 || courseOn === null) return undefined;
  const pence = penceOf(entry.turnover);
  const fullCostPence = penceOf(entry.fullCost);
  return {
    agency: {
      kind: entry.kind,
      inArea: entry.isInArea,
      ...(pence === null ? {} : { annualTurnoverPence: pence }),
      ...(entry.named === '' ? {} : { named: entry.named }),
    },
    course: {
      startsOn: courseOn,
      ...lengthOf(entry.length, courseOn),
      ...(entry.title === '' ? {} : { title: entry.title }),
      ...(entry.offerKind === '' ? {} : { kind: entry.offerKind }),
      ...(entry.level.trim() === '' ? {} : { level: entry.level.trim() }),
      ...(fullCostPence === null ? {} : { fullCostPence }),
    },
    outcome: outcomeOf(entry, timeZone),
    flags: entry.flag === '' ? [] : [entry.flag],
  };
}

function lengthOf(asked: LengthAsked, startsOn: string): Pick<QuestionAsked['course'], 'length' | 'sessions'> {
  if (asked === 'half-day' || asked === 'full-day') return { length: asked };
  const length = asked === 'two-days' ? 'full-day' : 'half-day';
  return {
    sessions: [
      { startsOn, length },
      { startsOn: daysLater(startsOn, 7), length },
    ],
  };
}

function outcomeOf(
  { outcome, noticeOn, noticeAt, substitute }: CalculatorEntry,
  timeZone: string,
): QuoteQuestion['outcome'] {
  const instead =
    substitute === ''
      ? {}
      : { substitute: { sameAgency: substitute !== 'other', sameTeam: substitute === 'same-team' } };
  const day = dateOf(noticeOn);
  const time = timeOf(noticeAt);
  if (outcome === 'cancelled' && day !== null && time !== null)
    return { kind: 'cancelled', at: instantOf(day, time, timeZone), ...instead };
  if (outcome === 'no-show') return { kind: 'no-show', ...instead };
  return { kind: outcome } as QuoteQuestion['outcome'];
}

function daysLater(on: string, days: number): string {
  return new Date((dayNumber(on) + days) * 86_400_000).toISOString().slice(0, 10);
}
