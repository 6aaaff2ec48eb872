import { localDate, type CalendarDate } from '../../calendar.ts';
import {
  chargingReadings,
  quote,
  type BankHolidayCalendar,
  type ChargingErrorCode,
  type ChargingPolicy,
  type Quote,
  type QuoteQuestion,
} from '../../charging/index.ts';
import { DomainError } from '../../errors.ts';
import { lettersOf, type ChosenReadings, type Option } from '../../readings.ts';
import { compareVersions, packsOn, type PacksAtWork } from './packs-on.ts';
import type { Pack, PackActivation } from '../schema.ts';

/** A policy with the pack version it came from and the readings that a partnership chose. */
export interface ChargingInForce {
  readonly policy: ChargingPolicy;
  readonly pack: { readonly id: string; readonly version: string };
  readonly readings: ChosenReadings;
}

/**
 * The charging policy of a day: of the packs at work the one that was put to work last.
 *
 * @returns undefined where no pack with a policy is at work on that day
 * @source house
 */
export function chargingOn(
  packs: readonly Pack[],
  activations: readonly PackActivation[],
  on: CalendarDate,
): ChargingInForce | undefined {
  const [latest] = packsOn({ packs, activations }, on).filter(({ pack }) => pack.chargingPolicies.length > 0);
  return latest && inForce(latest.pack, latest.pack.chargingPolicies[0]!, latest.chosen);
}

/**
 * The newest version of a calendar of bank holidays.
 *
 * @returns undefined where no pack has it
 * @source house
 */
export function calendarOf(packs: readonly Pack[], id: string): BankHolidayCalendar | undefined {
  return packs
    .flatMap((pack) => pack.calendars)
    .filter((calendar) => calendar.id === id)
    .toSorted((one, other) => (one.version < other.version ? 1 : -1))[0];
}

/**
 * The policy that a question is answered by: the one it names, or that of the price's day, or else the only one that was verified at
 * its source.
 *
 * @throws `charging.no-policy`, `charging.unknown-policy`
 * @source house contract of `POST /charging/quote`
 */
export function policyFor(
  { packs, activations }: PacksAtWork,
  named: string | undefined,
  on: CalendarDate,
): ChargingInForce {
  const found = findPolicy({ packs, activations }, named, on);
  if (found) return found;
  if (named !== undefined)
    throw new DomainError<ChargingErrorCode>('charging.unknown-policy', `There is no charging policy ${named}.`, {
      field: 'policy',
    });
  throw new DomainError<ChargingErrorCode>(
    'charging.no-policy',
    `No charging policy is at work on ${on}. Put one to work, or name one.`,
    { field: 'policy' },
  );
}

function findPolicy(
  { packs, activations }: PacksAtWork,
  named: string | undefined,
  on: CalendarDate,
): ChargingInForce | undefined {
  const atWork = chargingOn(packs, activations, on);
  if (atWork && (named === undefined || atWork.policy.id === named)) return atWork;
  const everyPolicy = packs
    .flatMap((pack) => pack.chargingPolicies.map((policy) => ({ pack, policy })))
    .toSorted((one, other) => compareVersions(other.pack.version, one.pack.version));
  const candidates = everyPolicy.filter(({ pack, policy }) =>
    named === undefined ? pack.status === 'active' : policy.id === named,
  );
  const [newest] = candidates;
  const isOnlyOne = new Set(candidates.map(({ policy }) => policy.id)).size === 1;
  return newest && isOnlyOne ? inForce(newest.pack, newest.policy, {}) : undefined;
}

/**
 * What a place costs and why, by the packs of a partnership.
 *
 * @throws `charging.no-policy`, `charging.unknown-policy`, `charging.unknown-calendar`, `charging.unknown-named`,
 *   `charging.unknown-option`, `charging.unknown-reading`, `charging.full-cost-needed`
 * @source house contract of `POST /charging/quote`
 */
export function quoteInForce(question: QuoteQuestion, rules: PacksAtWork, timeZone = 'Europe/London'): Quote {
  const { policy, readings } = policyOf(question, rules, timeZone);
  insistOnKnownName(question.agency.named, rules.packs);
  const calendar = calendarOf(rules.packs, policy.calendar);
  if (!calendar)
    throw new DomainError<ChargingErrorCode>(
      'charging.unknown-calendar',
      `The policy counts with the calendar ${policy.calendar}, which no installed pack has.`,
      { field: 'policy' },
    );
  chargingReadings(policy, question.options);
  return quote({ ...question, options: { ...readings, ...question.options } }, policy, calendar, timeZone);
}

/**
 * Every open point of the policy that is at work on a day, or of the one named.
 *
 * @returns with the partnership's own reading as the default; empty where no policy is at work
 * @throws `charging.unknown-policy`
 * @source house contract of `GET /charging/options`
 */
export function chargingOptionsOn(rules: PacksAtWork, named: string | undefined, on: CalendarDate): readonly Option[] {
  const found = named === undefined ? findPolicy(rules, undefined, on) : policyFor(rules, named, on);
  if (!found) return [];
  return found.policy.options.map((option) => ({ ...option, default: found.readings[option.id] ?? option.default }));
}

/** Which policy's price it is: that of the day of the course, or of the day of booking where the policy says so. */
function policyOf(question: QuoteQuestion, rules: PacksAtWork, timeZone: string): ChargingInForce {
  const { course, policy: named, bookedAt } = question;
  const listed = (course.sessions ?? []).map((session) => session.startsOn).toSorted();
  const onCourseDay = policyFor(rules, named, listed[0] ?? course.startsOn);
  if (onCourseDay.policy.priceOf === 'course-date' || bookedAt === undefined) return onCourseDay;
  return policyFor(rules, named, localDate(bookedAt, timeZone));
}

function insistOnKnownName(named: string | undefined, packs: readonly Pack[]): void {
  const known = packs.flatMap((pack) => pack.chargingPolicies).flatMap(({ rows }) => rows.flatMap((row) => row.named));
  if (named === undefined || known.includes(named)) return;
  throw new DomainError<ChargingErrorCode>('charging.unknown-named', `No charging policy names an agency ${named}.`, {
    field: 'agency.named',
  });
}

function inForce(pack: Pack, policy: ChargingPolicy, chosen: ChosenReadings): ChargingInForce {
  return { policy, pack: { id: pack.id, version: pack.version }, readings: lettersOf(policy.options, chosen) };
}
