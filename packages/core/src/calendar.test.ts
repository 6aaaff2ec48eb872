import { describe, expect, it } from 'vitest';
import { addMonths, CalendarDate, covers, dateOf, dayOf, FOREVER, Instant, knownBy, localDate } from './calendar.ts';

const DAY_MS = 86_400_000;

describe('a calendar date', () => {
  it.each(['2024-02-29', '1900-01-01', '2199-12-31'])('may be %s', (date) => {
    expect(CalendarDate.parse(date)).toBe(date);
  });

  it.each([
    '2023-02-29',
    '2024-02-30',
    '2024-13-01',
    '2024-00-10',
    '1899-12-31',
    '2200-01-01',
    '24-01-01',
    '2024-1-1',
    '2024-01-01T00:00:00Z',
    '',
  ])('is refused as %j', (date) => {
    expect(CalendarDate.safeParse(date).success).toBe(false);
  });

  it('is the same after a round trip through day numbers, for every day of three centuries', () => {
    const first = dayOf('1900-01-01');
    const wrong: number[] = [];
    for (let day = first; day <= dayOf('2199-12-31'); day += 1) {
      const date = dateOf(day);
      const expected = new Date(Date.UTC(2000, 0, 1) + day * DAY_MS).toISOString().slice(0, 10);
      if (date !== expected || dayOf(date) !== day) wrong.push(day);
    }
    expect(wrong).toEqual([]);
  });
});

describe('adding months', () => {
  it.each([
    ['2025-03-14', 24, '2027-03-14', '2027-03-14'],
    ['2024-02-29', 24, '2026-02-28', '2026-03-01'],
    ['2024-02-29', 48, '2028-02-29', '2028-02-29'],
    ['2025-08-31', 18, '2027-02-28', '2027-03-01'],
    ['2025-01-31', 1, '2025-02-28', '2025-03-01'],
    ['2025-10-31', 1, '2025-11-30', '2025-12-01'],
    ['2025-12-31', 2, '2026-02-28', '2026-03-01'],
    ['2026-03-31', -1, '2026-02-28', '2026-03-01'],
    ['2026-01-15', -1, '2025-12-15', '2025-12-15'],
    ['2099-12-31', 2, '2100-02-28', '2100-03-01'],
    ['2026-01-15', 0, '2026-01-15', '2026-01-15'],
  ])('%s and %i months is %s, or %s where short months roll on', (from, months, lastDay, nextDay) => {
    expect(dateOf(addMonths(dayOf(from), months))).toBe(lastDay);
    expect(dateOf(addMonths(dayOf(from), months, 'next-day'))).toBe(nextDay);
  });
});

describe('a period', () => {
  it('holds its first day and not the day after its last', () => {
    expect([4, 5, 9, 10].map((day) => covers({ from: 5, to: 10 }, day))).toEqual([false, true, true, false]);
    expect(covers({ from: 5, to: FOREVER }, dayOf('2199-12-31'))).toBe(true);
  });
});

describe('the day on the wall', () => {
  it('is the London day, an hour ahead in summer', () => {
    expect(knownBy('2026-04-05')).toBe('2026-04-05T22:59:59.999Z');
    expect(knownBy('2026-01-05')).toBe('2026-01-05T23:59:59.999Z');
    expect(knownBy('2026-01-05', 'Asia/Tokyo')).toBe('2026-01-05T14:59:59.999Z');
    expect(knownBy('2026-01-05T09:00:00Z')).toBe('2026-01-05T09:00:00Z');
    expect(localDate('2026-06-30T23:30:00Z')).toBe('2026-07-01');
    expect(localDate('2026-01-31T23:30:00Z')).toBe('2026-01-31');
    expect(localDate('2026-01-31T23:30:00Z', 'Asia/Tokyo')).toBe('2026-02-01');
  });

  it('needs an instant that says where its clock stands', () => {
    expect(Instant.safeParse('2026-06-30T23:30:00Z').success).toBe(true);
    expect(Instant.safeParse('2026-06-30T23:30:00+01:00').success).toBe(true);
    expect(Instant.safeParse('2026-06-30T23:30:00').success).toBe(false);
  });
});
