import type { ChosenReadings, Source } from '../readings.ts';
import type { WithoutPrice } from './free-course.ts';
import type { CountedCourse, Counting } from './notice.ts';
import type { PricedFor } from './price.ts';
import type { Outcome, QuoteQuestion } from './question.ts';
import type { BankHolidayCalendar, ChargingPolicy } from './schema.ts';
import type { CourseSize } from './size.ts';
import type { PlacedInTier } from './tier.ts';

/** One sum and why, before anybody asks which reading decided it. */
export interface PlainLine {
  readonly rule: string;
  readonly part: 'attendance' | 'late';
  readonly pence: number;
  readonly because: string;
  readonly source: Source;
}

/** What a question is priced by. */
export interface PricedBy {
  readonly policy: ChargingPolicy;
  readonly calendar: BankHolidayCalendar;
  readonly readings: ChosenReadings;
  readonly timeZone: string;
}

/** A question with everything worked out that its lines hang on. */
export interface PricingCase extends PricedBy {
  readonly question: QuoteQuestion;
  readonly placed: PlacedInTier;
  readonly priced: PricedFor;
  readonly size: CourseSize;
  readonly course: CountedCourse;
  readonly counting: Counting;
  /** What the price list says, whether or not the place is free. */
  readonly listPence: () => number;
  readonly without: WithoutPrice | undefined;
}

/** Who came instead, if anybody did. */
export type Substituted = Extract<Outcome, { kind: 'no-show' }>['substitute'];

/** What became of a place, as lines. */
export interface Become {
  readonly isLate: boolean;
  readonly lines: readonly PlainLine[];
}
