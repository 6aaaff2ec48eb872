import type { AgencyContribution } from '@trellis/core/trainers';
import { expect, test } from 'vitest';
import { givenWords, targetWords, yearsAround } from './contribution-words.ts';

const row = (target: AgencyContribution['target'], events: number, hours: number): AgencyContribution => ({
  agencyId: 'a' as AgencyContribution['agencyId'],
  agencyName: 'A',
  trainers: 1,
  led: { events, hours },
  planned: { events: 1, hours: 6.5 },
  ...(target && { target }),
});

test('what an agency gives is told in dates and hours', () => {
  expect([givenWords({ events: 0, hours: 0 }), givenWords({ events: 1, hours: 1 })]).toEqual([
    'Nothing',
    '1 date, 1 hour',
  ]);
});

test.each([
  ['nothing', undefined, 0, 'Nothing agreed'],
  ['as many dates as it led and plans', { events: 2 }, 1, '2 dates. Met with what is planned'],
  ['more dates', { events: 4, hours: 30 }, 1, '4 dates, 30 hours. 2 dates not planned yet'],
  ['more hours', { hours: 20 }, 1, '20 hours. 7 hours not planned yet'],
])('an agency that agreed to %s', (_, target, events, words) => {
  expect(targetWords(row(target, events, events * 6.5))).toBe(words);
});

test('the years are the one before, this one and the next', () => {
  expect(yearsAround('2026-11-22').map(({ value }) => value)).toEqual(['2025', '2026', '2027']);
});
