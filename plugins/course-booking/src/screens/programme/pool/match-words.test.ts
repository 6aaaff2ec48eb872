import { expect, test } from 'vitest';
import { inTheWayWords, matchedLine, periodOf } from './match-words.ts';

test('a period begins today', () => {
  expect(periodOf('month', '2026-11-22')).toEqual({ from: '2026-11-22', to: '2026-12-22' });
  expect(periodOf('year', '2026-11-22')).toEqual({ from: '2026-11-22', to: '2027-11-22' });
});

test('how many dates have a pair is told in one line', () => {
  expect(matchedLine([{ state: 'proposed' }, { state: 'proposed' }, { state: 'none' }, { state: 'led' }])).toBe(
    '2 dates with a pair to agree to, 1 without one, 1 with trainers already, not shown. Earliest first',
  );
});

test('what stands in the way names the first few', () => {
  expect(inTheWayWords({ what: 'Nobody else is in the pool', names: [] })).toBe('Nobody else is in the pool.');
  expect(inTheWayWords({ what: 'Missing: approval', names: ['A', 'B', 'C', 'D', 'E', 'F'] })).toBe(
    'Missing: approval: A, B, C, D and 2 more.',
  );
});
