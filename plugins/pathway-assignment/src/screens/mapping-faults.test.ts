import { expect, test } from 'vitest';
import { faultsShown } from './mapping-faults.ts';

test('what the service finds wrong stands at its own field', () => {
  const error = {
    code: 'request.invalid',
    sentence: 'Some fields cannot be right.',
    fields: [
      { field: 'why', reason: 'must have a length of at most 500' },
      { field: 'audiences.0', reason: '' },
      { field: 'validFrom', reason: 'Another mapping holds on that day.' },
      { field: 'jobTitle', reason: 'is needed' },
    ],
  };
  expect(faultsShown(error)).toEqual([
    { fieldId: 'why', text: 'Must have a length of at most 500' },
    { fieldId: 'groups', text: 'Some fields cannot be right.' },
    { fieldId: 'from', text: 'Another mapping holds on that day.' },
    { fieldId: undefined, text: 'Is needed' },
  ]);
});

test('a lost connection is no fault of any field', () => {
  expect(faultsShown({ code: 'connection-lost', sentence: 'Try again.', fields: [] })).toEqual([
    { text: 'Try again.' },
  ]);
  expect(faultsShown(undefined)).toEqual([]);
});
