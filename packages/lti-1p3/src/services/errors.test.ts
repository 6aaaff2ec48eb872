import { expect, test } from 'vitest';
import { placeInWords } from './errors.ts';

test('an address in words says neither path nor query', () => {
  expect(placeInWords('results', 'https://lms.example:8443/user/amara/results?user_id=6')).toBe(
    'results at lms.example:8443',
  );
  expect(placeInWords('results', 'amara')).toBe('results');
});
