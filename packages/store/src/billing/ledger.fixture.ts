import type { BillingRun, NewLine, RunStatement } from '@trellis/core/billing';

const madeAt = '2027-02-01T09:00:00.000Z';
const madeBy = { kind: 'account', id: 'clerk' } as const;

/** A charge of so many pence; what a test is about is given. */
export function aLine(given: Partial<NewLine> & { readonly id: string }): NewLine {
  const pence = given.pence ?? 7000;
  return {
    kind: 'charge',
    bookingId: `booking-of-${given.id}` as NewLine['bookingId'],
    agencyId: 'council' as NewLine['agencyId'],
    pence,
    arisesOn: '2027-01-18',
    title: 'Basics, attended',
    outcome: 'attended',
    quote: {
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
      counting: {
        unit: 'working-days',
        wanted: 10,
        counted: null,
        noticeOn: null,
        courseOn: '2027-01-18',
        holidays: [],
      },
      otherwise: [],
      readings: { 'AMB-BN-3': 'a' },
      policy: { id: 'policy', version: '1.0.0', title: 'Policy' },
      calendar: { id: 'england-and-wales', version: '2026' },
    },
    question: {
      agency: { kind: 'care-home', inArea: true },
      course: { ref: 'SG1', length: 'full-day', mode: 'classroom', startsOn: '2027-01-18' },
      outcome: { kind: 'attended' },
      flags: [],
      options: {},
      extraCosts: [],
    },
    endsCharge: false,
    madeAt,
    madeBy,
    ...given,
  };
}

/** A run of January 2027 with one statement of the council. */
export function aRun(given: Partial<BillingRun> = {}): { run: BillingRun; statement: RunStatement } {
  const run: BillingRun = {
    id: 'run',
    period: '2027-01',
    number: 1,
    releasedAt: madeAt,
    releasedBy: madeBy,
    lines: 1,
    pence: 7000,
    isFileDue: false,
    ...given,
  };
  return {
    run,
    statement: {
      runId: run.id,
      number: `${run.period}-${run.number}-001`,
      agencyId: 'council' as RunStatement['agencyId'],
      agencyRef: 'NSC',
      agencyName: 'Council',
      details: { customerNumber: 'C1', vatCode: 'X' },
      of: [{ agencyId: 'council' as RunStatement['agencyId'], ref: 'NSC', name: 'Council' }],
      lines: run.lines,
      pence: run.pence,
    },
  };
}
