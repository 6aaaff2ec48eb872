import { describe, expect, test } from 'vitest';
import { dayWords, ledBy, lengthAndPlace, lengthWords, linkShownWords, movedLine, placesLine } from './event-words.ts';
import { listed } from '@trellis/ui/plural-words';

const sitting = (day: string, from: string, to: string) => ({
  startsAt: `${day}T${from}:00Z`,
  endsAt: `${day}T${to}:00Z`,
});
const morning = sitting('2027-02-09', '09:30', '12:45');
const day = sitting('2027-02-09', '09:30', '16:00');

describe('how long an event takes is said as people say it', () => {
  test.each([
    ['Half day', [morning]],
    ['Full day', [day]],
    ['1 hour 30 minutes', [sitting('2027-02-09', '09:30', '11:00')]],
    ['45 minutes', [sitting('2027-02-09', '12:00', '12:45')]],
    ['2 days', [day, day]],
    ['2 half days', [morning, morning]],
    ['2 dates', [day, morning]],
  ])('%s', (words, sessions) => {
    expect(lengthWords(sessions)).toBe(words);
  });
});

test('a price list sees an hour as half a day', () => {
  expect(dayWords([sitting('2027-02-09', '09:30', '11:00')])).toBe('half day');
  expect(dayWords([morning])).toBe('half day');
  expect(dayWords([day, day])).toBe('2 days');
});

test('the place follows the length', () => {
  expect(lengthAndPlace({ sessions: [morning], mode: 'virtual' })).toBe('Half day, online');
  expect(lengthAndPlace({ sessions: [day], mode: 'classroom', venue: { name: 'Guildhall' } })).toBe(
    'Full day, Guildhall',
  );
  expect(lengthAndPlace({ sessions: [day], mode: 'classroom' })).toBe('Full day, in a room');
});

test('trainers are named with what they do and for whom', () => {
  const marcia = { name: 'Marcia Bell', jobRole: 'Community nurse', agencyName: 'Riverside Hospital' };
  const dev = { name: 'Dev Khatri', jobRole: 'Detective', agencyName: 'Avonside Police' };
  expect(ledBy([marcia, dev])).toBe(
    'Led by Marcia Bell (Community nurse, Riverside Hospital) and Dev Khatri (Detective, Avonside Police).',
  );
  expect(ledBy([])).toBe('');
  expect(listed(['Ada', 'Ben', 'Chloe'])).toBe('Ada, Ben and Chloe');
});

test.each([
  [7, 2, '7 of 24 places left'],
  [0, 0, 'Full, nobody waiting'],
  [0, 1, 'Full, 1 person waiting'],
  [0, 12, 'Full, 12 people waiting'],
])('with %i places left and %i waiting: %s', (placesLeft, waiting, words) => {
  const event = { places: { maximum: 24, allotment: 'first-come' as const } };
  expect(placesLine({ event, placesLeft, taken: 24 - placesLeft, waiting })).toBe(words);
});

test('places that the coordinator gives out are not told as left while requests gather', () => {
  const event = { places: { maximum: 24, allotment: 'coordinator' as const } };
  expect(placesLine({ event, placesLeft: 24, taken: 0, waiting: 31 })).toBe(
    '24 places, given out together. 31 people have asked so far',
  );
  expect(placesLine({ event, placesLeft: 24, taken: 0, waiting: 0 })).toContain('Nobody has asked yet');
});

test('a move says the old day, the reason and until when it can be given up free', () => {
  const moved = [{ startsAt: '2027-01-18T09:30:00Z', why: 'The trainer is ill' }];
  expect(movedLine(moved, '2027-01-22', 'Europe/London')).toBe(
    'It was to be on 18 January 2027. The reason: The trainer is ill. You can give your place up without charge until 22 January 2027, whatever the notice.',
  );
  expect(movedLine([], undefined, 'Europe/London')).toBe('');
});

test.each([
  [24, '24 hours before'],
  [48, '2 days before'],
  [1, '1 hour before'],
  [0, 'when it begins'],
])('a link shown %i hours before is shown %s', (hours, words) => {
  expect(linkShownWords(hours)).toBe(words);
});
