import { expect, test } from 'vitest';
import { refusalAtFields } from './save-entry.tsx';

test('a refusal stands at the field it is about, or alone', () => {
  const error = { sentence: 'Choose a day that has been.', fields: [] };
  expect(refusalAtFields(error, () => undefined)).toEqual([{ text: 'Choose a day that has been.' }]);
  expect(
    refusalAtFields({ ...error, fields: [{ field: 'asAt', reason: 'is still to come' }] }, (path) =>
      path === 'asAt' ? 'plan-as-at' : undefined,
    ),
  ).toEqual([{ fieldId: 'plan-as-at', text: 'Is still to come' }]);
});

test('nothing is wrong while all is well', () => {
  expect(refusalAtFields(undefined, () => undefined)).toEqual([]);
});
