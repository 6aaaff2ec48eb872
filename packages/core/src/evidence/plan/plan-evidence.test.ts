import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Course } from '../../courses/schema.ts';
import { AgencyId, PersonId, PostId } from '../../ids.ts';
import { countsOf } from '../../people/imports/report-rows.ts';
import { readRow } from '../../people/rows/read-row.ts';
import { EvidenceRow } from '../rows/import-row.ts';
import { planEvidence, type EvidencePlan, type EvidenceQuestion } from './plan-evidence.ts';
import type { Evidence } from '../schema.ts';

type Cells = Record<string, string>;

const WT = AgencyId.parse('wt');
const CHLOE = PersonId.parse('chloe');
const COURSE = Course.parse({ id: 'c1', ref: 'SG-1', title: 'Safeguarding level 1' });

let lastId = 0;

function cells(changed: Cells): Cells {
  const row: Cells = {
    agencyRef: 'WT',
    staffNumber: '1001',
    kind: 'completion',
    courseRef: 'SG-1',
    achievedOn: '2024-10-01',
    ...changed,
  };
  return Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== ''));
}

function plan(held: readonly Evidence[], rows: readonly Cells[], more: Partial<EvidenceQuestion> = {}): EvidencePlan {
  const read = rows.map((row, at) => {
    const { value, findings } = readRow(EvidenceRow, row);
    if (findings) throw new Error(JSON.stringify(findings));
    return { row: at + 2, value };
  });
  return planEvidence({
    rows: read,
    agencies: [{ id: WT, ref: 'WT', name: 'Willow Tree Nursery', kind: 'ey-group' }],
    people: [
      {
        id: CHLOE,
        givenName: 'Chloe',
        familyName: 'Nowak',
        formerNames: [],
        workEmail: 'chloe@wt.example',
        staffNumbers: [{ agencyId: WT, staffNumber: '1001' }],
      },
    ],
    posts: [
      { id: PostId.parse('p1'), personId: CHLOE, agencyId: WT, audiences: [], flags: [], startsOn: '2024-09-01' },
    ],
    courses: new Map([
      [
        'SG-1',
        {
          course: COURSE,
          versions: [
            { courseId: COURSE.id, version: '2024', validFrom: null, validTo: null, objectives: [], standards: [] },
          ],
          mappings: [],
        },
      ],
    ]),
    knownIds: new Set(['LCF-L1', 'LCF-C1']),
    today: '2026-11-21',
    held,
    scope: { all: true },
    decisions: new Map(),
    newId: () => `e${++lastId}`,
    hashes: new Map(read.map(({ row, value }) => [row, JSON.stringify({ ...value, staffNumber: undefined })])),
    ...more,
  });
}

function after(held: readonly Evidence[], planned: EvidencePlan): readonly Evidence[] {
  return [
    ...new Map(
      [...held, ...planned.changes.map((change) => change.after)].map((evidence) => [evidence.id, evidence]),
    ).values(),
  ];
}

const taken = (rows: readonly Cells[]) => after([], plan([], rows));
const outcomes = (planned: EvidencePlan) => planned.taken.map((row) => row.outcome);

test('a row becomes evidence of its person', () => {
  const [evidence] = taken([
    cells({
      courseVersion: '2024',
      satisfies: 'LCF-L1;LCF-C1',
      hours: '3.5',
      participatoryHours: '2',
      domain: 'children',
      reference: 'R-1',
    }),
  ]);
  expect(evidence).toMatchObject({
    personId: CHLOE,
    kind: 'completion',
    courseRef: 'SG-1',
    courseVersion: '2024',
    satisfies: ['LCF-L1', 'LCF-C1'],
    achievedOn: '2024-10-01',
    hours: 3.5,
    participatoryHours: 2,
    domain: 'children',
    reference: 'R-1',
    withdrawn: false,
  });
  expect(Object.keys(evidence ?? {})).not.toContain('staffNumber');
});

test('the same row again is the same evidence', () => {
  expect(outcomes(plan([], [cells({}), cells({})]))).toEqual(['new', 'unchanged']);
  expect(outcomes(plan(taken([cells({})]), [cells({})]))).toEqual(['unchanged']);
});

test('evidence is known by its reference where it has one: another date under it is a change', () => {
  const held = taken([cells({ reference: 'R-1' })]);
  const planned = plan(held, [cells({ reference: 'R-1', achievedOn: '2024-10-02' })]);
  expect(outcomes(planned)).toEqual(['changed']);
  expect(planned.changes[0]?.after.id).toBe(held[0]?.id);
});

test('without a reference another date, course or target is other evidence, and other hours are a change', () => {
  const held = taken([cells({ hours: '3' })]);
  expect(outcomes(plan(held, [cells({ achievedOn: '2025-10-01' })]))).toEqual(['new']);
  expect(outcomes(plan(held, [cells({ satisfies: 'LCF-L1' })]))).toEqual(['new']);
  expect(outcomes(plan(held, [cells({ kind: 'attendance' })]))).toEqual(['new']);
  expect(outcomes(plan(held, [cells({ hours: '4' })]))).toEqual(['changed']);
});

test.each([
  ['with a reference', { reference: 'R-1' }, { achievedOn: '2025-03-03' }],
  ['without one', {}, { achievedOn: '2025-03-03' }],
  ['whose reference was wrong', { reference: 'R-1' }, { reference: 'R-7' }],
  ['told in two rows', { reference: 'R-1', hours: '3' }, { hours: 5 }],
])('a file that comes again leaves a correction of evidence %s as it is', (_, said: Cells, corrected) => {
  const file = [cells(said), cells({ ...said, hours: '', signedOffBy: '77' })].slice(0, 'hours' in said ? 2 : 1);
  const held = taken(file).map((evidence): Evidence => ({ ...evidence, ...corrected }));
  const again = plan(held, file);
  expect(outcomes(again)).toEqual(file.map(() => 'unchanged'));
  expect(again.changes).toEqual([]);
});

