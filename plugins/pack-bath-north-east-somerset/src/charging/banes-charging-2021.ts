import type { ChargingPolicy } from '@trellis/core/charging';
import type { Pack } from '@trellis/core/frameworks';
import type { z } from 'zod';
import { options } from './options.ts';
import { rows } from './rows.ts';
import { appendix, document, edition, house } from './strategy.ts';

const HUNDRED_THOUSAND_POUNDS = 10_000_000;
const price = { kind: 'price' } as const;

/** A tier that is charged the full price of the course for a place not used. */
const tier = (
  number: number,
  title: string,
  fullDayPence: number,
  halfDayPence: number,
): z.input<typeof ChargingPolicy>['tiers'][number] => ({
  number,
  title,
  price: { kind: 'by-length', fullDayPence, halfDayPence },
  lateCancellation: price,
  noShow: price,
  source: appendix,
});

/** £70 per course; under the other reading £35 where the whole course is one half day. */
const firstTierLate = {
  option: 'AMB-BN-4',
  readings: { a: { kind: 'flat', pence: 7000 }, b: { kind: 'flat', pence: 7000, halfDayPence: 3500 } },
} as const;

const onlyHere = { option: 'AMB-BN-10', readings: { a: 'inside', b: 'anywhere' } } as const;
const lateOnFree = { option: 'AMB-BN-5', readings: { a: 'nothing', b: 'as-others' } } as const;

const policy: z.input<typeof ChargingPolicy> = {
  id: 'banes-charging-2021',
  version: '1.0.0',
  title: 'Bath and North East Somerset charging policy 2021',
  areaTitle: 'Bath and North East Somerset',
  tiers: [
    { ...tier(1, 'Tier 1', 0, 0), lateCancellation: firstTierLate, noShow: firstTierLate },
    tier(2, 'Tier 2', 3500, 2000),
    tier(3, 'Tier 3', 7000, 3500),
    tier(4, 'Tier 4', 10_000, 5000),
  ],
  turnoverBands: [
    {
      id: 'under-100k',
      title: 'Under £100,000 a year',
      toPence: HUNDRED_THOUSAND_POUNDS,
      isToIncluded: { option: 'AMB-BN-2', readings: { a: false, b: true, c: false } },
      source: appendix,
    },
    {
      id: 'over-100k',
      title: 'Over £100,000 a year',
      fromPence: HUNDRED_THOUSAND_POUNDS,
      isFromIncluded: { option: 'AMB-BN-2', readings: { a: true, b: false, c: false } },
      source: appendix,
    },
  ],
  rows: [...rows],
  severalRows: { option: 'AMB-BN-1', readings: { a: 'first', b: 'lowest' } },
  everybodyElse: { tier: 4, title: 'All other organisations', source: appendix },
  freeCourses: [
    {
      id: 'introduction-to-child-protection',
      title: 'Introduction to Child Protection is free to the workforce of Bath and North East Somerset',
      names: ['Introduction to Child Protection', 'Introduction to Child Protection course'],
      area: onlyHere,
      lateCharge: lateOnFree,
      source: appendix,
    },
    {
      id: 'safeguarding-adults-level-2',
      title: "Safeguarding Adults' Level 2 is free to the workforce of Bath and North East Somerset",
      names: ["Safeguarding Adults' Level 2", "Safeguarding Adults' Level 2 course"],
      area: onlyHere,
      lateCharge: lateOnFree,
      source: appendix,
    },
  ],
  unpriced: {
    offerKinds: ['e-learning', 'other-offer'],
    lateCharge: 'nothing',
    source: house('the price list is of full and half days, so e-learning has a price only where the course says so'),
  },
  length: {
    halfDayUpToMinutes: 240,
    severalSessions: { option: 'AMB-BN-11', readings: { a: 'total-length', b: 'per-session' } },
    source: house('a half day ends at four hours, as elsewhere'),
  },
  calendar: 'england-and-wales',
  notice: {
    count: 10,
    unit: 'working-days',
    lateWhen: 'fewer-than',
    doBankHolidaysCount: { option: 'AMB-BN-3', readings: { a: true, b: false } },
    counting: { option: 'AMB-BN-6', readings: { a: 'from-notice', b: 'after-notice', c: 'clear-days' } },
    day: {
      option: 'AMB-BN-7',
      readings: { a: { clock: 'local' }, b: { clock: 'local', closesAt: '17:00' }, c: { clock: 'utc' } },
    },
    source: appendix,
  },
  cancelling: {
    who: ['practitioner', 'manager', 'agency-lead', 'coordinator'],
    channel: 'Places are booked and given up by self-service in the learning portal',
    source: { document, edition, section: '4, Training Administration' },
  },
  substitutes: {
    who: { option: 'AMB-BN-8', readings: { a: 'same-team', b: 'same-agency' } },
    source: appendix,
  },
  waitingList: {
    lateCharge: { option: 'AMB-BN-14', readings: { a: 'if-terms-accepted', b: 'nothing' } },
    source: house('nobody is charged by terms that they could not keep and had not accepted'),
  },
  organiserCancels: { source: house('the policy does not mention it, and no other reading is reasonable') },
  holds: [
    {
      id: 'gp-safeguarding-lead',
      flags: ['gp-safeguarding-lead'],
      title:
        'Whether the place of a GP safeguarding lead is funded must first be asked of the safeguarding administrator of the NHS body',
      source: { ...appendix, section: 'Appendix 5, footnote' },
    },
  ],
  options: [...options],
  source: appendix,
};

/**
 * The charges of Bath and North East Somerset's training programmes: four tiers, two free courses, ten working days of notice. What the
 * document leaves open is an option with our reading as the default.
 *
 * @source Bath and North East Somerset, Children's and Adults' Workforce Development Training Strategy 2021-2024, section 4 and Appendix 5
 */
export const banesCharging2021: z.input<typeof Pack> = {
  id: 'banes-charging-2021',
  version: '1.0.0',
  title: 'Bath and North East Somerset charging policy 2021',
  kind: 'charging policy',
  validFrom: '2021-04-01',
  validTo: null,
  status: 'active',
  chargingPolicies: [policy],
  source: {
    document,
    edition,
    section: '4 and Appendix 5',
    note: 'dated April 2021, without a day; no end is given for the charges',
  },
};
