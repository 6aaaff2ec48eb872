import type { CalendarDate } from '../../calendar.ts';
import { DomainError } from '../../errors.ts';
import type { AgencyId } from '../../ids.ts';
import type { AgencySuccession, BillingErrorCode } from '../schema.ts';

/**
 * Who pays an agency's dues on a day: the agency itself, or whoever succeeded it, and whoever succeeded that one. Of several successions of one
 * agency the last that has begun counts.
 *
 * @source house agencies change by dated successions; lines before go to the legal successor
 */
export function payerOn(agencyId: AgencyId, successions: readonly AgencySuccession[], day: CalendarDate): AgencyId {
  let payer = agencyId;
  for (const seen = new Set<AgencyId>(); !seen.has(payer);) {
    seen.add(payer);
    payer = successorOn(payer, successions, day)?.to ?? payer;
  }
  return payer;
}

function successorOn(
  agencyId: AgencyId,
  successions: readonly AgencySuccession[],
  day: CalendarDate,
): AgencySuccession | undefined {
  return successions
    .filter((each) => each.from === agencyId && each.on <= day)
    .toSorted((one, other) => (one.on < other.on ? -1 : 1))
    .at(-1);
}

/**
 * Refuses successions that lead in a circle on any day: nobody would pay.
 *
 * @throws `billing.succession-circular`
 * @source house
 */
export function insistOnNoCircle(successions: readonly AgencySuccession[]): void {
  for (const { on: day } of successions)
    for (const { from } of successions) {
      const seen = new Set<AgencyId>();
      for (let at: AgencyId | undefined = from; at !== undefined; at = successorOn(at, successions, day)?.to) {
        if (seen.has(at))
          throw new DomainError<BillingErrorCode>(
            'billing.succession-circular',
            'These successions lead in a circle: each agency would owe to the other. Choose another successor.',
            { field: 'to', on: day },
          );
        seen.add(at);
      }
    }
}
