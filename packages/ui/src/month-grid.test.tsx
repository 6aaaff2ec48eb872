import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { MonthGrid, monthLater, weeksOf } from './month-grid.tsx';

test('a month that begins on a Monday and has 28 days is four weeks', () => {
  expect(weeksOf('2027-02')).toHaveLength(4);
  expect(weeksOf('2027-02')[0]).toEqual([1, 2, 3, 4, 5, 6, 7].map((day) => `2027-02-0${day}`));
});

test('days of the months beside it are left out', () => {
  const weeks = weeksOf('2027-01');
  expect(weeks[0]?.slice(0, 5)).toEqual([null, null, null, null, '2027-01-01']);
  expect(weeks.at(-1)?.at(-1)).toBe('2027-01-31');
  expect(weeks.flat().filter((on) => on !== null)).toHaveLength(31);
});

test.each([
  ['2027-01', -1, '2026-12'],
  ['2026-12', 1, '2027-01'],
  ['2027-02', 12, '2028-02'],
])('%s and %i months', (month, months, then) => {
  expect(monthLater(month, months)).toBe(then);
});

test('what takes place is a link on its day, which is said whole', () => {
  const page = renderToStaticMarkup(
    <MonthGrid
      month="2027-02"
      todayOn="2027-02-01"
      entries={[{ key: 'a', on: '2027-02-09', title: 'Early years', text: '9:30am', href: '/training/a' }]}
    />,
  );
  expect(page).toContain('<caption>February 2027</caption>');
  expect(page).toContain('Tuesday 9 February 2027');
  expect(page).toContain('href="/training/a"');
  expect(page).toContain('Today');
});
