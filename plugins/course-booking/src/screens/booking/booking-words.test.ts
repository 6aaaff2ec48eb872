import { describe, expect, test } from 'vitest';
import { bookingSays, isLive, type BookingFacts } from './booking-words.ts';

const facts: BookingFacts = {
  state: 'placed',
  approval: { state: 'not-needed', isDeputyAsked: false },
  isFromWaitingList: false,
  isAllotted: false,
};

describe('a place', () => {
  test('that nobody has to approve is hers', () => {
    expect(bookingSays(facts, 'Europe/London')).toEqual({
      sign: 'current',
      title: 'You have a place',
      more: 'It is confirmed.',
    });
  });

  test('is held while the manager has not answered, and says who has been asked until when', () => {
    const approval = { state: 'asked', isDeputyAsked: false, answerByOn: '2026-11-30' } as const;
    expect(bookingSays({ ...facts, approval, managerName: 'Gareth Pryce' }, 'Europe/London')).toMatchObject({
      sign: 'wait',
      more: 'We have asked Gareth Pryce, who has until 30 November 2026 to answer.',
    });
    expect(bookingSays({ ...facts, approval }, 'Europe/London').more).toContain('your agency’s lead');
    const overdue = { ...approval, isDeputyAsked: true };
    expect(bookingSays({ ...facts, approval: overdue, managerName: 'Lena Voss' }, 'Europe/London').more).toContain(
      'Lena Voss, the deputy',
    );
    expect(bookingSays({ ...facts, approval: overdue }, 'Europe/London').more).toContain('your agency’s lead');
  });

  test('that is offered says until when', () => {
    const offer = { offeredAt: '2027-01-27T09:00:00Z', expiresAt: '2027-01-29T09:00:00Z', isLate: true };
    expect(bookingSays({ ...facts, state: 'offered', offer }, 'Europe/London').title).toBe(
      'A place is yours until 29 January 2027 at 9:00am',
    );
  });
});

describe('somebody waiting', () => {
  test.each([
    [0, 'Nobody is before you.'],
    [1, '1 person is before you.'],
    [7, '7 people are before you.'],
  ])('with %i before her is told so', (waitingAhead, words) => {
    expect(bookingSays({ ...facts, state: 'waiting', waitingAhead }, 'Europe/London').more).toContain(words);
  });

  test('for the coordinator to give places out is in no order yet', () => {
    expect(
      bookingSays({ ...facts, state: 'waiting', isAllotted: true, waitingAhead: 3 }, 'Europe/London').more,
    ).not.toContain('before');
  });
});

test('having been there and having completed are two facts', () => {
  const register = { hasAttended: true, hasCompleted: false, markedAt: '2027-02-09T12:45:00Z' };
  expect(bookingSays({ ...facts, state: 'attended', register }, 'Europe/London')).toMatchObject({ sign: 'upcoming' });
  expect(
    bookingSays({ ...facts, state: 'attended', register: { ...register, hasCompleted: true } }, 'Europe/London'),
  ).toMatchObject({
    sign: 'current',
  });
});

describe('a place that ended says who ended it', () => {
  const at = '2026-12-01T10:00:00Z';

  test.each([
    ['delegate', 'You gave this place up', 'Gave the place up'],
    ['organiser', 'The course does not take place', 'The course does not take place'],
    ['transferred', 'You moved to another date', 'Moved to another date'],
  ] as const)('%s', (by, toSelf, toOthers) => {
    const ended: BookingFacts = { ...facts, state: 'cancelled', cancelled: { at, by } };
    expect(bookingSays(ended, 'Europe/London').title).toBe(toSelf);
    expect(bookingSays(ended, 'Europe/London', 'other').title).toBe(toOthers);
  });

  test('and why: refused with a reason, or unanswered', () => {
    const ended: BookingFacts = { ...facts, state: 'cancelled', cancelled: { at, by: 'not-approved' } };
    expect(
      bookingSays(
        { ...ended, approval: { state: 'refused', isDeputyAsked: false, why: 'No cover that day' } },
        'Europe/London',
      ).more,
    ).toBe('On 1 December 2026 at 10:00am. The reason: No cover that day');
    expect(
      bookingSays({ ...ended, approval: { state: 'lapsed', isDeputyAsked: true } }, 'Europe/London').more,
    ).toContain('Nobody answered in time.');
  });
});

test('what is over is not live', () => {
  expect(isLive({ state: 'waiting' })).toBe(true);
  expect(isLive({ state: 'absent' })).toBe(false);
});
