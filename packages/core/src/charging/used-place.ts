import { read } from '../readings.ts';
import type { PlainLine, PricingCase, Substituted } from './pricing-case.ts';
import { lengthOf } from './wording.ts';
import { pounds } from '../wording.ts';

/**
 * The place that was used: its price, or why it has none.
 *
 * @param prefix - a sentence that comes first, ending in a space
 * @source Bath and North East Somerset training strategy 2021-2024, Appendix 5
 */
export function usedPlace({ placed, without, listPence, size }: PricingCase, prefix = ''): PlainLine {
  const { tier, row } = placed;
  if (without)
    return {
      rule: without.rule,
      part: 'attendance',
      pence: 0,
      because: `${prefix}${without.title}, so nothing is charged for the place.`,
      source: without.source,
    };
  const pence = listPence();
  const sum = pence === 0 ? 'costs nothing' : `costs ${pounds(pence)}`;
  return {
    rule: 'attendance',
    part: 'attendance',
    pence,
    because: `${prefix}${row.title} (${tier.title}): ${lengthOf(size)} ${sum}.`,
    source: tier.source,
  };
}

/**
 * The place that a substitute of the same agency used. Another agency's substitute is that agency's own booking and not priced here.
 *
 * @source Bath and North East Somerset training strategy 2021-2024, Appendix 5; that the place is priced all the same: house
 */
export function substitutePlace(one: PricingCase, substitute: Substituted): readonly PlainLine[] {
  if (substitute?.sameAgency !== true) return [];
  const { isPlacePriced, source } = one.policy.substitutes;
  if (isPlacePriced) return [{ ...usedPlace(one, 'The substitute used the place. '), rule: 'substitute-place' }];
  const because = 'The substitute used the place, and the policy charges nothing for that.';
  return [{ rule: 'substitute-place', part: 'attendance', pence: 0, because, source }];
}

/**
 * Whether whoever came instead spares the late charge.
 *
 * @source Bath and North East Somerset training strategy 2021-2024, Appendix 5; AMB-BN-8
 */
export function isReplaced({ policy, readings }: PricingCase, substitute: Substituted): boolean {
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
