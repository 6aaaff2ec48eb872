export { Amount, Pence } from './amount.ts';
export { describePolicy, type Term } from './describe.ts';
export { type CountedCourse } from './notice.ts';
export { policyFaults } from './policy-faults.ts';
export { isFullCostMissing } from './price.ts';
export { CourseLength, Outcome, Quote, QuoteLine, QuoteQuestion } from './question.ts';
export { chargingOptions, chargingReadings, deadlineOf, quote } from './quote.ts';
export {
  BankHolidayCalendar,
  ChargingPolicy,
  FreeCourse,
  Notice,
  Tier,
  TierRow,
  TurnoverBand,
  type ChargingErrorCode,
} from './schema.ts';
export { sizeOf, type CourseSize } from './size.ts';
export { flagsNamed } from './wording.ts';
export { pounds, spokenDay } from '../wording.ts';
