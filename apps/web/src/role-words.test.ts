import { expect, test } from 'vitest';
import { roleWords } from './role-words.ts';

test('somebody is called by each role and its agency, once', () => {
  expect(
    roleWords({
      grants: [{ role: 'agency-lead', agencyId: 'a1', agencyName: 'Riverside Hospital' }, { role: 'administrator' }],
    }),
  ).toBe('Agency lead, Riverside Hospital; Administrator');
  expect(
    roleWords({
      grants: [
        { role: 'manager', agencyId: 'a1', agencyName: 'Riverside Hospital' },
        { role: 'manager', agencyId: 'a1', agencyName: 'Riverside Hospital' },
      ],
    }),
  ).toBe('Manager, Riverside Hospital');
});

test('a practitioner needs no words for her role', () => {
  expect(roleWords({ grants: [] })).toBeUndefined();
});
