import { expect, test } from 'vitest';
import { accountFrom } from './account-words.ts';

const lms = { name: 'moodle', issuer: 'https://moodle.avonmere.example', clientId: 'c1' };

test.each([
  ['an LMS as administrators know it', lms, 'Moodle at moodle.avonmere.example'],
  ['another registration of the same site', { ...lms, clientId: 'c2' }, 'moodle.avonmere.example'],
  ['a link', { issuer: 'https://trellis.example', clientId: 'sign-in-link' }, 'A sign-in link'],
])('an account comes from %s', (_, account, words) => {
  expect(accountFrom(account, [lms])).toBe(words);
});
