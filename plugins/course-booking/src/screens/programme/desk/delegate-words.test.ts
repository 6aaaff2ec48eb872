import type { Booking, DelegateShown } from '@trellis/core/bookings';
import { describe, expect, test } from 'vitest';
import { allottedWords, delegateSays } from './delegate-words.ts';

const waiting = {
  state: 'waiting',
  askedAt: '2026-11-20T09:00:00Z',
  approval: { state: 'asked', isDeputyAsked: false },
} as Booking;
const event = { places: { allotment: 'first-come', perAgency: { places: 4, untilDaysBefore: 14 } } } as const;

describe('whoever waits is told apart by why', () => {
  test.each<[DelegateShown['passedOver'], RegExp]>([
    [undefined, /^In turn, when a place comes free/],
    ['full', /^In turn, when a place comes free/],
    ['agency-limit', /^Passed over: the agency has its 4 places, until 14 days before\.$/],
    ['quota', /^Passed over: the places that are free are kept for other kinds of agency\.$/],
  ])('%s', (passedOver, more) => {
    expect(delegateSays({ booking: waiting, passedOver }, event, 'Europe/London')).toMatchObject({
      title: 'On the waiting list',
      more: expect.stringMatching(more) as string,
    });
  });

  test('requests that gather are no waiting list', () => {
    const gathering = { places: { ...event.places, allotment: 'coordinator' as const } };
    expect(delegateSays({ booking: waiting }, gathering, 'Europe/London')).toMatchObject({
      title: 'Asked for a place',
      more: 'Asked on 20 November 2026.',
    });
    expect(
      delegateSays({ booking: waiting }, { ...gathering, allottedAt: '2026-11-21T09:00:00Z' }, 'Europe/London').title,
    ).toBe('On the waiting list');
  });
});

test('whoever holds a place until a manager answers says so', () => {
  const booking = { ...waiting, state: 'placed', approval: { ...waiting.approval, askedOf: 'gareth' } } as Booking;
  expect(delegateSays({ booking }, event, 'Europe/London')).toMatchObject({
    title: 'A place is held',
    more: 'We have asked the manager.',
  });
});

test.each([
  [{ placed: 24, waiting: 7 }, '24 people have a place, and 7 people wait. They are told at once.'],
  [{ placed: 1, waiting: 1 }, 'One person has a place, and one person waits. They are told at once.'],
  [{ placed: 5, waiting: 0 }, '5 people have a place, and nobody has to wait. They are told at once.'],
  [{ placed: 0, waiting: 0 }, 'Nobody has asked for a place yet. From now on whoever asks has one at once.'],
])('allotting %j', (result, words) => {
  expect(allottedWords(result)).toBe(words);
});
