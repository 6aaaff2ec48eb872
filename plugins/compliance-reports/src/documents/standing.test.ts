import { expect, test } from 'vitest';
import { standing, standingWords } from './standing.ts';

const paper = { asAt: '2026-12-31', knownAt: '2027-01-15T10:30:00.000Z', status: 'Draft for sign-off' };
const whole = 'As at 31 December 2026, as known on 15 January 2027. Draft for sign-off. Shares are rounded down.';

test.each([paper.status, whole, 'Draft for sign-off.'])(
  'says once for which day and whether it is signed: %s',
  (status) => {
    expect(standing({ ...paper, status })).toBe(
      'As at 31 December 2026, as known on 15 January 2027. Draft for sign-off.',
    );
    expect(standingWords({ status })).toBe('Draft for sign-off');
  },
);
