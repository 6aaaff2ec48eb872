import { expect, test } from 'vitest';
import type { Evidence } from '../../evidence/schema.ts';
import { EvidenceId, PersonId } from '../../ids.ts';
import { evidenceOfFact, isToldBy } from './evidence-of-fact.ts';
import { planFacts, type FactToSettle } from './plan-facts.ts';
import type { LmsFact, LmsMapping } from '../schema.ts';

const ann = PersonId.parse('p-ann');
const bea = PersonId.parse('p-bea');
const DAY = '2026-11-20';
const sg1: Pick<LmsMapping, 'courseRef' | 'courseVersion' | 'satisfies'> = { courseRef: 'SG-1', satisfies: [] };

const aFact = (more: Partial<LmsFact> = {}): LmsFact => ({
  id: 'f1',
  registrationId: 'r1',
  lmsCourseId: 'c1',
  subject: '6',
  state: 'complete',
  occurredAt: '2026-11-20T10:00:00.000Z',
  completedAt: '2026-11-20T10:00:00.000Z',
  waitsForCourse: false,
  waitsForPerson: false,
  isPending: true,
  ...more,
});
const counts = (fact = aFact(), { mapping = sg1, personId = ann, on = DAY } = {}): FactToSettle => ({
  fact,
  state: 'counts',
  told: evidenceOfFact(fact, { kind: 'course' }, mapping, personId, on),
});
const byHand = (more: Partial<Evidence> = {}): Evidence => ({
  id: EvidenceId.parse('e-csv'),
  personId: ann,
  kind: 'completion',
  courseRef: 'SG-1',
  satisfies: [],
  achievedOn: DAY,
  withdrawn: false,
  ...more,
});
let lastId = 0;
function plan(facts: readonly FactToSettle[], held: readonly Evidence[] = []) {
  return planFacts(facts, held, () => `e${++lastId}`);
}
/** The record after a plan, and the fact as it is then. */
function settled(each: FactToSettle, held: readonly Evidence[] = []) {
  const { facts, changes } = plan([each], held);
  const after = new Map([...held, ...changes.map((change) => change.after)].map((one) => [one.id, one]));
  return { fact: facts[0]!, record: [...after.values()], changes };
}

test('a completion that counts becomes evidence with the fact’s own reference', () => {
  const { fact, record } = settled(counts());
  expect(record).toMatchObject([
    { personId: ann, kind: 'completion', courseRef: 'SG-1', achievedOn: DAY, reference: 'lms:f1', withdrawn: false },
  ]);
  expect(fact).toMatchObject({ personId: ann, evidenceId: record[0]!.id, isPending: false });
});

test('a rating of a competency is somebody’s attestation', () => {
  const told = evidenceOfFact(aFact(), { kind: 'competency' }, { satisfies: ['LCF-1', 'LCF-1'] }, ann, DAY);
  expect(told).toMatchObject({ kind: 'attestation', satisfies: ['LCF-1'] });
  expect(told.courseRef).toBeUndefined();
});

test('the same fact again changes nothing', () => {
  const { fact, record } = settled(counts());
  expect(settled(counts(fact), record).changes).toEqual([]);
});

test.each<[string, Partial<Evidence>, LmsMapping['satisfies'], boolean]>([
  ['the same course on the same day', {}, [], true],
  ['another day', { achievedOn: '2026-11-19' }, [], false],
  ['another course', { courseRef: 'SG-2' }, [], false],
  ['attendance only', { kind: 'attendance' }, [], false],
  ['a record that was withdrawn', { withdrawn: true }, [], false],
  ['a record that satisfies less', {}, ['LCF-1'], false],
  ['a record that satisfies more', { satisfies: ['LCF-1', 'LCF-2'] }, ['LCF-1'], true],
  ['a record of a version that the LMS does not name', { courseVersion: '2' }, [], true],
])('what is on record already is not added again: %s', (_, more, satisfies, isOnRecord) => {
  const each = counts(aFact(), { mapping: { ...sg1, satisfies } });
  const { fact, changes } = settled(each, [byHand(more)]);
  expect(changes.length).toBe(isOnRecord ? 0 : 1);
  expect(fact.personId).toBe(ann);
  expect(fact.evidenceId === undefined).toBe(isOnRecord);
});

test('two versions that differ are two completions', () => {
  const told = evidenceOfFact(aFact(), { kind: 'course' }, { ...sg1, courseVersion: '1' }, ann, DAY);
  expect(isToldBy(byHand({ courseVersion: '2' }), told)).toBe(false);
  expect(isToldBy(byHand({ courseVersion: '1' }), told)).toBe(true);
});

test('one completion that is told as a course and as its activity is on record once', () => {
  const { changes, facts } = plan([counts(), counts(aFact({ id: 'f2', lmsCourseId: 'c2' }))]);
  expect(changes).toHaveLength(1);
  expect(facts.map(({ evidenceId }) => evidenceId)).toEqual([changes[0]?.after.id, undefined]);
});

