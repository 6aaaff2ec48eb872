import { describe, expect, test } from 'vitest';
import { percent, percentAt, ticksOf, windowFor } from './time-window.tsx';

describe('a place in a window', () => {
  const year = { fromOn: '2026-01-01', untilOn: '2027-01-01' };
  test.each([
    ['2026-01-01', 0],
    ['2027-01-01', 100],
    ['2025-06-01', 0],
    ['2028-06-01', 100],
    ['2026-07-02', (182 / 365) * 100],
  ])('%s lies at %d per cent', (on, share) => {
    expect(percentAt(year, on)).toBeCloseTo(share, 6);
  });

  test('is written with two decimals at most', () => {
    expect(percent(33.333333)).toBe('33.33%');
    expect(percent(50)).toBe('50%');
  });
});

describe('the axis', () => {
  test('shows years over a long time', () => {
    expect(ticksOf({ fromOn: '2024-09-01', untilOn: '2027-06-01' }).map((tick) => tick.label)).toEqual([
      '2025',
      '2026',
      '2027',
    ]);
  });

  test('shows quarters over a short time', () => {
    expect(ticksOf({ fromOn: '2026-03-01', untilOn: '2027-02-01' }).map((tick) => tick.label)).toEqual([
      'Apr',
      'Jul',
      'Oct',
      '2027',
    ]);
  });

  test('leaves years out rather than crowd a phone', () => {
    expect(ticksOf({ fromOn: '2010-01-01', untilOn: '2030-01-01' }).length).toBeLessThanOrEqual(7);
  });
});

describe('the window for some spans', () => {
  test('holds them all and a year ahead', () => {
    expect(windowFor([{ fromOn: '2026-01-01', untilOn: '2026-12-01' }], '2026-11-21')).toEqual({
      fromOn: '2025-12-02',
      untilOn: '2028-01-20',
    });
  });

  test('does not go back to the start of a career', () => {
    expect(windowFor([{ fromOn: '1994-01-01', untilOn: null }], '2026-11-21').fromOn).toBe('2023-10-23');
  });

  test('works when nothing is known', () => {
    const window = windowFor([], '2026-11-21');
    expect(window.fromOn < '2026-11-21' && window.untilOn > '2026-11-21').toBe(true);
  });
});
