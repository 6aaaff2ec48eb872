import { read } from '../readings.ts';
import { penceOf } from './price.ts';
import type { Become, PlainLine, PricingCase, Substituted } from './pricing-case.ts';
import { isReplaced, substitutePlace } from './used-place.ts';
import { lengthOf } from './wording.ts';
import { pounds } from '../wording.ts';

/**
 * A place that was not used, and the one that a substitute used instead: the charge of the tier, nothing for a free course unless the
 * policy is read so, and nothing where somebody came who counts as a substitute.
 *
 * @param what - what happened, as half a sentence
 * @source Bath and North East Somerset training strategy 2021-2024, section 4 and Appendix 5; free courses: AMB-BN-5; substitutes: AMB-BN-8
 */
export function missedPlace(
  one: PricingCase,
  substitute: Substituted,
  rule: 'late-cancellation' | 'no-show' | 'arrived-late',
  what: string,
): Become {
  const { policy, placed, without, size } = one;
  const place = substitutePlace(one, substitute);
  if (isReplaced(one, substitute))
    return {
      isLate: true,
      lines: [
        {
          rule: 'substitute-waives',
          part: 'late',
          pence: 0,
          because: `${what}. Somebody who counts as a substitute came instead, so there is no late charge.`,
          source: policy.substitutes.source,
        },
        ...place,
      ],
    };
  const tail = substitute === undefined ? '' : ` ${whyNotReplaced(substitute)}`;
  if (without && !without.isLateCharged)
    return {
      isLate: true,
      lines: [
        {
          rule,
          part: 'late',
          pence: 0,
          because: `${what}. ${without.title}, and the policy has no charge for missing it.${tail}`,
          source: without.source,
        },
        ...place,
      ],
    };
  const pence = lateCharge(one, rule === 'late-cancellation' ? 'lateCancellation' : 'noShow');
  const sum = pence === 0 ? 'nothing' : pounds(pence);
  return {
    isLate: true,
    lines: [
      {
        rule,
        part: 'late',
        pence,
        because: `${what}. ${placed.row.title} (${placed.tier.title}) pays ${sum} for ${lengthOf(size)}.${tail}`,
        source: policy.notice.source,
      },
      ...extraCosts(one),
      ...place,
    ],
  };
}

/**
 * E-learning that was begun and not finished.
 *
 * @source South Tyneside training charges
 */
export function unfinishedPlace(one: PricingCase): PlainLine {
  const { tier } = one.placed;
  const pence = lateCharge(one, 'unfinished');
  return {
    rule: 'unfinished',
    part: 'late',
    pence,
    because:
      pence === 0
        ? 'Begun and not finished; the policy has no charge for that.'
        : `Begun and not finished. ${tier.title} pays ${pounds(pence)}.`,
    source: tier.source,
  };
}

function extraCosts({ question, policy }: PricingCase): readonly PlainLine[] {
  return question.extraCosts.map((cost): PlainLine => {
    const named = policy.extraCosts.find(({ id }) => id === cost.kind);
    return {
      rule: 'extra-cost',
      part: 'late',
      pence: named ? cost.pence : 0,
      because: named
        ? `${named.title}, which the late charge takes in: ${pounds(cost.pence)}.`
        : `The policy passes on no costs of the kind "${cost.kind}".`,
      source: named?.source ?? policy.source,
    };
  });
}

function lateCharge(
  { placed, priced, listPence, readings }: PricingCase,
  what: 'lateCancellation' | 'noShow' | 'unfinished',
): number {
  return penceOf(read(placed.tier[what], readings), priced, listPence);
}

function whyNotReplaced({ sameAgency }: NonNullable<Substituted>): string {
  return sameAgency
    ? 'The substitute is of another team, so the late charge stands.'
    : "The substitute is another agency's, so the late charge stands; that place is the other agency's own booking.";
}
