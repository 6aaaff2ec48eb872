import { DomainError } from '../errors.ts';
import { read, type ChosenReadings } from '../readings.ts';
import type { Amount } from './amount.ts';
import type { QuoteQuestion } from './question.ts';
import type { ChargingErrorCode, ChargingPolicy, Tier } from './schema.ts';
import type { CourseSize } from './size.ts';

/** What an amount is worked out for. */
export interface PricedFor {
  readonly size: CourseSize;
  readonly severalSessions: 'total-length' | 'per-session';
  /** What a place costs the organiser, where the course says so. */
  readonly fullCostPence: number | undefined;
}

/**
 * An amount for a course of a length, in whole pence. By total length two half days are one full day and N days are N full days, with a
 * half day where one is left over; per session, each session is priced by itself.
 *
 * @param placePence - what the place itself costs, for charges that are "the price"; asked only then
 * @throws `charging.full-cost-needed` when only the course could say how much, and does not
 * @source Bath and North East Somerset training strategy 2021-2024, Appendix 5; several sessions: AMB-BN-11
 */
export function penceOf(
  amount: Amount,
  { size, severalSessions, fullCostPence }: PricedFor,
  placePence: () => number = () => 0,
): number {
  switch (amount.kind) {
    case 'nothing':
      return 0;
    case 'price':
      return placePence();
    case 'flat':
      return size.halves === 1 ? (amount.halfDayPence ?? amount.pence) : amount.pence;
    case 'per-day':
      return size.days * amount.pence;
    case 'by-minutes':
      return (
        amount.bands
          .toSorted((one, other) => one.upToMinutes - other.upToMinutes)
          .find((band) => size.minutes <= band.upToMinutes)?.pence ?? amount.overPence
      );
    case 'by-length': {
      if (severalSessions === 'per-session')
        return size.sessions.reduce(
          (sum: number, halves) => sum + (halves === 1 ? amount.halfDayPence : amount.fullDayPence),
          0,
        );
      return Math.floor(size.halves / 2) * amount.fullDayPence + (size.halves % 2) * amount.halfDayPence;
    }
    case 'full-cost': {
      if (fullCostPence === undefined)
        throw new DomainError<ChargingErrorCode>(
          'charging.full-cost-needed',
          'The policy charges what the place costs the organiser. Say how much that is.',
          { field: 'course.fullCostPence' },
        );
      return fullCostPence;
    }
  }
}

/**
 * What a place costs in a tier, before anybody asks whether the course is free.
 *
 * @source house courses of some levels or kinds may have a price of their own, the first that fits
 */
export function placePenceOf(
  tier: Tier,
  course: QuoteQuestion['course'],
  priced: PricedFor,
  readings: ChosenReadings,
): number {
  const own = tier.priceFor.find(
    ({ levels, offerKinds }) => isAmong(course.level, levels) && isAmong(course.kind, offerKinds),
  );
  return penceOf(read(own?.price ?? tier.price, readings), priced);
}

/**
 * What stands between a course and its price.
 *
 * @source house
 */
export function pricedFor(
  course: QuoteQuestion['course'],
  size: CourseSize,
  policy: ChargingPolicy,
  readings: ChosenReadings,
): PricedFor {
  return {
    size,
    severalSessions: read(policy.length.severalSessions, readings),
    fullCostPence: course.fullCostPence,
  };
}

/**
 * Whether a price could not be worked out because only the course could say what the place costs, and does not.
 *
 * @source house
 */
export function isFullCostMissing(error: unknown): boolean {
  const code: ChargingErrorCode = 'charging.full-cost-needed';
  return error instanceof DomainError && error.code === code;
}

function isAmong(value: string | undefined, values: readonly string[]): boolean {
  return values.length === 0 || (value !== undefined && values.includes(value));
}
