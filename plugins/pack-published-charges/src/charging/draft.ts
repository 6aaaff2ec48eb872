import type { ChargingPolicy } from '@trellis/core/charging';
import type { Option, Pack, Source } from '@trellis/core/frameworks';
import type { z } from 'zod';

/** A policy as data. */
export type Policy = z.input<typeof ChargingPolicy>;
/** A tier as data. */
export type Tier = Policy['tiers'][number];

/** Where a policy was published; every fact of it was read there in excerpts. */
export interface Published {
  readonly document: string;
  readonly url: string;
}

/** A source as it was read: in excerpts, to be checked before anybody is charged by it. */
export function excerpt({ document, url }: Published): Source {
  return { document, note: `${url}; read in excerpts, to be checked at its source` };
}

/** What the excerpts do not say, and what we put in its place. */
export function notRead(note: string): Source {
  return { document: 'house', note };
}

/** Nothing at all. */
export const nothing = { kind: 'nothing' } as const;
/** The price of the place. */
export const price = { kind: 'price' } as const;
/** What the place costs the organiser. */
export const fullCost = { kind: 'full-cost' } as const;

/** So much per course, and less where the whole course is one half day. */
export function flat(pence: number, halfDayPence = pence) {
  return { kind: 'flat', pence, halfDayPence } as const;
}

/** A tier in which a late cancellation costs what not attending costs. */
export function tier(
  number: number,
  title: string,
  prices: { price: Tier['price']; late: Tier['noShow'] },
  source: Source,
): Tier {
  return { number, title, price: prices.price, lateCancellation: prices.late, noShow: prices.late, source };
}

/** Notice in working days, where the excerpt does not say whether a bank holiday is one. */
export function workingDays(
  count: number,
  lateWhen: 'fewer-than' | 'up-to',
  option: string,
  source: Source,
): Policy['notice'] {
  const doBankHolidaysCount = { option, readings: { a: true, b: false } };
  return { ...calendarDays(count, lateWhen, source), unit: 'working-days', doBankHolidaysCount };
}

/** Notice in calendar days. */
export function calendarDays(count: number, lateWhen: 'fewer-than' | 'up-to', source: Source): Policy['notice'] {
  return {
    count,
    unit: 'calendar-days',
    lateWhen,
    doBankHolidaysCount: true,
    counting: 'from-notice',
    day: { clock: 'local' },
    source,
  };
}

/** The open point of bank holidays, for a policy that speaks of working days without a definition. */
export function bankHolidays(id: string, source: Source): Option {
  return {
    id,
    point: 'Is a bank holiday a working day?',
    readings: { a: 'yes: nobody is charged by a stricter meaning than the words have', b: 'no: it is left out' },
    default: 'a',
    source,
  };
}

/** What most excerpts are silent about. */
export function usual(
  source: Source,
): Pick<Policy, 'length' | 'calendar' | 'cancelling' | 'substitutes' | 'organiserCancels' | 'source'> {
  return {
    length: {
      halfDayUpToMinutes: 240,
      severalSessions: 'total-length',
      source: notRead('a half day ends at four hours, as elsewhere'),
    },
    calendar: 'england-and-wales',
    cancelling: {
      who: ['practitioner', 'manager', 'agency-lead', 'coordinator'],
      channel: 'Places are given up where they were booked',
      source: notRead('the excerpt does not say who may cancel'),
    },
    substitutes: { who: 'same-agency', source: notRead('the excerpt does not say who may come instead') },
    organiserCancels: { source: notRead('nothing is charged for what the organiser does not hold') },
    source,
  };
}

/** A pack with one policy, as a draft: nobody can put it to work without confirming by name that it was checked. */
export function draft(policy: Omit<Policy, 'version'>): z.input<typeof Pack> {
  const version = '0.1.0';
  return {
    id: policy.id,
    version,
    title: policy.title,
    kind: 'charging policy',
    validFrom: null,
    validTo: null,
    status: 'draft',
    chargingPolicies: [{ ...policy, version }],
    source: policy.source,
  };
}
