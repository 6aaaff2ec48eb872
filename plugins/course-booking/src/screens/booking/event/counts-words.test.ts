import { describe, expect, test } from 'vitest';
import { addsWords, countsForPost, countsWords, lengthOf, stillOpenWords, type CountsLine } from './counts-words.ts';

const annexC: CountsLine = {
  requirement: 'EYFS-ANNEX-C',
  title: 'Training that meets Annex C',
  state: 'overdue',
  postIds: ['nursery'],
  fixes: true,
  nextDueOn: '2029-02-09',
};
const level2: CountsLine = {
  requirement: 'LCF-L2',
  title: 'level 2',
  state: 'current',
  postIds: ['nursery', 'club'],
  fixes: true,
  nextDueOn: '2030-02-09',
};

describe('what a course counts for', () => {
  test.each([
    [annexC, 'Clears what is overdue. Next due 9 February 2029.'],
    [level2, 'Renews it early, for both posts. Next due 9 February 2030.'],
    [{ ...annexC, state: 'due-soon' as const, nextDueOn: null }, 'Renews it in time. Needed once only.'],
  ])('%o', (line, words) => {
    expect(countsWords(line)).toBe(words);
  });

  test('and what it does not is said before booking', () => {
    expect(stillOpenWords(annexC)).toBe('You would still be overdue.');
  });

  test('and what it adds to without being enough', () => {
    const line = { ...annexC, fixes: false, progress: { required: 12, accepted: 7 } };
    expect(addsWords(line)).toBe('7 of 12 would be accepted. You would still be overdue.');
  });

  test('hangs on how long it is and whether it is learnt together', () => {
    const sessions = [{ startsAt: '2027-02-09T09:30:00Z', endsAt: '2027-02-09T12:00:00Z' }];
    expect(lengthOf({ sessions, mode: 'classroom' })).toEqual({ minutes: 150, isTogether: true });
    expect(lengthOf({ sessions, mode: 'virtual' })).toEqual({ minutes: 150, isTogether: false });
  });

  test('differs between posts', () => {
    const lines = [annexC, level2];
    expect(countsForPost(lines, 'nursery')).toBe('Counts for Training that meets Annex C and level 2');
    expect(countsForPost(lines, 'club')).toBe('Counts for level 2');
    expect(countsForPost([annexC], 'club')).toBe('Counts for nothing that this post asks for');
  });
});
