import { expect, test } from 'vitest';
import { shortFingerprint, standsLine } from './paper-words.ts';

test('a paper says of which day it is, what it knew and where it stands', () => {
  expect(standsLine({ asAt: '2026-12-31', knownAt: '2027-01-15T09:30:00Z', status: 'Draft for sign-off' })).toBe(
    'As at 31 December 2026, as known on 15 January 2027 at 9:30am. Draft for sign-off. Shares are rounded down.',
  );
});

test('a fingerprint is shown in groups of four', () => {
  expect(shortFingerprint(`9c41e07b52d8aa16${'0'.repeat(48)}`)).toBe('9c41 e07b 52d8 aa16');
});
