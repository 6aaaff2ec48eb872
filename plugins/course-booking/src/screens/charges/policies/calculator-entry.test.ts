import { QuoteQuestion } from '@trellis/core/charging';
import { entryOf, noDate } from '@trellis/ui/date-field';
import { describe, expect, test } from 'vitest';
import { firstQuestion, questionFaults, questionOf } from './calculator-entry.ts';

const first = firstQuestion('2026-11-22');
const cancelled = {
  ...first,
  courseOn: entryOf('2027-01-18'),
  outcome: 'cancelled',
  noticeOn: entryOf('2027-01-05'),
  noticeAt: '4:30pm',
} as const;

describe('the calculator', () => {
  test('begins with a question that can be answered', () => {
    expect(questionFaults(first)).toEqual([]);
    expect(QuoteQuestion.parse(questionOf(first, 'Europe/London'))).toMatchObject({
      agency: { kind: 'ey-group', inArea: true },
      course: { startsOn: '2026-12-20', length: 'full-day' },
      outcome: { kind: 'attended' },
    });
  });

  test('asks at the very moment of a cancellation', () => {
    expect(QuoteQuestion.parse(questionOf({ ...cancelled, substitute: 'same-team' }, 'Europe/London')).outcome).toEqual(
      {
        kind: 'cancelled',
        at: '2027-01-05T16:30:00.000Z',
        substitute: { sameAgency: true, sameTeam: true },
      },
    );
  });

  test('asks about two half days as two sessions', () => {
    expect(
      QuoteQuestion.parse(questionOf({ ...cancelled, length: 'two-halves' }, 'Europe/London')).course.sessions,
    ).toEqual([
      { startsOn: '2027-01-18', length: 'half-day' },
      { startsOn: '2027-01-25', length: 'half-day' },
    ]);
  });

  test('asks with a level and the full cost where they are given', () => {
    expect(
      QuoteQuestion.parse(questionOf({ ...first, level: ' 3 ', fullCost: '120' }, 'Europe/London')).course,
    ).toMatchObject({
      level: '3',
      fullCostPence: 12_000,
    });
  });

  test('waits while something is missing, and says what', () => {
    const unfinished = { ...cancelled, noticeOn: noDate, turnover: 'small' };
    expect(questionOf(unfinished, 'Europe/London')).toBeUndefined();
    expect(questionFaults(unfinished).map(({ fieldId }) => fieldId)).toEqual(['ask-turnover', 'ask-notice-on']);
  });
});
