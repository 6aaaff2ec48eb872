import { describe, expect, test } from 'vitest';
import {
  agreeWords,
  bothDeadlines,
  countingLine,
  freeUntilLine,
  lateLine,
  listFreeUntil,
  listPrice,
  priceLine,
} from './price-words.ts';

test.each([
  [3500, '£35, paid by Willow Tree'],
  [0, 'Free for Willow Tree'],
])('a price of %i pence names who pays', (totalPence, words) => {
  expect(priceLine({ totalPence }, 'Willow Tree')).toBe(words);
});

test('without a price list nothing is charged', () => {
  expect(priceLine(undefined, 'Willow Tree')).toBe('Nothing is charged');
});

test('a price that nobody can tell yet is not told as nothing', () => {
  const why = 'Nobody has said yet what a place costs.';
  expect(priceLine(undefined, 'Willow Tree', why)).toBe(why);
  expect(
    agreeWords({
      latePence: 0,
      deadlineOn: undefined,
      agencyName: 'Willow Tree',
      todayOn: '2026-11-21',
      isPriceUnknown: true,
    }),
  ).toBe('I agree that Willow Tree pays what the coordinator will say, if I cancel late or do not come');
});

test('the last free day is told as past once it is over', () => {
  const quote = { deadlineOn: '2027-01-26' };
  expect(freeUntilLine(quote, '2027-01-26')).toBe('Cancel free up to 26 January 2027');
  expect(freeUntilLine(quote, '2027-01-27')).toBe('Too late to cancel free: that was up to 26 January 2027');
});

describe('somebody who asks agrees to what can be charged, and to nothing else', () => {
  const asked = { latePence: 3500, deadlineOn: '2027-01-26', agencyName: 'Willow Tree', todayOn: '2026-11-21' };

  test.each([
    ['in good time', asked, 'I agree that Willow Tree pays £35 if I cancel after 26 January 2027 or do not come'],
    [
      'after the last free day',
      { ...asked, todayOn: '2027-02-01' },
      'I agree that Willow Tree pays £35 if I cancel or do not come. The last free day was 26 January 2027',
    ],
    [
      'where nothing is ever charged',
      { ...asked, latePence: 0 },
      'I will give my place up if I cannot come. Willow Tree is charged nothing either way',
    ],
  ])('%s', (_, facts, words) => {
    expect(agreeWords(facts)).toBe(words);
  });
});

test('the counting is told in the unit of the price list', () => {
  const counting = { counted: null, noticeOn: null, courseOn: '2027-02-09', holidays: [] };
  expect(countingLine({ counting: { ...counting, unit: 'working-days', wanted: 10 } })).toBe(
    'That is 10 working days before 9 February 2027.',
  );
  expect(countingLine({ counting: { ...counting, unit: 'hours', wanted: 48 } })).toBe(
    'That is 48 hours before 9 February 2027.',
  );
});

test('two last free days are shown only where bank holidays make two', () => {
  const one = { on: '2026-12-18', reading: 'bank holidays count as working days', isInForce: true };
  const other = { on: '2026-12-16', reading: 'bank holidays are left out', isInForce: false };
  expect(bothDeadlines({ deadlines: [one, other] })).toEqual([
    'Where bank holidays count as working days: 18 December 2026. So it is here.',
    'Where bank holidays are left out: 16 December 2026.',
  ]);
  expect(bothDeadlines({ deadlines: [one, { ...other, on: one.on }] })).toEqual([]);
});

test('a late charge of nothing is said too', () => {
  expect(lateLine(7000)).toBe('Later, or if you do not come: £70.');
  expect(lateLine(0)).toBe('Later, or if you do not come: nothing is charged.');
});

describe('a list', () => {
  const post = { latePence: 3500, deadlineOn: '2027-01-26' };
  const willowTree = { ...post, postId: 'a' as never, agencyName: 'Willow Tree', totalPence: 3500 };
  const brightSteps = { ...post, postId: 'b' as never, agencyName: 'Bright Steps', totalPence: 2000 };
  const free = { totalPence: 0, latePence: 0 };

  test('names each agency that could pay once', () => {
    expect(listPrice([willowTree, willowTree])).toBe('£35, paid by Willow Tree');
    expect(listPrice([willowTree, brightSteps])).toBe('£35, paid by Willow Tree; £20, paid by Bright Steps');
    expect(
      listPrice([
        { ...willowTree, ...free },
        { ...brightSteps, ...free },
      ]),
    ).toBe('Free');
    expect(listPrice([])).toBe('');
  });

  test('has the earliest last free day, and says when it is over', () => {
    expect(listFreeUntil([{ ...willowTree, deadlineOn: '2027-01-28' }, brightSteps], '2026-11-21')).toBe(
      'Cancel free up to 26 January 2027',
    );
    expect(listFreeUntil([willowTree], '2027-01-27')).toBe('Too late to cancel free: that was up to 26 January 2027');
    expect(listFreeUntil([{ ...willowTree, ...free }], '2026-11-21')).toBe('');
  });
});
