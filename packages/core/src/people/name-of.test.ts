import { expect, test } from 'vitest';
import { nameOf } from './name-of.ts';

test('somebody is called by both names, by the one that they have, or said to be erased', () => {
  expect(nameOf({ givenName: 'Chloe', familyName: 'Nowak' })).toBe('Chloe Nowak');
  expect(nameOf({ givenName: '', familyName: 'Sukarno' })).toBe('Sukarno');
  expect(nameOf({ givenName: '', familyName: '' })).toBe('Somebody erased');
});
