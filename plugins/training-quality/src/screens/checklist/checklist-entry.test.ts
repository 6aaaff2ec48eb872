import type { SetInForce } from '@trellis/core/standards';
import { expect, test } from 'vitest';
import { changedAnswers, checked, checklistEntry, checklistFaults } from './checklist-entry.ts';
import { usesLine } from '../standards/set-words.ts';

const sets = [
  {
    id: 'principles',
    standards: [
      { id: 'P1', text: 'Think family', where: 'Appendix 3' },
      { id: 'P2', text: 'Lived experience', where: 'Appendix 3' },
      { id: 'P3', text: 'Partnership', where: 'Appendix 3' },
    ],
  },
] as unknown as readonly SetInForce[];

const before = checklistEntry([
  { setId: 'principles', standardId: 'P1', state: 'met', evidence: 'Slide 4' },
  { setId: 'principles', standardId: 'P2', state: 'not', evidence: '' },
]);

test('only answers that changed are saved again', () => {
  expect(changedAnswers(sets, before, before)).toEqual([]);
  const entry = { ...before, 'principles/P2': { state: 'partly' as const, evidence: ' A parent speaks ' } };
  expect(changedAnswers(sets, before, entry)).toEqual([
    { setId: 'principles', standardId: 'P2', state: 'partly', evidence: 'A parent speaks' },
  ]);
});

test('what is met needs evidence, what is not does not', () => {
  const entry = { ...before, 'principles/P2': { state: 'partly' as const, evidence: ' ' } };
  expect(checklistFaults(sets, entry, { isWhole: false }).map(({ fieldId }) => fieldId)).toEqual([
    'check-principles-P2-evidence',
  ]);
  expect(checklistFaults(sets, before, { isWhole: false })).toEqual([]);
});

test('a request for an endorsement needs an answer to every line, a design may be answered bit by bit', () => {
  expect(checklistFaults(sets, before, { isWhole: true }).map(({ fieldId }) => fieldId)).toEqual([
    'check-principles-P3',
  ]);
  expect(checked(sets, before)).toEqual({ done: 2, total: 3 });
});

test('a set says what it is held against', () => {
  expect(usesLine(['design', 'session'])).toBe('For how a course is designed and how a session is given.');
});