test.each([
  ['incomplete', 'The LMS says that this is not complete any more.'],
  ['failed', 'The LMS says that this was failed.'],
  ['ignored', 'This course of the LMS does not count as anything any more.'],
] as const)('what turns %s is withdrawn with the reason, and stands again when it holds again', (state, why) => {
  const first = settled(counts());
  const back = settled({ fact: first.fact, state }, first.record);
  expect(back.record).toMatchObject([{ withdrawn: true, withdrawnWhy: why }]);
  const again = settled(counts(back.fact), back.record);
  expect(again.record).toHaveLength(1);
  expect(again.record[0]).toMatchObject({ withdrawn: false });
  expect(again.record[0]).not.toHaveProperty('withdrawnWhy');
});

test('what was withdrawn once is not withdrawn again', () => {
  const first = settled(counts());
  const back = settled({ fact: first.fact, state: 'incomplete' }, first.record);
  expect(settled({ fact: back.fact, state: 'incomplete' }, back.record).changes).toEqual([]);
});

test('when a course counts as something else the record is corrected, with nothing left of what it said', () => {
  const first = settled(counts(aFact(), { mapping: { ...sg1, courseVersion: '1' } }));
  const next = settled(counts(first.fact, { mapping: { courseRef: 'SG-2', satisfies: ['LCF-1'] } }), first.record);
  expect(next.record).toMatchObject([{ id: first.fact.evidenceId, courseRef: 'SG-2', satisfies: ['LCF-1'] }]);
  expect(next.record[0]).not.toHaveProperty('courseVersion');
});

test('when its mapping ends the record is withdrawn and the fact waits for another', () => {
  const first = settled(counts());
  const ended = settled(
    { fact: first.fact, state: 'waiting', waitsForCourse: true, waitsForPerson: false },
    first.record,
  );
  expect(ended.record).toMatchObject([
    { withdrawn: true, withdrawnWhy: expect.stringContaining('for that day') as string },
  ]);
  expect(ended.fact).toMatchObject({ waitsForCourse: true, waitsForPerson: false, isPending: false });
});

test('when an account becomes somebody else’s the record moves, and comes back under its old id', () => {
  const first = settled(counts());
  const moved = settled(counts(first.fact, { personId: bea }), first.record);
  expect(moved.record).toMatchObject([
    { personId: ann, withdrawn: true, withdrawnWhy: 'The account in the LMS is not this person’s any more.' },
    { personId: bea, withdrawn: false },
  ]);
  const back = settled(counts(moved.fact), moved.record);
  expect(back.record.map(({ withdrawn }) => withdrawn)).toEqual([false, true]);
  expect(back.fact.evidenceId).toBe(first.fact.evidenceId);
});

test('a correction by hand outlives the same fact told again, and gives way when the mapping says something else', () => {
  const first = settled(counts());
  const corrected: readonly Evidence[] = [{ ...first.record[0]!, achievedOn: '2026-11-18', hours: 3 }];
  expect(settled(counts({ ...first.fact, grade: '90' }), corrected).changes).toEqual([]);
  const other = settled(counts(first.fact, { mapping: { courseRef: 'SG-2', satisfies: [] } }), corrected);
  expect(other.record).toMatchObject([{ courseRef: 'SG-2', achievedOn: DAY, hours: 3 }]);
});

test('what a file has told as well stands by the file when the LMS takes it back or says something else', () => {
  const first = settled(counts());
  const toldTwice = [{ ...first.record[0]!, takenAs: [...first.record[0]!.takenAs!, 'hash-of-row'], hours: 3 }];
  const back = settled({ fact: first.fact, state: 'incomplete' }, toldTwice);
  expect(back.record).toMatchObject([{ withdrawn: false, takenAs: ['hash-of-row'], hours: 3 }]);
  expect(back.record[0]).not.toHaveProperty('reference');
  expect(settled(counts(back.fact), back.record).changes).toEqual([]);
  const other = settled(counts(first.fact, { mapping: { courseRef: 'SG-2', satisfies: [] } }), toldTwice);
  expect(other.record).toMatchObject([{ courseRef: 'SG-1', takenAs: ['hash-of-row'] }, { courseRef: 'SG-2' }]);
  expect(other.fact.evidenceId).toBe(other.record[1]!.id);
});

test('what somebody withdrew by hand stays withdrawn', () => {
  const first = settled(counts());
  const withdrawn = [{ ...first.record[0]!, withdrawn: true, withdrawnWhy: 'Not her' }];
  expect(settled(counts({ ...first.fact, grade: '90' }), withdrawn).changes).toEqual([]);
});

test('of somebody who was erased the record keeps what it has', () => {
  const first = settled(counts());
  const kept = settled({ fact: first.fact, state: 'kept' }, first.record);
  expect(kept.changes).toEqual([]);
  expect(kept.fact).toMatchObject({ personId: ann, evidenceId: first.fact.evidenceId, isPending: false });
});

test('when evidence is withdrawn, what was left out because of it is looked at again', () => {
  const first = settled(counts());
  expect([...plan([{ fact: first.fact, state: 'failed' }], first.record).subjectsToLookAtAgain]).toEqual(['6']);
  expect([...plan([{ fact: aFact(), state: 'failed' }], []).subjectsToLookAtAgain]).toEqual([]);
});
