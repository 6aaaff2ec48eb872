import { expect, test } from 'vitest';
import { shortFingerprint } from './paper-words.ts';

test('a fingerprint is shown in groups of four', () => {
  expect(shortFingerprint(`9c41e07b52d8aa16${'0'.repeat(48)}`)).toBe('9c41 e07b 52d8 aa16');
});
