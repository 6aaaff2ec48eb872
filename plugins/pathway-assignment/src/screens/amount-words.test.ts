import type { PathwayRow } from '@trellis/core/compliance';
import { expect, test } from 'vitest';
import { nursery, row } from './pathway-row.fixture.ts';
import { becauseLine, progressWords, type Reader } from './words.ts';

test.each<[string, Reader, PathwayRow, string]>([
  [
    'hours are missing',
    'self',
    row({
      state: 'overdue',
      asks: '12 hours in three years, half of them together with others',
      progress: { required: 12, accepted: 7 },
      because: { kind: 'hours', intervalMonths: null },
    }),
    'The early years framework 2025 asks for 12 hours in three years, half of them together with others; 7 accepted, 5 missing. You last reached it on 1 October 2024.',
  ],
  [
    'hours of an initial period are missing',
    'other',
    row({
      state: 'upcoming',
      heldOn: null,
      dueOn: '2027-01-05',
      asks: '16 hours within a year of starting, then 12 hours in three years',
      progress: { required: 16, accepted: 2.5 },
      because: { kind: 'hours', intervalMonths: null },
    }),
    'The early years framework 2025 asks for 16 hours within a year of starting, then 12 hours in three years; 2.5 accepted, 13.5 missing. It is first due by 5 January 2027.',
  ],
  [
    'it was done often enough',
    'self',
    row({
      asks: 'once in every year from 1 September',
      progress: { required: 1, accepted: 1 },
      because: { kind: 'count', intervalMonths: null },
    }),
    'The early years framework 2025 asks for it once in every year from 1 September; 1 accepted, none missing. You last reached it on 1 October 2024.',
  ],
  [
    'done before a change',
    'self',
    row({
      state: 'due-soon',
      asks: 'again since the threshold document was replaced',
      because: { kind: 'on-change', intervalMonths: null },
    }),
    'You did this on 1 October 2024, and the early years framework 2025 asks for it again since the threshold document was replaced.',
  ],
  [
    'done, and nothing has changed since',
    'self',
    row({
      dueOn: null,
      asks: 'once, and again after each change',
      because: { kind: 'on-change', intervalMonths: null },
    }),
    'You did this on 1 October 2024. It is needed once, and again after each change.',
  ],
  [
    'this edition is read',
    'self',
    row({ dueOn: null, because: { kind: 'declaration', intervalMonths: null } }),
    'You declared this on 1 October 2024. The next edition asks for it again.',
  ],
  [
    'only the edition before is read',
    'other',
    row({ state: 'due-soon', because: { kind: 'declaration', intervalMonths: null } }),
    'They declared this for an earlier edition on 1 October 2024, and the early years framework 2025 asks for it again for the new one.',
  ],
])('%s (%s)', (_, reader, asked, words) => {
  expect(becauseLine(asked, [nursery], reader)).toBe(words);
});

test('what is there and what is missing is told in a few words', () => {
  expect(progressWords(row({ progress: { required: 12, accepted: 7 } }))).toBe('7 accepted, 5 missing');
  expect(progressWords(row({ progress: { required: 2, accepted: 0.1 } }))).toBe('0.1 accepted, 1.9 missing');
  expect(progressWords(row())).toBe('none accepted');
});
