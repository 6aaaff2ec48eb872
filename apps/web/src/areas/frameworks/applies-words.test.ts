import { expect, it } from 'vitest';
import { appliesWords } from './applies-words.ts';

it.each([
  [{}, 'Everybody.'],
  [{ level: 'L2' }, 'People whose work asks for L2.'],
  [
    { audiences: ['G1', 'G2'], flags: ['dsl', 'designated-lead'] },
    'People in the groups G1, G2, whose post is marked dsl or designated-lead.',
  ],
  [{ agencyKinds: ['college'] }, 'People in agencies of the kind college.'],
])('says of whom a requirement is asked: %j', (appliesTo, words) => {
  expect(appliesWords({ appliesTo }, { frameworks: [] })).toBe(words);
});
