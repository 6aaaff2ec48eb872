import type { CaseListed } from '@trellis/core/people';
import { expect, test } from 'vitest';
import { candidateDetail, rowFacts, rowTitle } from './match-words.ts';

const agencies = [{ id: 'a1', name: 'Riverside Hospital' }];

test('a row goes by the name in it, and evidence by whose it says it is', () => {
  expect(rowTitle({ row: { givenName: 'Siân', familyName: 'Watts' } })).toBe('Siân Watts');
  expect(rowTitle({ row: { staffNumber: 'RH-20417', kind: 'completion' } })).toBe('Evidence of RH-20417');
});

test('a row shows what a person compares, with days written out and lists with commas', () => {
  expect(
    rowFacts({
      row: {
        givenName: 'Siân',
        staffNumber: 'RH-1',
        startsOn: '2026-02-01',
        endsOn: 'next year',
        satisfies: 'LCF-L1;LCF-L2',
        team: '',
      },
    }),
  ).toEqual([
    { term: 'Staff number', detail: 'RH-1' },
    { term: 'Post from', detail: '1 February 2026' },
    { term: 'Post until', detail: 'next year' },
    { term: 'Satisfies', detail: 'LCF-L1, LCF-L2' },
  ]);
});

test('a candidate is told apart by number, e-mail and posts', () => {
  const person = {
    id: 'p1',
    givenName: 'John',
    familyName: 'Smith',
    staffNumbers: [{ agencyId: 'a1', staffNumber: 'RH-2' }],
    posts: [{ agencyId: 'a1', jobTitle: 'Porter', startsOn: '2020-04-01' }],
  } as unknown as CaseListed['people'][number];
  expect(candidateDetail(person, agencies)).toBe(
    'Staff number RH-2. No e-mail on record. Porter at Riverside Hospital since 1 April 2020',
  );
});
