import { expect, test } from 'vitest';
import { ratedKey } from './rated-key.ts';

test('an objective that is only put more neatly is rated under the same key', () => {
  const key = 'O:noticing signs of abuse';
  expect(ratedKey('O', 'Noticing signs of abuse')).toBe(key);
  expect(ratedKey('O', '  noticing  Signs of\tabuse. ')).toBe(key);
  // A ligature that a word processor has put in.
  expect(ratedKey('O', 'Identiﬁed needs')).toBe('O:identified needs');
});

test('another objective, or the same one of another question, is not', () => {
  expect(ratedKey('O', 'Noticing signs of neglect')).not.toBe(ratedKey('O', 'Noticing signs of abuse'));
  expect(ratedKey('P', 'Noticing')).not.toBe(ratedKey('O', 'Noticing'));
});

test('an item that is rated itself goes by its id', () => {
  expect(ratedKey('overall')).toBe('overall');
});
