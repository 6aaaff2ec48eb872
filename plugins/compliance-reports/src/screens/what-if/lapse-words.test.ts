import { expect, test } from 'vitest';
import { byMonth, lapseSentence } from './lapse-words.ts';

const totals = { people: 3100, posts: 3300, peopleWouldLapse: 412, overdueOnDayOne: 30, relieved: 0 };

test('the answer is how many of how many would lapse', () => {
  expect(lapseSentence(totals)).toBe('412 people of 3,100 would lapse');
  expect(lapseSentence({ ...totals, peopleWouldLapse: 0 })).toBe('Nobody of 3,100 people would lapse');
  expect(lapseSentence({ ...totals, people: 0, peopleWouldLapse: 0 })).toBe('This is asked of nobody there');
  expect(lapseSentence({ ...totals, peopleWouldLapse: null })).toContain('withheld');
  expect(lapseSentence({ ...totals, people: null })).toContain('withheld');
});

test('months add up over agencies, without what is withheld', () => {
  const row = (agency: string, month: string, wouldLapse: number | null) => ({
    agency,
    agencyName: agency,
    month,
    requirement: 'LCF-L3',
    title: 'Level 3',
    wouldLapse,
  });
  const rows = [row('RH', '2027-05', 10), row('AC', '2027-04', 7), row('RH', '2027-04', null), row('RH', '2027-04', 5)];
  expect(byMonth(rows, '')).toEqual([
    { month: '2027-04', count: 12 },
    { month: '2027-05', count: 10 },
  ]);
  expect(byMonth(rows, 'RH')).toEqual([
    { month: '2027-04', count: 5 },
    { month: '2027-05', count: 10 },
  ]);
});
