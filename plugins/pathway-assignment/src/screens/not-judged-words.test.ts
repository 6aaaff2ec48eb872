import { describe, expect, test } from 'vitest';
import { notJudgedLine, notJudgedPosts } from './not-judged-words.ts';

describe('a post that cannot be judged', () => {
  test('lacks its group, or a requirement for it, and the words say which', () => {
    expect(notJudgedLine({ rule: 'no-group' }, 'Willow Tree Nursery')).toBe(
      'Willow Tree Nursery has not told us which group this post belongs to.',
    );
    expect(notJudgedLine({ rule: 'no-requirement' })).toBe('No requirement is known for the group of this post.');
  });

  test('is counted with others that may lack either', () => {
    expect([1, 1200].map(notJudgedPosts)).toEqual([
      '1 is not judged and never counts as up to date: its group is not known, or no requirement for that group is.',
      '1,200 are not judged and never count as up to date: their group is not known, or no requirement for that group is.',
    ]);
  });
});
