import { expect, test } from 'vitest';
import { standing } from './standing.ts';

test('every page says for which day and whether it is signed', () => {
  const standpoint = 'As at 31 December 2026, as known on 15 January 2027.';
  expect(standing({ standpoint, status: 'Draft for sign-off' })).toBe(`${standpoint} Draft for sign-off.`);
});
