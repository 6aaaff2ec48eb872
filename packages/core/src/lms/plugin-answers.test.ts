import { expect, test } from 'vitest';
import { LmsUser } from './plugin-answers.ts';

test('a plugin asks about a user by a number that a database can look for', () => {
  expect(LmsUser.safeParse({ userId: '17' }).success).toBe(true);
  for (const userId of ['', '17\uD800', '1\u00007']) expect(LmsUser.safeParse({ userId }).success).toBe(false);
});
