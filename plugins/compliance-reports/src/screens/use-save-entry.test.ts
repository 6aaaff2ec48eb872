import { expect, test } from 'vitest';
import { refusalAtFields } from './use-save-entry.ts';

test('a refusal stands at the field it is about, or alone', () => {
  const error = { code: 'reporting.future-day', sentence: 'Choose a day that has been.', fields: [] };
  expect(refusalAtFields(error, {})).toEqual([{ text: 'Choose a day that has been.' }]);
  expect(
    refusalAtFields({ ...error, fields: [{ field: 'asAt', reason: 'is still to come' }] }, { asAt: 'plan-as-at' }),
  ).toEqual([{ fieldId: 'plan-as-at', text: 'Is still to come' }]);
});

test('nothing is wrong while all is well', () => {
  expect(refusalAtFields(undefined, {})).toEqual([]);
});
