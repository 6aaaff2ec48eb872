import { expect, test } from 'vitest';
import { AgencyId } from '../../ids.ts';
import type { Agency } from '../../people/schema.ts';
import { agencyHints, narrowed } from './agency-hints.ts';

const agency = (id: string, ref: string, name: string): Agency => ({
  id: AgencyId.parse(id),
  ref,
  name,
  kind: 'other',
});
const agencies = [agency('a1', 'WCC', 'Westhaven Council'), agency('a2', 'WAT', 'Westhaven Acute Trust')];
const [council, trust] = [AgencyId.parse('a1'), AgencyId.parse('a2')];
const bothIdentifiers = { vouchesFor: ['work-email', 'staff-number'] as const, serves: [] };

test.each([
  ['nothing is named', {}, []],
  ['the institution is an agency’s name', { institution: 'Westhaven Council' }, [council]],
  ['case and spaces do not matter', { institution: '  westhaven   COUNCIL ' }, [council]],
  ['the department is an agency’s short name', { department: 'wat' }, [trust]],
  ['a cohort’s number is an agency’s short name', { cohorts: [{ idNumber: 'WAT', name: 'Trust staff' }] }, [trust]],
  ['a cohort’s name is an agency’s name', { cohorts: [{ name: 'Westhaven Acute Trust' }] }, [trust]],
  ['part of a name is no hint', { institution: 'Westhaven' }, []],
  ['a department that is no agency is no hint', { department: 'Children’s services' }, []],
  ['two agencies are named', { institution: 'WCC', department: 'WAT' }, [council, trust]],
  ['an empty cohort is no hint', { cohorts: [{ name: '' }] }, []],
])('%s', (_, said, expected) => {
  expect(agencyHints(said, agencies)).toEqual(expected);
});

test('a hint narrows what a connection serves and never widens it', () => {
  expect(narrowed({ ...bothIdentifiers, vouchesFor: [...bothIdentifiers.vouchesFor] }, [council])?.serves).toEqual([
    council,
  ]);
  const ofTrust = { vouchesFor: ['work-email' as const], serves: [trust] };
  expect(narrowed(ofTrust, [council, trust])?.serves).toEqual([trust]);
  expect(narrowed(ofTrust, [council])).toBeUndefined();
  expect(narrowed(ofTrust, [])).toBe(ofTrust);
});
