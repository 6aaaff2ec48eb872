import { expect, test } from 'vitest';
import { footWords, lastDay, listedWords, moreWords, openingOf, savedWords } from './sheet-words.ts';
import { afterSheet } from './sheet.fixture.ts';

test('the sheet after a course asks how confident somebody is now, beside what she said before', () => {
  expect(openingOf(afterSheet)).toEqual({
    title: 'How confident are you now?',
    lead: 'One minute. Tap one answer for each line. Your first answers are shown, so you can see the change.',
  });
});

test('the button says when the next question comes and who sees what', () => {
  expect(footWords(afterSheet, 'Europe/London')).toEqual([
    'We ask you once more on 9 May 2027: did it work?',
    'Your name stays with your own plan. Reports show groups of five or more, never names.',
  ]);
  expect(footWords({ ...afterSheet, stage: 'before', nextOn: '2027-02-09' }, 'Europe/London')[0]).toBe(
    'We ask again after the course, on 9 February 2027, to see what changed.',
  );
});

test('an anonymous form says that nothing can be changed once it is sent', () => {
  const { nextOn: _, ...without } = afterSheet;
  expect(footWords({ ...without, form: { ...afterSheet.form, naming: 'anonymous' } }, 'Europe/London')).toEqual([
    'This form is anonymous: nobody can tell which answers are yours, nor can we. So they cannot be changed once they are sent.',
  ]);
});

test('the time at which the device kept it is said, with the day where it was another', () => {
  const savedAt = '2027-02-09T10:42:30.000Z';
  expect(savedWords({ savedAt, isOnDevice: true, todayOn: '2027-02-09' }, 'Europe/London')).toBe(
    'Saved on this device at 10:42am',
  );
  expect(savedWords({ savedAt, isOnDevice: true, todayOn: '2027-02-10' }, 'Europe/London')).toBe(
    'Saved on this device on 9 February 2027 at 10:42am',
  );
  expect(savedWords({ savedAt: undefined, isOnDevice: false, todayOn: '2027-02-09' }, 'Europe/London')).toBe(
    'Not saved yet: keep this page open',
  );
});

test('a sheet that closes with a day can be answered on the day before, another until its hour', () => {
  expect(lastDay('2027-03-10T00:00:00.000Z', 'Europe/London')).toBe('9 March 2027');
  expect(lastDay('2027-02-09T12:45:00.000Z', 'Europe/London')).toBe('12:45pm on 9 February 2027');
});

test('a manager sees whose talk a sheet is about', () => {
  const { title, detail, text } = listedWords(
    { ...afterSheet, stage: 'manager', learnerName: 'Chloe Nowak' },
    'Europe/London',
  );
  expect([title, detail, text]).toEqual([
    'Safeguarding in early years',
    'Your talk with Chloe Nowak',
    '9 February 2027. Can be answered until 9 March 2027',
  ]);
});

test('further questions are counted in words', () => {
  expect(moreWords(2)).toBe('Add two more answers, if you like');
  expect(moreWords(1)).toBe('Add one more answer, if you like');
});
