import type { RegisterMark } from '@trellis/core/bookings';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { keepMarks, marksOnDevice, withoutSent } from './device-marks.ts';
import {
  isReady,
  keptWords,
  minutesFault,
  minutesWords,
  proposalWords,
  proposedByMinutes,
  registerLine,
  setsAside,
} from './register-words.ts';

const mark = (change: Partial<RegisterMark> = {}): RegisterMark => ({
  hasAttended: true,
  hasCompleted: true,
  markedAt: '2027-02-09T12:50:00Z',
  ...change,
});

afterEach(() => vi.unstubAllGlobals());

describe('a trainer is told where her marks are', () => {
  test.each([
    [{ pending: 0, unready: 0, isOnDevice: true, isSending: false }, 'Every mark has been saved.'],
    [{ pending: 2, unready: 0, isOnDevice: true, isSending: true }, 'Saving 2 marks.'],
    [
      { pending: 5, unready: 0, isOnDevice: true, isSending: false },
      'Kept on this device: 5 marks. We send them when the connection is back. Leave the page open: without a connection it cannot be opened again.',
    ],
    [
      { pending: 1, unready: 0, isOnDevice: false, isSending: false },
      'Kept in this page only: 1 mark. Leave it open: we send it when the connection is back.',
    ],
    [
      { pending: 1, unready: 1, isOnDevice: true, isSending: false },
      '1 mark waits until what is missing or wrong beside it is put right.',
    ],
    [
      { pending: 3, unready: 2, isOnDevice: true, isSending: true },
      'Saving 1 mark. 2 marks wait until what is missing or wrong beside them is put right.',
    ],
  ])('%j', (kept, words) => {
    expect(keptWords(kept)).toBe(words);
  });
});

test('a browser that keeps nothing for us does not stop the register', () => {
  vi.stubGlobal('localStorage', undefined);
  expect(marksOnDevice('register')).toEqual({});
  expect(keepMarks('register', { one: mark() })).toBe(false);
});

test('what was marked again while it was sent is sent once more', () => {
  const again = mark({ hasCompleted: false, markedAt: '2027-02-09T12:51:00Z' });
  expect(withoutSent({ ana: again, ben: mark() }, { ana: mark(), ben: mark() })).toEqual({ ana: again });
});

describe('in a room online the minutes propose, and the trainer decides', () => {
  const asked = { sessionMinutes: [120, 75], minutesRequired: 156 };

  test.each<[string, RegisterMark['minutes'], boolean | null, string]>([
    ['nothing noted', [null, null], null, '2 hours 36 minutes are needed.'],
    [
      'there to the end',
      [120, 75],
      true,
      '3 hours 15 minutes: enough to have attended. 2 hours 36 minutes are needed.',
    ],
    ['just enough', [120, 36], true, '2 hours 36 minutes: enough to have attended. 2 hours 36 minutes are needed.'],
    ['lost the connection', [60, null], false, '1 hour: not enough to have attended. 2 hours 36 minutes are needed.'],
    ['left the window open', [600, 0], false, '2 hours: not enough to have attended. 2 hours 36 minutes are needed.'],
  ])('%s', (_, minutes, proposed, words) => {
    expect(proposedByMinutes(minutes, asked)).toBe(proposed);
    expect(proposalWords(minutes, asked)).toBe(words);
  });

  test('going against them needs a reason before it is sent', () => {
    const against = mark({ minutes: [60, null] });
    expect([against, mark({ minutes: [120, 75] }), mark()].map((each) => setsAside(each, asked))).toEqual([
      true,
      false,
      false,
    ]);
    expect(
      [against, { ...against, why: 'Her camera failed, she was there' }].map((each) => isReady(each, asked)),
    ).toEqual([false, true]);
    expect(isReady(against, undefined)).toBe(true);
  });
});

test('minutes beyond a session are told at their field, and are not sent', () => {
  const asked = { sessionMinutes: [120, 75], minutesRequired: 156 };
  expect([null, 75, 76].map((minutes) => minutesFault(minutes, 75))).toEqual([
    undefined,
    undefined,
    'It lasts 75 minutes: note no more',
  ]);
  expect([75, 76].map((minutes) => isReady(mark({ minutes: [120, minutes] }), asked))).toEqual([true, false]);
});

test('the register says how far it has come', () => {
  expect(registerLine([undefined, undefined])).toBe('0 of 2 marked.');
  expect(registerLine([mark(), mark()])).toBe('2 of 2 marked. 2 attended, nobody was away.');
  expect(registerLine([mark(), mark({ hasAttended: false }), undefined])).toBe('2 of 3 marked. 1 attended, 1 did not.');
});

test('minutes are said in hours', () => {
  expect([45, 60, 61, 0].map(minutesWords)).toEqual(['45 minutes', '1 hour', '1 hour 1 minute', 'no time']);
});
