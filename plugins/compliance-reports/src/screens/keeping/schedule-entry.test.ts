import { expect, test } from 'vitest';
import { recipientsTyped, scheduleEntry, scheduleFaults, scheduleTyped, whenWords } from './schedule-entry.ts';

const entry = {
  ...scheduleEntry(undefined),
  title: 'Board report',
  recipients: 'Helen Frost, helen.frost@icb.example\nBoard secretary, board@avonmere.example\n',
};

test('recipients are typed one a line, with a comma between name and address', () => {
  expect(recipientsTyped(entry.recipients)).toEqual([
    { name: 'Helen Frost', email: 'helen.frost@icb.example' },
    { name: 'Board secretary', email: 'board@avonmere.example' },
  ]);
  expect(scheduleFaults({ ...entry, recipients: 'Helen Frost, helen.frost@icb.example\nBoard' })[0]!.text).toContain(
    'Line 2',
  );
});

test('a schedule is shown again as it was saved', () => {
  const saved = { ...scheduleTyped(entry, 's1'), isPaused: true };
  expect(scheduleTyped(scheduleEntry(saved), 's1')).toEqual(saved);
});

test('a day is one that every month has', () => {
  expect(scheduleFaults({ ...entry, day: '31' }).map(({ fieldId }) => fieldId)).toEqual(['schedule-day']);
});

test('a schedule says on which days it draws up its report', () => {
  expect(whenWords({ months: [1, 7], day: 15, isPaused: false })).toBe('On 15 January and 15 July');
  expect(whenWords({ months: [4], day: 1, isPaused: true })).toBe('Paused. Otherwise on 1 April');
});
