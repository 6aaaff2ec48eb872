import type { Candidate } from '@trellis/core/lms';
import { expect, test } from 'vitest';
import { candidateReasons, saidFacts, unsureName, waitsLine } from './match-lms-words.ts';

test('somebody goes by the name that the LMS gave, or else by its number', () => {
  expect(unsureName({ subject: '17', said: { givenName: 'Siân', familyName: 'Watts' } })).toBe('Siân Watts');
  expect(unsureName({ subject: '17', said: {} })).toBe('User 17');
});

test('what the LMS says stands in the order in which people compare it, without what it left out', () => {
  expect(
    saidFacts({
      workEmail: 'sian@riverside.example',
      department: 'Ward 7',
      cohorts: [{ name: 'Nurses' }, { idNumber: 'RH', name: 'Riverside' }],
      fields: { 'Job title': 'Staff nurse' },
    }),
  ).toEqual([
    { term: 'Work e-mail', detail: 'sian@riverside.example' },
    { term: 'Department', detail: 'Ward 7' },
    { term: 'Groups', detail: 'Nurses, Riverside' },
    { term: 'Job title', detail: 'Staff nurse' },
  ]);
});

test('why somebody waits, and how much with them', () => {
  const lastSeenAt = '2026-11-22T09:00:00Z';
  expect(waitsLine({ unsure: { heardFrom: 'event', lastSeenAt }, lmsName: 'moodle', facts: 2 }, 'Europe/London')).toBe(
    'Completed something in moodle, last on 22 November 2026 at 9:00am. 2 completions wait.',
  );
  expect(waitsLine({ unsure: { heardFrom: 'roster', lastSeenAt }, lmsName: '', facts: 0 }, 'Europe/London')).toBe(
    'On a roster of an LMS, last on 22 November 2026 at 9:00am.',
  );
});

test('a candidate says what speaks for them, and when only an administrator can decide', () => {
  const candidate = {
    why: ['work-email', 'name'],
    agencies: [{ id: 'a1', name: 'Riverside Hospital' }],
    hasWiderRole: true,
  } as unknown as Candidate;
  expect(candidateReasons(candidate, true)).toBe('The same work e-mail and a name like theirs. Riverside Hospital');
  expect(candidateReasons(candidate, false)).toMatch(/only an administrator can say that it is them$/);
});
