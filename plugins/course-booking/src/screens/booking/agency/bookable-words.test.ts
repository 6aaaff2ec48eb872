import { expect, test } from 'vitest';
import { bookableLine } from './bookable-words.ts';

const ana = {
  jobTitle: 'Senior carer',
  team: 'Care',
  totalPence: 3500,
  deadlineOn: '2027-01-26',
  fits: 'place',
} as const;

test('whoever may be booked is told with her own price', () => {
  expect(bookableLine(ana, '2026-11-21')).toBe('Senior carer, Care; £35, cancel free up to 26 January 2027');
  expect(bookableLine({ ...ana, totalPence: 0, fits: 'agency-limit' }, '2026-11-21')).toBe(
    'Senior carer, Care; free, cancel free up to 26 January 2027; goes on the waiting list',
  );
});

test('a free day that is over is told as over', () => {
  expect(bookableLine(ana, '2027-01-27')).toBe(
    'Senior carer, Care; £35, too late to cancel free: that was up to 26 January 2027',
  );
});

test('whoever has a booking already is told so instead', () => {
  expect(bookableLine({ ...ana, state: 'placed' }, '2026-11-21')).toBe('Senior carer, Care; has a place already');
});
