import { expect, test } from 'vitest';
import { EvidenceId, PersonId } from '../../ids.ts';
import type { EvidenceRow } from '../rows/import-row.ts';
import type { Evidence } from '../schema.ts';
import { ToldByLms } from './told-by-lms.ts';

const ann = PersonId.parse('p-ann');
const told = (more: Partial<Evidence> = {}): Evidence => ({
  id: EvidenceId.parse('e1'),
  personId: ann,
  kind: 'completion',
  courseRef: 'SG-1',
  courseVersion: '1',
  satisfies: ['LCF-1'],
  achievedOn: '2026-11-20',
  reference: 'lms:f1',
  withdrawn: false,
  ...more,
});
const row: EvidenceRow = {
  agencyRef: 'WCC',
  staffNumber: '1',
  kind: 'completion',
  courseRef: 'SG-1',
  achievedOn: '2026-11-20',
};
const { courseRef: _, ...noCourse } = row;
const { courseRef: __, courseVersion: ___, ...noCourseTold } = told();

test.each<[string, Evidence, EvidenceRow, boolean]>([
  ['a row with the same course and day', told(), row, true],
  ['a row of the same version', told(), { ...row, courseVersion: '1' }, true],
  ['a row of another version', told(), { ...row, courseVersion: '2' }, false],
  ['a row of another day', told(), { ...row, achievedOn: '2026-11-19' }, false],
  ['a row of attendance', told(), { ...row, kind: 'attendance' }, false],
  ['a row with a reference of its own', told(), { ...row, reference: 'C-7' }, false],
  ['a row that satisfies more', told(), { ...row, satisfies: ['LCF-1', 'LCF-2'] }, false],
  ['evidence that was withdrawn', told({ withdrawn: true }), row, false],
  ['evidence that no LMS told', told({ reference: 'C-1' }), row, false],
  ['a row without a course that satisfies the same', noCourseTold, { ...noCourse, satisfies: ['LCF-1'] }, true],
  ['a row without a course that satisfies something else', noCourseTold, { ...noCourse, satisfies: ['LCF-2'] }, false],
])('%s: is the same completion %$', (_name, held, value, isSame) => {
  expect(new ToldByLms([held]).find(value, ann)?.id).toBe(isSame ? held.id : undefined);
  expect(new ToldByLms([held]).find(value, PersonId.parse('p-bea'))).toBeUndefined();
});
