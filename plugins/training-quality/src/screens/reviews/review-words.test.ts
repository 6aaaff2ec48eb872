import { expect, test } from 'vitest';
import { causeNumbers, causeShort, datesWritten, reviewStands } from './review-words.ts';

test('a theme says of how many, how large the share is and by which rule, and the share is rounded down', () => {
  const cause = {
    kind: 'theme',
    eventId: 'e1',
    key: 'objectives:takes part in a core group',
    title: 'Takes part in a core group',
    unmet: 5,
    pairs: 12,
    sharePercent: 41.67,
    rule: 'at least 30% of at least 5 pairs (AMB-EV-2: a)',
  } as unknown as Parameters<typeof causeNumbers>[0];
  expect(causeShort(cause)).toBe('Not met: Takes part in a core group');
  expect(causeNumbers(cause)).toBe(
    '41% of the 12 people who rated it both before and after. At least 30% of at least 5 pairs (AMB-EV-2: a).',
  );
});

test('what nobody counted has no numbers', () => {
  expect(causeNumbers({ kind: 'asked', why: 'The chair asked in March' })).toBeUndefined();
});

test('dates of a sentence are written out', () => {
  expect(datesWritten('5 of 12 did not reach it on 2026-10-12')).toBe('5 of 12 did not reach it on 12 October 2026');
});

test('a review is open, past its day, or closed with what came of it', () => {
  const review = { state: 'open', dueOn: '2027-02-28' } as const;
  expect(reviewStands(review, '2027-02-01').words).toBe('Open, by 28 February 2027, in 27 days');
  expect(reviewStands(review, '2027-03-01').sign).toBe('overdue');
  expect(reviewStands({ ...review, state: 'closed', outcome: 'no-change' }, '2027-03-01').words).toBe(
    'Closed: Nothing needs to change',
  );
});
