import type { CalendarDate } from '../../calendar.ts';
import type { QuoteQuestion } from '../../charging/question.ts';
import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { AgencyId } from '../../ids.ts';
import type { Agency, PeopleErrorCode } from '../../people/schema.ts';
import type { AgencyTerms } from '../schema.ts';
import type { BillingStores } from '../store.ts';

/** What a price can hang on of an agency, as a quote asks for it. */
export type AgencyFacts = QuoteQuestion['agency'];

/**
 * What is known of an agency on a day: by the last terms that have begun, and where they are silent by what the agency says of itself.
 *
 * @param day - the day whose price it is
 * @source house evidence of turnover per year, re-rate from a date
 */
export function factsOn(agency: Agency, terms: readonly AgencyTerms[], day: CalendarDate): AgencyFacts {
  const inForce = terms
    .filter((each) => each.from <= day)
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .at(-1);
  const annualTurnoverPence = inForce?.annualTurnoverPence ?? agency.annualTurnoverPence;
  return {
    kind: inForce?.kind ?? agency.kind,
    inArea: inForce?.isInArea ?? true,
    ...(annualTurnoverPence === undefined ? {} : { annualTurnoverPence }),
    ...(inForce?.named === undefined ? {} : { named: inForce.named }),
    ...((inForce?.flags ?? []).length === 0 ? {} : { flags: inForce!.flags }),
  };
}

/**
 * One agency.
 *
 * @throws `people.agency-not-found`
 */
export async function agencyOf(ctx: Context<Pick<BillingStores, 'people'>>, agencyId: AgencyId): Promise<Agency> {
  const agency = (await ctx.store.people.agencies()).find((each) => each.id === agencyId);
  if (agency === undefined)
    throw new DomainError<PeopleErrorCode>('people.agency-not-found', 'There is no such agency.', {
      field: 'agencyId',
    });
  return agency;
}
