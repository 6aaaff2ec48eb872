import { expect, test } from 'vitest';
import { tallyWords } from './met-words.ts';

test('a tally leaves out what nobody answered', () => {
  expect(tallyWords([{ state: 'met' }, { state: 'partly' }, { state: 'met' }])).toBe('2 met and 1 partly met');
  expect(tallyWords([{ state: 'not' }, { state: 'not-seen' }, { state: 'met' }])).toBe(
    '1 met, 1 not met and 1 not seen',
  );
  expect(tallyWords([])).toBe('');
});
