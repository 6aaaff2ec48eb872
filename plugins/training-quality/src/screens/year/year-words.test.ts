import { expect, test } from 'vitest';
import { designWords, yearPeriod, yearTitle } from './year-words.ts';

const events = { held: 12, cancelled: 1, observed: 4, sampled: 3 };
const reviews = { opened: 3, open: 2, byCause: [], byOutcome: [] };
const actions = { agreed: 6, closed: 4, open: 2, overdue: 1 };

test('a year says first how much was looked at and what is left open', () => {
  expect(yearTitle({ events, reviews, actions })).toBe(
    '4 sessions of 12 were observed. 2 course reviews are open and 1 action is past its day.',
  );
  expect(
    yearTitle({
      events: { ...events, observed: 0 },
      reviews: { ...reviews, open: 0 },
      actions: { ...actions, overdue: 0 },
    }),
  ).toBe('None of 12 sessions was observed.');
});

test('a year that is not over says up to when it is counted', () => {
  const year = { from: '2026-09-01', to: '2027-08-31', countedTo: '2026-11-22' };
  expect(yearPeriod(year)).toEqual({
    period: '1 September 2026 to 31 August 2027',
    counted: 'Counted up to 22 November 2026. The year is not over.',
  });
  expect(yearPeriod({ ...year, countedTo: year.to }).counted).toBe('The whole year.');
});

test('only versions that were held against every standard are said to meet them', () => {
  expect(designWords({ versions: 9, complete: 0, met: 0 })).toBe(
    'None of 9 course versions in use was held against every standard of design.',
  );
  expect(designWords({ versions: 9, complete: 3, met: 2 })).toBe(
    '3 of 9 course versions in use were held against every standard of design. 2 of them meet every one.',
  );
});
