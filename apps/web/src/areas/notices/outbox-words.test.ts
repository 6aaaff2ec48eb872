import type { Notice } from '@trellis/core/notices';
import { describe, expect, test } from 'vitest';
import { noticeFigures, noticeLine, noticeSign, NOTICE_STATES, retryAllWords } from './outbox-words.ts';

const now = '2027-01-11T09:30:00.000Z';
const notice: Pick<Notice, 'state' | 'tries' | 'dueAt' | 'sentAt' | 'fault'> = {
  state: 'waiting',
  tries: 0,
  dueAt: now,
};
const busy = 'The mail server asked us to wait (it answered 451).';

describe('what happened to a letter', () => {
  test.each([
    [notice, 'within a minute'],
    [{ ...notice, dueAt: '2027-01-17T09:30:00.000Z' }, 'It goes out on 17 January 2027'],
    [{ ...notice, tries: 2, fault: busy }, `${busy} Tried 2 times. It is tried again by itself.`],
    [{ ...notice, state: 'failed' as const, tries: 1, fault: busy }, 'Tried once. It is not tried again unless you'],
    [{ ...notice, state: 'unaddressed' as const }, 'e-mail address of their own'],
    [{ ...notice, state: 'kept' as const, sentAt: now }, 'No mail server is set'],
    [{ ...notice, state: 'sent' as const, sentAt: now }, 'On 11 January 2027'],
  ])('is said in words: %o', (of, words) => {
    expect(noticeLine(of, now, 'Europe/London')).toContain(words);
  });
});

test.each(NOTICE_STATES)('The state $value has a mark with words', ({ value, label }) => {
  expect(noticeSign(value).children).toBe(label);
});

test('Figures count what needs somebody as one, and speak of what is kept only where something is', () => {
  const counts = { waiting: 3, sent: 10, kept: 0, failed: 1, unaddressed: 2 };
  expect(noticeFigures(counts)).toEqual([
    { value: '10', label: 'sent' },
    { value: '3', label: 'waiting' },
    { value: '3', label: 'not sent: they need you' },
  ]);
  expect(retryAllWords(counts)).toBe('Try all 3 again now');
  expect(retryAllWords({ ...counts, failed: 0, unaddressed: 0 })).toBeUndefined();
});
