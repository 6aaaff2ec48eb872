import { expect, test } from 'vitest';
import type { Score } from '../schema.ts';
import { scoreToSend } from './score-to-send.ts';

const now = '2026-11-21T10:00:00.000Z';
type Known = Pick<Score, 'given' | 'state' | 'attempts' | 'sentGiven'>;
const score = (given: 0 | 1, state: Score['state'], more: Partial<Known> = {}): Known => ({
  given,
  state,
  attempts: 0,
  ...more,
});

test.each<[string, boolean, Known | undefined, string]>([
  ['nothing is said of somebody who has not completed', false, undefined, 'stays'],
  ['a completion goes back', true, undefined, '1'],
  ['a completion that waits is not planned again', true, score(1, 'waiting'), 'stays'],
  ['a completion that was sent is not sent again', true, score(1, 'sent', { sentGiven: 1 }), 'stays'],
  [
    'a completion that the LMS refused is not tried again by itself',
    true,
    score(1, 'refused', { attempts: 3 }),
    'stays',
  ],
  ['a withdrawn one is taken back where it was sent', false, score(1, 'sent', { sentGiven: 1 }), '0'],
  ['a withdrawn one that was never tried is forgotten', false, score(1, 'waiting'), 'goes'],
  ['a withdrawn one that may have arrived is taken back', false, score(1, 'failed', { attempts: 2 }), '0'],
  ['a withdrawn one that the LMS refused is forgotten', false, score(1, 'refused', { attempts: 1 }), 'goes'],
  ['a 0 that waits is not planned again', false, score(0, 'waiting', { sentGiven: 1 }), 'stays'],
  ['a completion again after a 0 goes back', true, score(0, 'sent', { sentGiven: 0 }), '1'],
  ['a completion again before the 0 was sent goes back once more', true, score(0, 'failed', { sentGiven: 1 }), '1'],
])('%s', (_, isHeld, known, expected) => {
  const change = scoreToSend(isHeld, known, now);
  expect(change).toEqual(
    expected === '0' || expected === '1'
      ? { state: 'changes', score: { given: Number(expected), state: 'waiting', attempts: 0, nextTryAt: now } }
      : { state: expected },
  );
});