test('a row with other words changes evidence that was corrected, and what it said before is news again', () => {
  const row = (hours: string) => cells({ reference: 'R-1', hours });
  const corrected = taken([row('3')]).map((evidence) => ({ ...evidence, hours: 5 }));
  const changed = plan(corrected, [row('4')]);
  expect(outcomes(changed)).toEqual(['changed']);
  expect(outcomes(plan(after(corrected, changed), [row('3')]))).toEqual(['changed']);
});

test('a row that was refused for contradicting another is refused again', () => {
  const file = [cells({ reference: 'R-1', hours: '3' }), cells({ reference: 'R-1', hours: '4' })];
  expect(plan(taken(file), file).refused).toMatchObject([{ row: 3, field: 'hours' }]);
});

test('absent cells leave what is stored, and the order of what it satisfies says nothing', () => {
  const held = taken([cells({ hours: '3', satisfies: 'LCF-L1;LCF-C1', signedOffOn: '2024-10-02', signedOffBy: '77' })]);
  expect(outcomes(plan(held, [cells({ satisfies: 'LCF-C1;LCF-L1' })]))).toEqual(['unchanged']);
});

test.each<[string, Cells, string, string]>([
  ['an agency nobody knows', { agencyRef: 'XX' }, 'agencyRef', 'evidence.row-refused'],
  ['a number that nobody has', { staffNumber: '9' }, 'staffNumber', 'evidence.person-not-found'],
  [
    'an e-mail that nobody has',
    { staffNumber: '', workEmail: 'x@wt.example' },
    'workEmail',
    'evidence.person-not-found',
  ],
  ['a course that is not on the list', { courseRef: 'SG-9' }, 'courseRef', 'evidence.unknown-course'],
  ['a version that the course never had', { courseVersion: '1999' }, 'courseVersion', 'evidence.unknown-course'],
  ['an id that no pack has', { satisfies: 'LCF-L1;LCF-L99' }, 'satisfies', 'evidence.unknown-satisfies'],
  ['neither a course nor what it satisfies', { courseRef: '' }, 'satisfies', 'evidence.row-refused'],
  ['a day to come', { achievedOn: '2026-11-22' }, 'achievedOn', 'evidence.in-the-future'],
  ['a signature to come', { signedOffOn: '2026-11-22' }, 'signedOffOn', 'evidence.in-the-future'],
  ['her own staff number as signature', { signedOffBy: '1001' }, 'signedOffBy', 'evidence.own-signature'],
  ['her own e-mail as signature', { signedOffBy: 'Chloe@wt.example' }, 'signedOffBy', 'evidence.own-signature'],
])('%s is refused by field', (_, changed, field, code) => {
  const planned = plan([], [cells(changed)]);
  expect(planned.changes).toEqual([]);
  expect(planned.refused).toMatchObject([{ row: 2, field, code }]);
});

test('today is not the future', () => {
  expect(outcomes(plan([], [cells({ achievedOn: '2026-11-21' })]))).toEqual(['new']);
});

test('withdrawn evidence stays withdrawn when its file comes again, and is refused when it says something else', () => {
  const held = taken([cells({})]).map((evidence) => ({ ...evidence, withdrawn: true }));
  expect(outcomes(plan(held, [cells({})]))).toEqual(['unchanged']);
  expect(plan(held, [cells({ hours: '5' })]).refused).toMatchObject([{ code: 'evidence.already-withdrawn' }]);
});

test('two rows that contradict each other about one piece of evidence: the later one is refused', () => {
  expect(plan([], [cells({ hours: '3' }), cells({ hours: '4' })]).refused).toEqual([
    { row: 3, field: 'hours', reason: 'contradicts row 2 of the same file', code: 'evidence.row-refused' },
  ]);
});

test('a lead cannot tell an agency that is not hers from one that does not exist', () => {
  const scope = { all: false, agencyIds: [] } as const;
  const [known, unknown] = plan([], [cells({}), cells({ agencyRef: 'XX' })], { scope }).refused;
  expect({ ...known, row: 0 }).toEqual({ ...unknown, row: 0 });
});

test('a row decided to be somebody’s is hers', () => {
  const decisions = new Map([[2, { state: 'same', personId: CHLOE }]] as const);
  expect(plan([], [cells({ staffNumber: '9' })], { decisions }).taken).toMatchObject([
    { outcome: 'new', evidence: { personId: CHLOE } },
  ]);
});

test('whatever a file says, taking it in again changes nothing and every row is accounted for', () => {
  const anyRow = fc
    .record({
      staffNumber: fc.constantFrom('1001', '9'),
      kind: fc.constantFrom('completion', 'attendance'),
      courseRef: fc.constantFrom('', 'SG-1'),
      satisfies: fc.constantFrom('', 'LCF-L1', 'LCF-C1;LCF-L1', 'NONE'),
      achievedOn: fc.constantFrom('2024-10-01', '2025-10-01'),
      hours: fc.constantFrom('', '1', '2'),
      reference: fc.constantFrom('', 'R-1', 'R-2'),
      signedOffBy: fc.constantFrom('', '77', '1001'),
    })
    .map(cells);
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 10 }), fc.array(anyRow, { maxLength: 10 }), (earlier, rows) => {
      const before = taken(earlier);
      const planned = plan(before, rows);
      const counts = countsOf(planned.taken, planned.unsure, planned.refused);
      expect(counts.new + counts.changed + counts.unchanged + counts.unsure + counts.refused).toBe(rows.length);
      expect(plan(after(before, planned), rows).changes).toEqual([]);
    }),
  );
});
