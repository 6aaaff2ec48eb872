import { lettersOf, read, type ChosenReadings, type Source } from '../readings.ts';
import type { Amount } from './amount.ts';
import type { ChargingPolicy, Notice, Tier } from './schema.ts';
import { isThere } from './tier.ts';
import { lateRule, unitsOf } from './wording.ts';
import { pounds } from '../wording.ts';

/** A term of a policy in a plain sentence, for whoever is about to book. */
export interface Term {
  readonly about:
    | 'price'
    | 'free'
    | 'notice'
    | 'late'
    | 'cancelling'
    | 'substitutes'
    | 'waiting-list'
    | 'moved'
    | 'hold';
  readonly sentence: string;
  readonly source: Source;
}

const COUNTED: Readonly<Record<'from-notice' | 'after-notice' | 'clear-days', string>> = {
  'from-notice': 'from the day of notice up to the day before the course',
  'after-notice': 'from the day after the notice up to the day of the course',
  'clear-days': 'without the day of notice and the day of the course',
};

/**
 * The terms of a policy in plain sentences: what a place costs, how long it can be given up without charge, what is charged after that,
 * who may cancel and how, and who may come instead.
 *
 * @source house the sentences are ours, the terms the policy's
 */
export function describePolicy(
  policy: ChargingPolicy,
  readings: ChosenReadings = lettersOf(policy.options, {}),
): readonly Term[] {
  const { notice, substitutes, cancelling, waitingList, moved, lateArrival } = policy;
  const late = policy.tiers.map((tier) => lateSentence(tier, readings));
  return [
    ...policy.tiers.map((tier): Term => ({
      about: 'price',
      sentence: `${tier.title}: ${amountWords(read(tier.price, readings))} for a place. ${whoPays(policy, tier, readings)}`,
      source: tier.source,
    })),
    ...policy.freeCourses.map((free): Term => ({ about: 'free', sentence: `${free.title}.`, source: free.source })),
    {
      about: 'price',
      sentence:
        policy.chargedAt === 'booking'
          ? 'A place is charged when it is booked.'
          : 'A place is charged when it was used.',
      source: policy.source,
    },
    { about: 'notice', sentence: noticeSentence(notice, readings), source: notice.source },
    ...late.map((sentence, index): Term => ({ about: 'late', sentence, source: policy.tiers[index]!.source })),
    ...(lateArrival?.isAbsence === true
      ? [{ about: 'late', sentence: 'Arriving late counts as not attending.', source: lateArrival.source } as const]
      : []),
    { about: 'cancelling', sentence: `${cancelling.channel}.`, source: cancelling.source },
    {
      about: 'substitutes',
      sentence: substituteSentence(read(substitutes.who, readings), substitutes.isPlacePriced),
      source: substitutes.source,
    },
    ...(waitingList && read(waitingList.lateCharge, readings) === 'if-terms-accepted'
      ? [
          {
            about: 'waiting-list',
            sentence:
              'A place offered from the waiting list when it is too late to cancel without charge is charged like the others only if these terms are accepted with the offer.',
            source: waitingList.source,
          } as const,
        ]
      : []),
    ...(moved
      ? [
          {
            about: 'moved',
            sentence: `When the course is moved, a place can be given up without charge for ${unitsOf(moved.daysToDecline, 'calendar-days')}.`,
            source: moved.source,
          } as const,
        ]
      : []),
    ...policy.holds.map((hold): Term => ({ about: 'hold', sentence: `${hold.title}.`, source: hold.source })),
  ];
}

function whoPays(policy: ChargingPolicy, tier: Tier, readings: ChosenReadings): string {
  const { rows, everybodyElse } = policy;
  const titles = rows.filter((row) => row.tier === tier.number && isThere(row, readings)).map((row) => row.title);
  if (everybodyElse.tier === tier.number) titles.push(everybodyElse.title);
  return titles.length === 0 ? 'Nobody is in it.' : `For: ${[...new Set(titles)].join('; ')}.`;
}

function noticeSentence(notice: Notice, readings: ChosenReadings): string {
  const { clock, closesAt } = read(notice.day, readings);
  const isByWorkingDay = notice.unit === 'working-days';
  const how = notice.unit === 'hours' ? '' : `, counted ${COUNTED[read(notice.counting, readings)]}`;
  const days = isByWorkingDay
    ? ` Working days are Monday to Friday; bank holidays ${read(notice.doBankHolidaysCount, readings) ? 'count' : 'do not count'}.`
    : '';
  const until = closesAt === undefined ? '' : ` A notice after ${closesAt} has the next day.`;
  return `Notice of ${lateRule(notice)}${how}.${days}${clock === 'utc' ? ' Days are those of universal time.' : ''}${until}`;
}

function lateSentence(tier: Tier, readings: ChosenReadings): string {
  const cancelled = amountWords(read(tier.lateCancellation, readings));
  const missed = amountWords(read(tier.noShow, readings));
  return cancelled === missed
    ? `${tier.title}: ${cancelled} for a late cancellation or for not attending.`
    : `${tier.title}: ${cancelled} for a late cancellation, ${missed} for not attending.`;
}

function substituteSentence(who: 'nobody' | 'same-team' | 'same-agency' | 'anybody', isPlacePriced: boolean): string {
  const place = isPlacePriced ? 'The place that is used is priced as usual.' : 'The place that is used costs nothing.';
  switch (who) {
    case 'nobody':
      return 'Nobody may come instead to save the late charge.';
    case 'same-team':
      return `If somebody of the same team or service comes instead, there is no late charge. ${place}`;
    case 'same-agency':
      return `If somebody of the same agency comes instead, there is no late charge. ${place}`;
    case 'anybody':
      return `If anybody comes instead, there is no late charge. ${place}`;
  }
}

/** An amount as a clerk reads it. */
function amountWords(amount: Amount): string {
  switch (amount.kind) {
    case 'nothing':
      return 'nothing';
    case 'price':
      return 'the price of the place';
    case 'full-cost':
      return 'what the place costs the organiser';
    case 'per-day':
      return `${pounds(amount.pence)} for each day`;
    case 'flat':
      return amount.halfDayPence === undefined || amount.halfDayPence === amount.pence
        ? `${pounds(amount.pence)}, however long the course is,`
        : `${pounds(amount.pence)}, or ${pounds(amount.halfDayPence)} where the course is one half day,`;
    case 'by-length':
      if (amount.fullDayPence === 0 && amount.halfDayPence === 0) return 'nothing';
      return `${pounds(amount.fullDayPence)} a full day, ${pounds(amount.halfDayPence)} a half day`;
    case 'by-minutes':
      return [
        ...amount.bands.map((band) => `${pounds(band.pence)} up to ${band.upToMinutes} minutes`),
        `${pounds(amount.overPence)} for longer`,
      ].join(', ');
  }
}
