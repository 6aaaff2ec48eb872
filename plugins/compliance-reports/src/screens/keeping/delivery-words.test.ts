import { expect, test } from 'vitest';
import { deliveryWords, filesWords } from './delivery-words.ts';

const asked = { askedAt: '2026-07-20T09:31:00Z', tries: 1 };

test('a letter that was sent says when', () => {
  expect(deliveryWords({ ...asked, state: 'sent', sentAt: '2026-07-20T09:32:00Z' }, 'Europe/London')).toEqual({
    sign: 'current',
    words: 'Sent',
    detail: '20 July 2026 at 10:32am',
  });
});

test('a letter that could not be sent says why', () => {
  expect(
    deliveryWords({ ...asked, state: 'failed', tries: 5, fault: 'The address was refused.' }, 'Europe/London'),
  ).toEqual({
    sign: 'fault',
    words: 'Not sent after 5 tries',
    detail: 'The address was refused. To try again, open the report and press Send.',
  });
});

test('where no mail is sent the letter is kept, and says so', () => {
  const { words, detail } = deliveryWords({ ...asked, state: 'kept' }, 'Europe/London');
  expect(words).toBe('Kept, not sent');
  expect(detail).toContain('press Send');
});

test('a letter without files has the address alone', () => {
  expect(filesWords([])).toBe('The address alone');
  expect(filesWords(['pdf', 'csv'])).toBe('Tagged PDF, CSV');
});
