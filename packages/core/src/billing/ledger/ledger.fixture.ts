import type { Quote } from '../../charging/question.ts';
import type { Agency } from '../../people/schema.ts';
import type { Family } from './family.ts';
import type { ChargeLine, LineNote } from '../schema.ts';
import type { StoredLine } from '../store.ts';

/** The reckoning of so many pence. */
export function aQuote(pence: number, given: Partial<Quote> = {}): Quote {
  return {
    tier: 3,
    tierTitle: 'Third tier',
    tierBecause: { row: 'care-home', title: 'Care home', source: { document: 'Policy' } },
    attendancePence: pence,
    latePence: 0,
    totalPence: pence,
    late: false,
    workingDaysBefore: null,
    deadlineOn: '2027-01-04',
    deadlines: [{ on: '2027-01-04', reading: 'bank holidays count as working days', isInForce: true }],
    onHold: false,
    lines: [{ rule: 'tier-3', part: 'attendance', pence, because: 'A full day', options: [] }],
    counting: { unit: 'working-days', wanted: 10, counted: null, noticeOn: null, courseOn: '2027-01-18', holidays: [] },
    otherwise: [],
    readings: { 'AMB-BN-3': 'a' },
    policy: { id: 'policy', version: '1.0.0', title: 'Policy' },
    calendar: { id: 'england-and-wales', version: '2026' },
    ...given,
  };
}

/** A line as it is stored: an open charge of 70 pounds by Willow Tree. */
export function aLine(given: Partial<StoredLine> & { readonly id: string }): StoredLine {
  const pence = given.pence ?? 70_00;
  return {
    position: 1,
    kind: 'charge',
    bookingId: 'booking' as StoredLine['bookingId'],
    agencyId: 'willow' as StoredLine['agencyId'],
    pence,
    arisesOn: '2027-01-18',
    title: 'Basics, attended',
    outcome: 'attended',
    quote: aQuote(Math.max(pence, 0)),
    question: {
      agency: { kind: 'care-home', inArea: true },
      course: { ref: 'SG1', length: 'full-day', mode: 'classroom', startsOn: '2027-01-18' },
      outcome: { kind: 'attended' },
      flags: [],
      options: {},
      extraCosts: [],
    },
    endsCharge: false,
    madeAt: '2027-01-18T17:00:00.000Z',
    madeBy: { kind: 'account', id: 'trainer' },
    state: 'open',
    ...given,
  };
}

/** A charge with what was recorded of it: corrections by kind and pence, notes by kind. */
export function aFamily(
  head: Partial<StoredLine> = {},
  corrections: readonly Partial<ChargeLine>[] = [],
  notes: readonly LineNote['kind'][] = [],
): Family {
  return {
    head: aLine({ id: 'head', ...head }),
    corrections: corrections.map((given, index) => ({
      ...aLine({ id: `correction-${index}` }),
      kind: 'waiver',
      concerns: 'head',
      ...given,
    })),
    notes: notes.map((kind, index) => ({
      id: `note-${index}`,
      lineId: 'head',
      kind,
      at: '2027-02-01T09:00:00.000Z',
      by: { kind: 'account', id: 'clerk' },
      why: `Because ${kind}`,
    })),
  };
}

/** An agency by its short name. */
export function anAgency(ref: string, given: Partial<Agency> = {}): Agency {
  return { id: ref as Agency['id'], ref, name: `Agency ${ref}`, kind: 'care-home', ...given };
}
