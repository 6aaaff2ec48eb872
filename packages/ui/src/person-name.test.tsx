import { expect, test } from 'vitest';
import { personName } from './person-name.tsx';

test('somebody is called by both names, by the one that they have, or said to be erased', () => {
  expect(personName({ givenName: 'Chloe', familyName: 'Nowak' })).toBe('Chloe Nowak');
  expect(personName({ givenName: '', familyName: 'Sukarno' })).toBe('Sukarno');
  expect(personName({ givenName: '', familyName: '' })).toBe('Somebody erased');
});
