import type { DeliveryShown } from '@trellis/core/events';
import { expect, test } from 'vitest';
import { deliveryLine, endingWords, problemWords } from './delivery-words.ts';

const missing = 'A trainer may not lead it: safeguarding knowledge missing.';
const problem = { code: 'not-eligible' as const, name: 'Lena Ford', sentence: missing };
const confirmed = { confirmedAt: '2026-11-22T10:00:00.000Z' };

test.each<[string, DeliveryShown, string, string]>([
  ['nobody has confirmed', { problems: [], endingSoon: [] }, 'wait', 'Not confirmed yet'],
  ['is confirmed', { confirmed, problems: [], endingSoon: [] }, 'current', 'Confirmed on 22 November 2026'],
  [
    'is confirmed in spite of what was known',
    { confirmed: { ...confirmed, override: { why: 'w', problems: [missing] } }, problems: [problem], endingSoon: [] },
    'current',
    'Confirmed on 22 November 2026',
  ],
  [
    'is confirmed, and something has come up',
    { confirmed, problems: [problem], endingSoon: [] },
    'overdue',
    'Confirmed on 22 November 2026, and something has come up since',
  ],
])('a date that %s says so', (_, delivery, sign, words) => {
  expect(deliveryLine(delivery, 'Europe/London')).toEqual({ sign, words });
});

test('what speaks against it names whom it is about', () => {
  expect(problemWords(problem)).toBe('Lena Ford may not lead it: safeguarding knowledge missing.');
  expect(problemWords({ code: 'alone', sentence: 'One trainer alone.' })).toBe('One trainer alone.');
});

test('what ends soon is told with its last day', () => {
  expect(endingWords({ name: 'Dev Shah', what: 'training for trainers', lastOn: '2027-05-08' })).toBe(
    'Dev Shah: training for trainers ends on 8 May 2027.',
  );
});
