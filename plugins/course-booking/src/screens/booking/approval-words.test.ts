import { describe, expect, test } from 'vitest';
import { answerByWords, minutesAway, resultWords } from './approval-words.ts';

describe('a request says by when it is to be answered and what happens then', () => {
  const asked = { answerByOn: '2026-11-30', isDeputyAsked: false };

  test.each([
    [asked, '2026-11-21', 'Answer by 30 November 2026, else somebody else of the agency is asked'],
    [asked, '2026-11-30', 'Answer today, else somebody else of the agency is asked'],
    [{ ...asked, isDeputyAsked: true }, '2026-11-21', 'Answer by 30 November 2026, else the place goes on to others'],
    [{ isDeputyAsked: false }, '2026-11-21', ''],
  ])('%o on %s', (approval, todayOn, words) => {
    expect(answerByWords(approval, todayOn)).toBe(words);
  });
});

test('of many answers each that was left out is named with its reason', () => {
  expect(
    resultWords([{ name: 'Ana Ferreira' }, { name: 'Ben Quarshie', fault: 'The course is full.' }], 'approved'),
  ).toEqual({ done: 'Ana Ferreira is approved.', left: ['Ben Quarshie: The course is full.'] });
  expect(resultWords([{ name: 'Ana' }, { name: 'Ben' }], 'booked')).toEqual({ done: '2 people are booked.', left: [] });
  expect(resultWords([{ name: 'Ana', fault: 'No.' }], 'booked').done).toBe('');
});

test('time away is that of all sittings', () => {
  const sitting = { startsAt: '2027-02-09T09:30:00Z', endsAt: '2027-02-09T12:45:00Z' };
  expect(minutesAway([sitting, sitting])).toBe(390);
});
