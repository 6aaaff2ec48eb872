import { expect, test } from 'vitest';
import { freezingWords, lastLine, REPORT_STATES, sentBackDetail, sentBackLine, titleOf } from './report-words.ts';

test('the last thing done to a report is its signature, or else its draft', () => {
  const drafted = { draftedBy: 'Rosa Lindqvist', draftedAt: '2027-01-15T09:30:00Z' };
  expect(lastLine(drafted, 'Europe/London')).toBe('Drawn up by Rosa Lindqvist, 15 January 2027 at 9:30am');
  expect(lastLine({ ...drafted, signedBy: 'Helen Frost', signedAt: '2027-02-03T14:00:00Z' }, 'Europe/London')).toBe(
    'Signed by Helen Frost, 3 February 2027 at 2:00pm',
  );
});

test('a draft that came back says who sent it and when, and no more than that of old ones', () => {
  expect(sentBackLine({ sentBackBy: 'Helen Frost', sentBackAt: '2027-02-03T14:00:00Z' }, 'Europe/London')).toBe(
    'Sent back by Helen Frost, 3 February 2027 at 2:00pm',
  );
  expect(sentBackLine({}, 'Europe/London')).toBe('Sent back');
  const why = { sentBackBecause: 'Get the headcounts first.' };
  expect(
    sentBackDetail({ ...why, sentBackBy: 'Helen Frost', sentBackAt: '2027-02-03T14:00:00Z' }, 'Europe/London'),
  ).toBe('By Helen Frost, 3 February 2027 at 2:00pm: Get the headcounts first.');
  expect(sentBackDetail(why, 'Europe/London')).toBe('Get the headcounts first.');
});

test('signing says that nothing can be changed afterwards, and what late evidence does', () => {
  const words = freezingWords('2026-12-31').join(' ');
  expect(words).toContain('31 December 2026');
  expect(words).toContain('Nothing can be changed in it afterwards');
  expect(words).toContain('beside the figure that was published');
});

test('every state of a report has a shape and words', () => {
  expect(Object.values(REPORT_STATES).map(({ sign }) => sign)).toEqual(['wait', 'due-soon', 'current']);
});

test('a report is named by its kind and day until somebody names it', () => {
  expect(titleOf('board', '2026-12-31')).toBe('Half-yearly workforce report');
  expect(titleOf('board', '2026-09-30')).toBe('Workforce report');
  expect(titleOf('section-11', '2027-03-31')).toBe('Section 11 training return 2027');
});
