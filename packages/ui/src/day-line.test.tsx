import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { DayLine, rowsOf } from './day-line.tsx';

test('discs that would hide each other stand one above the other', () => {
  expect(rowsOf([2, 50, 55, 58, 90])).toEqual([0, 0, 1, 2, 0]);
  expect(rowsOf([])).toEqual([]);
});

test('the line has a cell for each day, a number for each mark, and says what the fills mean', () => {
  const page = renderToStaticMarkup(
    <DayLine
      label="One working day was counted."
      days={[
        { on: '2027-01-01', kind: 'holiday' },
        { on: '2027-01-02', kind: 'weekend' },
        { on: '2027-01-03', kind: 'weekend' },
        { on: '2027-01-04', kind: 'counted' },
      ]}
      marks={[
        { on: '2027-01-01', text: 'Notice' },
        { on: '2027-01-04', text: 'The course' },
      ]}
    />,
  );
  expect(page).toContain('aria-label="One working day was counted."');
  expect(page.match(/day-line__disc/g)).toHaveLength(2);
  expect(page).toContain('Friday 1 January 2027');
  expect(page).toContain('Bank holiday, left out');
  expect(page).not.toContain('Not counted');
});
