import type { SamplingPlan } from '@trellis/core/quality';
import { expect, test } from 'vitest';
import { drawnWords } from './sampling-words.ts';

test('a draw says how many were named, how many came by lot, and when', () => {
  const chosen = [{ because: 'named-course' }, { because: 'by-lot' }, { because: 'by-lot' }];
  expect(
    drawnWords(
      {
        events: 3,
        drawnAt: '2027-01-04T09:30:00Z',
        chosen: chosen as unknown as SamplingPlan['chosen'],
      },
      'Europe/London',
    ),
  ).toBe('3 sessions chosen: 1 because the course was named, 2 by lot. Drawn 4 January 2027 at 9:30am.');
  expect(drawnWords({ events: 1, chosen: [] }, 'Europe/London')).toBe(
    '1 session of the period is to be looked at in depth. Nothing is drawn yet.',
  );
});
