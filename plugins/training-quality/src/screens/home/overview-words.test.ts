import { expect, test } from 'vitest';
import { overviewMore, overviewTitle } from './overview-words.ts';

const nothing = { reviews: 0, overdue: 0, waiting: 0, expiring: 0, planned: 0 };

test('a coordinator reads first what waits for her', () => {
  expect(overviewTitle({ ...nothing, reviews: 2, overdue: 1, waiting: 1 })).toBe(
    'Two courses are under review, one action is past its day and one agency waits for your decision.',
  );
  expect(overviewTitle({ ...nothing, reviews: 12 })).toBe('12 courses are under review.');
  expect(overviewTitle(nothing)).toBe('Nothing waits for you.');
});

test('what comes next stands under it', () => {
  expect(overviewMore({ ...nothing, planned: 1, expiring: 2 })).toBe(
    'One observation is to come and two endorsements run out in the next three months.',
  );
});
