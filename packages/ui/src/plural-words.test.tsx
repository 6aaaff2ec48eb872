import { expect, test } from 'vitest';
import { countAndOrder, listed, many } from './plural-words.tsx';

test('one thing is one, and more are more', () => {
  expect([many(1, 'place'), many(1204, 'place'), many(2, 'person', 'people')]).toEqual([
    '1 place',
    '1,204 places',
    '2 people',
  ]);
});

test('a list says how many there are as soon as that is known', () => {
  expect(countAndOrder(undefined, 'Earliest first', 'date')).toBe('Earliest first');
  expect(countAndOrder(1, 'Earliest first', 'date')).toBe('1 date. Earliest first');
  expect(countAndOrder(24, 'In the order they asked', 'person', 'people')).toBe('24 people. In the order they asked');
});

test('words stand one after another', () => {
  expect([listed([]), listed(['Ada']), listed(['Ada', 'Ben', 'Chloe'])]).toEqual(['', 'Ada', 'Ada, Ben and Chloe']);
});
