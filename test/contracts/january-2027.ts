import { inTransaction, type Caller } from '@trellis/api';
import type { AgencyId, Context, Stores } from '@trellis/core';
import type { Agency } from '@trellis/core/people';
import { charge, type CameOut } from './ledger-at-work.ts';

const id = (ref: string) => ref as AgencyId;
const agency = (ref: string, name: string, kind: Agency['kind']): Agency => ({ id: id(ref), ref, name, kind });

/** The agencies that are billed for January 2027. */
export const AGENCIES: readonly Agency[] = [
  agency('acorns', 'Little Acorns', 'ey-home'),
  { ...agency('bright', 'Bright Steps', 'small-agency'), annualTurnoverPence: 8_500_000 },
  agency('council', 'Council', 'council'),
  agency('harbour', 'Harbour Care', 'care-home'),
  agency('oakfield', 'Oakfield', 'school-independent'),
  agency('police', 'Police', 'police'),
  agency('priory', 'Priory Lane', 'gp'),
  agency('willow', 'Willow Tree', 'ey-group'),
];

const course = (startsOn: string, length: 'full-day' | 'half-day' = 'full-day') => ({
  ref: 'SGB',
  title: 'Safeguarding basics',
  startsOn,
  length,
});

/** What a booking of an agency came to, on a course of 18 January 2027. */
export function cameOut(
  bookingId: string,
  ref: string,
  outcome: CameOut['question']['outcome'],
  more: { readonly length?: 'half-day'; readonly flags?: string[]; readonly startsOn?: string } = {},
): CameOut {
  const known = AGENCIES.find((each) => each.ref === ref)!;
  const startsOn = more.startsOn ?? '2027-01-18';
  const came = { 'no-show': 'absent', attended: 'attended', cancelled: 'cancelled' } as const;
  return {
    bookingId,
    agencyId: known.id,
    outcome: outcome.kind in came ? came[outcome.kind as keyof typeof came] : 'cancelled-by-organiser',
    arisesOn: outcome.kind === 'cancelled' ? outcome.at.slice(0, 10) : startsOn,
    question: {
      agency: {
        kind: known.kind,
        ...(known.annualTurnoverPence === undefined ? {} : { annualTurnoverPence: known.annualTurnoverPence }),
      },
      course: course(startsOn, more.length),
      outcome,
      ...(more.flags === undefined ? {} : { flags: more.flags }),
    },
  };
}

/** The eight lines of that month. */
export const JANUARY: readonly CameOut[] = [
  cameOut('b-willow', 'willow', { kind: 'attended' }),
  cameOut('b-acorns', 'acorns', { kind: 'attended' }, { length: 'half-day' }),
  cameOut('b-council', 'council', { kind: 'cancelled', at: '2027-01-05T10:00:00Z' }),
  cameOut('b-harbour', 'harbour', {
    kind: 'cancelled',
    at: '2027-01-15T10:00:00Z',
    substitute: { sameAgency: true, sameTeam: true },
  }),
  cameOut('b-oakfield', 'oakfield', { kind: 'no-show' }, { length: 'half-day' }),
  cameOut('b-priory', 'priory', { kind: 'attended' }, { flags: ['gp-safeguarding-lead'] }),
  cameOut('b-bright', 'bright', { kind: 'attended' }),
  cameOut('b-police', 'police', { kind: 'attended' }),
];

/** Adds the agencies, and codes for all of them but those named. */
export async function addAgencies(clerk: Caller, without: readonly string[] = []): Promise<void> {
  await inTransaction(clerk.run, async ({ store }) => {
    await store.people.saveAgencies(AGENCIES);
    for (const { id: agencyId, ref } of AGENCIES)
      if (!without.includes(ref))
        await store.billing.saveDetails({
          agencyId,
          customerNumber: `C-${ref}`,
          vatCode: 'EX',
          costCentre: `CC-${ref}`,
        });
  });
}

/** Charges what came out, in one transaction. */
export function chargeAll(clerk: Caller, all: readonly CameOut[]): Promise<void> {
  return inTransaction(clerk.run, async (ctx: Context<Stores>) => {
    for (const came of all) await charge(ctx, came);
  });
}
