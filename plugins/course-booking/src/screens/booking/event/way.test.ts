import { describe, expect, test } from 'vitest';
import { askedWords, askWords, wayOf } from './way.ts';

const event = { approval: 'manager' } as const;

test('the way is that of the event and of the post', () => {
  expect(wayOf({ event, isAwaitingAllotment: false }, { fits: 'place' })).toEqual({
    isApproved: true,
    hasManager: false,
    hasPlace: true,
    isAllotted: false,
  });
  expect(wayOf({ event, isAwaitingAllotment: false }, { fits: 'agency-limit' }).hasPlace).toBe(false);
});

test('requests gather only until places were given out for the first time', () => {
  expect(wayOf({ event, isAwaitingAllotment: true }, undefined).isAllotted).toBe(true);
  expect(wayOf({ event, isAwaitingAllotment: false }, undefined).isAllotted).toBe(false);
});

describe('the button says what it does, and afterwards what was done', () => {
  const way = { isApproved: true, hasManager: true, hasPlace: true, isAllotted: false };

  test.each([
    [way, 'Ask my manager for this place', 'You asked for this place. We hold it until there is an answer.'],
    [
      { ...way, hasManager: false },
      'Ask my agency for this place',
      'You asked for this place. We hold it until there is an answer.',
    ],
    [{ ...way, isApproved: false }, 'Book this place', 'You have a place.'],
    [
      { ...way, hasPlace: false },
      'Join the waiting list',
      'You are on the waiting list. We tell you when a place comes free.',
    ],
    [{ ...way, isAllotted: true }, 'Ask for a place', 'You asked for a place. We tell you when places are given out.'],
  ])('%o', (each, button, said) => {
    expect(askWords(each)).toBe(button);
    expect(askedWords(each)).toBe(said);
  });
});
