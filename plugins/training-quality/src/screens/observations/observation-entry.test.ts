import type { SetInForce } from '@trellis/core/standards';
import { noDate } from '@trellis/ui/date-field';
import { expect, test } from 'vitest';
import {
  answered,
  observationEntry,
  observationTyped,
  sharingFaults,
  type ObservationEntry,
} from './observation-entry.ts';
import { standardKey } from '../standard-key.ts';

const sets = [
  {
    id: 'principles',
    standards: [
      { id: 'P1', text: 'Think family', where: 'Appendix 3' },
      { id: 'P2', text: 'Lived experience', where: 'Appendix 3' },
    ],
  },
  { id: 'trainer', standards: [{ id: 'P1', text: 'Knows the subject', where: '1' }] },
] as unknown as readonly SetInForce[];

const entry: ObservationEntry = {
  answers: {
    [standardKey('principles', 'P1')]: { state: 'met', note: '' },
    [standardKey('principles', 'P2')]: { state: 'partly', note: '' },
  },
  strengths: ' Warm start ',
  actions: [
    { text: 'Bring a case study', ownerName: 'Marcia', dueOn: { day: '28', month: '2', year: '2027' } },
    { text: 'Half typed', ownerName: '', dueOn: noDate },
  ],
};

test('standards of two sets with the same id have answers of their own', () => {
  expect(answered(sets, entry)).toEqual({ done: 2, total: 3 });
});

test('what is half typed stays on the device while the rest is saved', () => {
  expect(observationTyped(sets, entry)).toEqual({
    answers: [
      { setId: 'principles', standardId: 'P1', state: 'met', note: '' },
      { setId: 'principles', standardId: 'P2', state: 'partly', note: '' },
    ],
    strengths: 'Warm start',
    actions: [{ text: 'Bring a case study', ownerName: 'Marcia', dueOn: '2027-02-28' }],
  });
});

test('before it is shared every standard has an answer, what fell short has a note, and actions are whole', () => {
  expect(sharingFaults(sets, entry).map(({ fieldId }) => fieldId)).toEqual([
    'answer-principles-P2-note',
    'answer-trainer-P1',
    'action-1-owner',
    'action-1-due',
  ]);
});

test('an action answers the standard that it came of, without a note', () => {
  const standard = { setId: 'principles', standardId: 'P2' };
  const withAction = { ...entry, actions: [{ ...entry.actions[0]!, standard }] };
  expect(sharingFaults(sets, withAction).map(({ fieldId }) => fieldId)).toEqual(['answer-trainer-P1']);
});

test('what was saved stands in the form again', () => {
  const saved = observationTyped(sets, entry);
  expect(observationTyped(sets, observationEntry(saved, saved.actions))).toEqual(saved);
});
