import type { Score } from '@trellis/core/lms';
import { expect, test } from 'vitest';
import { retryWords, scoreFigures, scoreLine, scoreSign, SCORE_STATES } from './score-words.ts';

const score: Pick<Score, 'state' | 'given' | 'attempts' | 'nextTryAt' | 'sentAt' | 'fault'> = {
  state: 'waiting',
  given: 1,
  attempts: 0,
};
const busy = { code: 'service.busy', sentence: 'The LMS is busy.' };

test.each<[typeof score, string, string]>([
  [score, 'Waiting to be sent', 'It goes out within a minute.'],
  [{ ...score, given: 0 }, 'Waiting to be taken back', 'It goes out within a minute.'],
  [
    { ...score, state: 'failed', attempts: 2, nextTryAt: '2026-11-22T09:04:00Z', fault: busy },
    'To be tried again',
    'The LMS is busy. Tried 2 times. Next on 22 November 2026 at 9:04am.',
  ],
  [
    {
      ...score,
      state: 'refused',
      attempts: 1,
      fault: { code: 'score.not-a-learner', sentence: 'She is no learner there.' },
    },
    'Not sent',
    'She is no learner there. Tried once. It is not tried again unless you say so.',
  ],
  [{ ...score, state: 'sent', attempts: 1, sentAt: '2026-11-22T09:00:00Z' }, 'Sent', 'On 22 November 2026 at 9:00am.'],
  [
    { ...score, given: 0, state: 'sent', attempts: 1, sentAt: '2026-11-22T09:00:00Z' },
    'Taken back',
    'On 22 November 2026 at 9:00am.',
  ],
])('a completion on its way back says where it is and what comes next', (each, sign, line) => {
  expect(scoreSign(each).children).toBe(sign);
  expect(scoreLine(each, 'Europe/London')).toBe(line);
});

test('every state can be filtered by', () => {
  expect(SCORE_STATES.map(({ value }) => value).toSorted()).toEqual(['failed', 'refused', 'sent', 'waiting']);
});

test('a count of what can be tried again stands on the button', () => {
  expect(retryWords({ failed: 0, refused: 0 })).toBeUndefined();
  expect(retryWords({ failed: 1, refused: 0 })).toBe('Try it again now');
  expect(retryWords({ failed: 1200, refused: 34 })).toBe('Try all 1,234 again now');
  expect(scoreFigures({ sent: 1200, waiting: 0, failed: 0, refused: 3 }).map(({ value }) => value)).toEqual([
    '1,200',
    '0',
    '0',
    '3',
  ]);
});
