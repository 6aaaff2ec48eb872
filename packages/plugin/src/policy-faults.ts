import type { Amount, BankHolidayCalendar, ChargingPolicy } from '@trellis/core/charging';
import { hangsOnOption } from '@trellis/core/frameworks';
import { optionFaults, readingFaults, twice } from './reading-faults.ts';
import { repeated } from './repeated.ts';

/** A turnover that nobody knows; bands need not name it. */
const UNKNOWN_TURNOVER = 'unknown';

/**
 * What a charging policy names and does not have, or has twice. Its calendar may be another pack's, so it is looked for when a price is
 * asked.
 */
export function policyFaults(policy: ChargingPolicy, packVersion: string): readonly string[] {
  const place = `chargingPolicies.${policy.id}`;
  const tiers = new Set(policy.tiers.map((tier) => tier.number));
  const bands = new Set([UNKNOWN_TURNOVER, ...policy.turnoverBands.map((band) => band.id)]);
  const tierFault = (where: string, tier: number): readonly string[] =>
    tiers.has(tier) ? [] : [`${place}.${where}.tier: there is no tier ${tier}`];
  return [
    ...(policy.version === packVersion ? [] : [`${place}.version: must be that of the pack, ${packVersion}`]),
    ...repeated(policy.tiers.map((tier) => String(tier.number))).map(
      (number) => `${place}.tiers: the number ${number} is there twice`,
    ),
    ...policy.tiers
      .filter((tier) => [tier.price, ...tier.priceFor.map((each) => each.price)].some(isPriceOfItself))
      .map((tier) => `${place}.tiers.${tier.number}.price: the price of the place cannot be the price of the place`),
    ...tierFault('everybodyElse', policy.everybodyElse.tier),
    ...policy.rows.flatMap((row) => [
      ...tierFault(`rows.${row.id}`, row.tier),
      ...row.turnover
        .filter((band) => !bands.has(band))
        .map((band) => `${place}.rows.${row.id}.turnover: there is no turnover band ${band}`),
      ...underFaults(`${place}.rows.${row.id}.under`, row.under, policy),
    ]),
    ...twice(`${place}.rows`, policy.rows),
    ...twice(`${place}.turnoverBands`, policy.turnoverBands),
    ...twice(`${place}.freeCourses`, policy.freeCourses),
    ...twice(`${place}.waiverReasons`, policy.waiverReasons),
    ...twice(`${place}.extraCosts`, policy.extraCosts),
    ...twice(`${place}.holds`, policy.holds),
    ...twice(`${place}.options`, policy.options),
    ...policy.options.flatMap(optionFaults).map((fault) => `${place}.${fault}`),
    ...readingFaults(place, policy, policy.options),
  ];
}

/** Days that a calendar has twice. */
export function calendarFaults(calendar: BankHolidayCalendar): readonly string[] {
  return repeated(calendar.holidays.map((holiday) => holiday.date)).map(
    (date) => `calendars.${calendar.id}.holidays: ${date} is there twice`,
  );
}

function isPriceOfItself(price: ChargingPolicy['tiers'][number]['price']): boolean {
  const amounts: readonly unknown[] = hangsOnOption(price) ? Object.values(price.readings) : [price];
  return amounts.some((amount) => (amount as Amount).kind === 'price');
}

function underFaults(
  place: string,
  under: ChargingPolicy['rows'][number]['under'],
  policy: ChargingPolicy,
): readonly string[] {
  return Object.entries(under).flatMap(([id, letters]) => {
    const option = policy.options.find((each) => each.id === id);
    if (option === undefined) return [`${place}: the policy has no option ${id}`];
    return letters
      .filter((letter) => !(letter in option.readings))
      .map((letter) => `${place}: ${id} has no reading "${letter}"`);
  });
}
