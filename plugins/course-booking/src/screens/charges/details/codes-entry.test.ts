import { expect, test } from 'vitest';
import { codeFaults, codesEntryOf, codesTyped } from './codes-entry.ts';

test('an empty box is a code that is not there, and spaces round a code are left out', () => {
  const entry = { ...codesEntryOf({ vatCode: 'S' }), customerNumber: ' 104221 ' };
  expect(codesTyped(entry)).toEqual({ customerNumber: '104221', vatCode: 'S' });
});

test('what the service refuses stands at its own box', () => {
  const error = {
    code: 'input.invalid',
    sentence: 'Something is wrong.',
    fields: [{ field: 'vatCode', reason: 'is too long' }],
  };
  expect(codeFaults(error, (field) => `code-${field}`)).toEqual([
    { fieldId: 'code-vatCode', text: 'VAT code: is too long' },
  ]);
  expect(codeFaults({ ...error, fields: [] }, (field) => field)).toEqual([{ text: 'Something is wrong.' }]);
  expect(codeFaults(undefined, (field) => field)).toEqual([]);
});
