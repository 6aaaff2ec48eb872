import { expect, test } from 'vitest';
import type { CourseId } from '../../ids.ts';
import { defaultForm, formFor, newerFirst, usableForms, type FormRules } from './form-in-force.ts';
import { Form } from '../schema.ts';

const course = 'c' as CourseId;
const form = (id: string, version: string): Form =>
  Form.parse({
    id,
    version,
    title: id,
    scales: [{ id: 'S', labels: ['No', 'Yes'] }],
    items: [{ kind: 'rating', id: 'R', title: 'How was it?', stages: ['after'], scale: 'S' }],
    source: { document: 'made up' },
  });
const rules = (more: Partial<FormRules> = {}): FormRules => ({
  own: [
    { form: form('A', '1'), from: '2026-01-01' },
    { form: form('A', '2'), from: '2027-01-01' },
    { form: form('A', '3'), from: null },
    { form: form('B', '1'), from: '2025-01-01' },
  ],
  use: { ofCourses: [] },
  packs: [],
  activations: [],
  ...more,
});
const nameOf = (found: ReturnType<typeof formFor>) => found && `${found.form.id} ${found.form.version}`;

test('the version counts that was put to work last by the first day of the event', () => {
  expect(nameOf(formFor(rules(), course, '2026-12-31'))).toBe('A 1');
  expect(nameOf(formFor(rules(), course, '2027-01-01'))).toBe('A 2');
  expect(nameOf(formFor(rules(), course, '2025-06-01'))).toBe('B 1');
});

test('a course’s own form comes before the default, and the default before the rest', () => {
  const chosen = rules({ use: { defaultFormId: 'B', ofCourses: [{ courseId: course, formId: 'A' }] } });
  expect(nameOf(formFor(chosen, course, '2027-02-09'))).toBe('A 2');
  expect(nameOf(formFor(chosen, 'd' as CourseId, '2027-02-09'))).toBe('B 1');
  // On a day on which the chosen form is not there yet, the default is.
  expect(nameOf(formFor(chosen, course, '2025-06-01'))).toBe('B 1');
  expect(nameOf(defaultForm(chosen, '2027-02-09'))).toBe('B 1');
});

test('where nothing is in force nobody is asked, and a draft is not in force', () => {
  expect(formFor(rules(), course, '2024-12-31')).toBeUndefined();
  expect(usableForms(rules(), '2027-02-09').map(nameOf)).toEqual(['A 2', 'B 1']);
});

test('versions are compared as numbers', () => {
  const versions = ['1.9', '1.10', '2', '1.9.1'].map((version) => ({ version }));
  expect(versions.toSorted(newerFirst).map(({ version }) => version)).toEqual(['2', '1.10', '1.9.1', '1.9']);
});
