import type { Finding } from '../errors.ts';
import { optionFaults, readingFaults, repeated, twice } from '../reading-faults.ts';
import { hangsOnOption } from '../readings.ts';
import type { Amount } from './amount.ts';
import type { ChargingPolicy } from './schema.ts';

/** A turnover that nobody knows; bands need not name it. */
const UNKNOWN_TURNOVER = 'unknown';

/**
 * What a charging policy names and does not have, or has twice. Its calendar may be another pack's, so it is looked for when a price is
 * asked.
 *
 * @returns fields as dotted paths, with the ids of what has one
 * @source house
 */
export function policyFaults(policy: ChargingPolicy): readonly Finding[] {
  const tiers = new Set(policy.tiers.map((tier) => tier.number));
  const bands = new Set([UNKNOWN_TURNOVER, ...policy.turnoverBands.map((band) => band.id)]);
  const tierFault = (where: string, tier: number): readonly Finding[] =>
    tiers.has(tier) ? [] : [{ field: `${where}.tier`, reason: `there is no tier ${tier}` }];
  return [
    ...repeated(policy.tiers.map((tier) => String(tier.number))).map((number) => ({
      field: 'tiers',
      reason: `the number ${number} is there twice`,
    })),
    ...policy.tiers.flatMap((tier, place) =>
      [tier.price, ...tier.priceFor.map((each) => each.price)].some(isPriceOfItself)
        ? [{ field: `tiers.${place}.price`, reason: 'the price of the place cannot be the price of the place' }]
        : [],
    ),
    ...tierFault('everybodyElse', policy.everybodyElse.tier),
    ...policy.rows.flatMap((row) => [
      ...tierFault(`rows.${row.id}`, row.tier),
      ...row.turnover
        .filter((band) => !bands.has(band))
        .map((band) => ({ field: `rows.${row.id}.turnover`, reason: `there is no turnover band ${band}` })),
      ...underFaults(`rows.${row.id}.under`, row.under, policy),
    ]),
    ...twice('rows', policy.rows),
    ...twice('turnoverBands', policy.turnoverBands),
    ...twice('freeCourses', policy.freeCourses),
    ...twice('waiverReasons', policy.waiverReasons),
    ...twice('extraCosts', policy.extraCosts),
    ...twice('holds', policy.holds),
    ...twice('options', policy.options),
    ...policy.options.flatMap(optionFaults),
    ...readingFaults('', policy, policy.options),
  ];
}

function isPriceOfItself(price: ChargingPolicy['tiers'][number]['price']): boolean {
  const amounts: readonly unknown[] = hangsOnOption(price) ? Object.values(price.readings) : [price];
  return amounts.some((amount) => (amount as Amount).kind === 'price');
}

function underFaults(
  field: string,
  under: ChargingPolicy['rows'][number]['under'],
  policy: ChargingPolicy,
): readonly Finding[] {
  return Object.entries(under).flatMap(([id, letters]) => {
    const option = policy.options.find((each) => each.id === id);
    if (option === undefined) return [{ field, reason: `the policy has no option ${id}` }];
    return letters
      .filter((letter) => !(letter in option.readings))
      .map((letter) => ({ field, reason: `${id} has no reading "${letter}"` }));
  });
}
