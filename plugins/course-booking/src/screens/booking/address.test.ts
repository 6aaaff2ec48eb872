import { expect, test } from 'vitest';
import { address } from './address.ts';

test('an address says only what is chosen', () => {
  expect(address('/training', { kind: '', month: undefined })).toBe('/training');
  expect(address('/training', { kind: 'briefing', month: '', as: 'calendar' })).toBe(
    '/training?kind=briefing&as=calendar',
  );
});
