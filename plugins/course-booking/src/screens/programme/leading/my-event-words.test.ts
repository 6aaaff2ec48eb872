import type { MyEvent } from '@trellis/core/registers';
import { expect, test } from 'vitest';
import { movedWords } from '../courses/course-words.ts';
import { comesFrom, myEventTitle } from './my-event-words.ts';

const of = (state: MyEvent['event']['state'], many: number) =>
  myEventTitle({
    event: { state } as MyEvent['event'],
    people: Array.from({ length: many }, () => ({ name: 'A', agencyName: 'B' })),
  });

test.each([
  ['published', 0, 'Nobody has a place yet.'],
  ['published', 1, 'One person has a place.'],
  ['published', 24, '24 people have a place.'],
  ['closed', 2, '2 people stood in the register.'],
  ['draft', 0, 'This date is not published yet.'],
  ['cancelled', 3, 'This date was cancelled.'],
] as const)('a date that is %s with %i people', (state, many, words) => {
  expect(of(state, many)).toBe(words);
});

test('where people come from is told with how many', () => {
  expect(comesFrom([])).toBeUndefined();
  expect(comesFrom([{ agencyName: 'The nursery', people: 2 }])).toBe('From one agency: The nursery 2.');
  expect(
    comesFrom([
      { agencyName: 'The nursery', people: 2 },
      { agencyName: 'The home', people: 1 },
    ]),
  ).toBe('From 2 agencies: The nursery 2, The home 1.');
});

test('what became of dates of a withdrawn version is said, also where there is no other version', () => {
  expect(movedWords([])).toBe('');
  expect(movedWords([{ version: '4' }])).toBe('One date is given in the next version now. Their trainers are told.');
  expect(movedWords([{ version: '4' }, {}, {}])).toBe(
    'One date is given in the next version now. For 2 dates there is no other version yet: add one. Their trainers are told.',
  );
});
