import type { PathwayRow } from '@trellis/core/compliance';
import { describe, expect, test } from 'vitest';
import {
  becauseLine,
  durationWords,
  evidenceLine,
  forPosts,
  headline,
  postLine,
  stateLine,
  type Reader,
} from './words.ts';
import { asAt, club, nursery, row } from './pathway-row.fixture.ts';

describe('the line under a requirement says the state and its day', () => {
  test.each([
    ['overdue', '2026-10-01', 'Overdue since 1 October 2026'],
    ['due-soon', '2026-12-04', 'Due soon: by 4 December 2026, in 13 days'],
    ['due-soon', '2026-11-21', 'Due soon: by 21 November 2026, today'],
    ['current', '2027-10-01', 'Up to date until 1 October 2027'],
    ['current', null, 'Done. Nothing more to do'],
    ['upcoming', '2027-01-05', 'Coming up: by 5 January 2027'],
    ['upcoming', null, 'Coming up'],
    ['exempt', '2027-01-05', 'Exempt until 5 January 2027'],
    ['exempt', null, 'Exempt'],
    ['unknown', null, 'Not known'],
  ] as const)('%s, due %s', (state, dueOn, words) => {
    expect(stateLine({ state, dueOn }, asAt)).toBe(words);
  });
});

describe('the reason names what was done and who asks how often', () => {
  const cases: readonly (readonly [string, Reader, PathwayRow, string])[] = [
    [
      'up to date by the rule',
      'self',
      row(),
      'Because you did this on 1 October 2024, and the early years framework 2025 asks for it every two years.',
    ],
    [
      'the same, read by a lead',
      'other',
      row(),
      'Because they did this on 1 October 2024, and the early years framework 2025 asks for it every two years.',
    ],
    [
      'overdue because time passed',
      'self',
      row({ state: 'overdue' }),
      'Because you last did this on 1 October 2024, and the early years framework 2025 asks for it every two years.',
    ],
    [
      'overdue because the rule changed',
      'self',
      row({ state: 'overdue', because: { intervalSince: '2025-09-01' } }),
      'Because the early years framework 2025 asks for it every two years since 1 September 2025. You last did this on 1 October 2024.',
    ],
    [
      'the agency asks more often',
      'self',
      row({ asks: 'every year', because: { cause: 'agency', intervalMonths: 12 } }),
      'Because you did this on 1 October 2024, and Willow Tree Nursery asks for it every year.',
    ],
    [
      'named leads are asked more often',
      'other',
      row({ because: { cause: 'role' }, source: { document: 'London Competency Framework' } as PathwayRow['source'] }),
      'Because they did this on 1 October 2024, and the London Competency Framework asks named and designated leads for it every two years.',
    ],
    [
      'another post asks more often',
      'self',
      row({ because: { cause: 'another-post' } }),
      'Because you did this on 1 October 2024, and another of your posts asks for it every two years.',
    ],
    [
      'another post, read by a lead',
      'other',
      row({ because: { cause: 'another-post' } }),
      'Because they did this on 1 October 2024, and another of their posts asks for it every two years.',
    ],
    [
      'no source is given',
      'self',
      row({ source: null }),
      'Because you did this on 1 October 2024, and the rule asks for it every two years.',
    ],
    [
      'the source has a title that is no noun',
      'self',
      row({ source: { document: 'Keeping children safe in education' } as PathwayRow['source'] }),
      'Because you did this on 1 October 2024, and “Keeping children safe in education” asks for it every two years.',
    ],
    [
      'needed once, and done',
      'self',
      row({ dueOn: null, asks: 'once', because: { kind: 'once', intervalMonths: null } }),
      'You did this on 1 October 2024. It is needed once.',
    ],
    [
      'never done and still in time',
      'self',
      row({ state: 'upcoming', heldOn: null, dueOn: '2022-12-05' }),
      'Because you started as Nursery practitioner on 5 September 2022, and it is first due by 5 December 2022. We hold no record that you have done it.',
    ],
    [
      'never done and overdue',
      'other',
      row({ state: 'overdue', heldOn: null, dueOn: '2022-12-05' }),
      'Because they started as Nursery practitioner on 5 September 2022, and it was first due by 5 December 2022. We hold no record that they have done it.',
    ],
    [
      'never done, and asked for only since a later day',
      'self',
      row({
        state: 'upcoming',
        heldOn: null,
        dueOn: '2025-12-01',
        because: { intervalSince: '2025-09-01' },
        // It is shown as coming up ninety days before it is asked.
        spans: [{ state: 'upcoming', from: '2025-06-03', to: '2025-12-02' }],
      }),
      'Because this has been asked of Nursery practitioner since 1 September 2025, and it is first due by 1 December 2025. We hold no record that you have done it.',
    ],
    [
      'never done, with no day',
      'self',
      row({ state: 'upcoming', heldOn: null, dueOn: null }),
      'We hold no record that you have done it.',
    ],
    [
      'no group is known',
      'self',
      row({
        state: 'unknown',
        heldOn: null,
        dueOn: null,
        because: { kind: 'not-judged', rule: 'no-group', cause: 'none', intervalMonths: null },
      }),
      'Willow Tree Nursery has not told us which group this post belongs to. We do not count it as done or as missed.',
    ],
    [
      'no rule is known for the group',
      'other',
      row({
        state: 'unknown',
        heldOn: null,
        dueOn: null,
        because: { kind: 'not-judged', rule: 'no-requirement', cause: 'none', intervalMonths: null },
      }),
      'No requirement is known for the group of this post. We do not count it as done or as missed.',
    ],
  ];
  test.each(cases)('%s (%s)', (_, reader, asked, words) => {
    expect(becauseLine(asked, [nursery, club], reader)).toBe(words);
  });
});

describe('every state has a reason for either reader', () => {
  const states: readonly PathwayRow['state'][] = ['overdue', 'due-soon', 'current', 'upcoming', 'exempt', 'unknown'];
  const causes: readonly PathwayRow['because']['cause'][] = ['rule', 'agency', 'role', 'another-post', 'none'];
  const all = states.flatMap((state) =>
    causes.flatMap((cause) => (['self', 'other'] as const).map((reader) => [state, cause, reader] as const)),
  );
  test.each(all)('%s, %s, %s', (state, cause, reader) => {
    for (const heldOn of ['2024-10-01', null]) {
      const words = becauseLine(row({ state, heldOn, because: { cause } }), [nursery], reader);
      expect(words).toMatch(/^(Because |You |They |We )/);
      expect(words).not.toMatch(/undefined|null|\b(you|your)\b.*\b(they|their)\b|EYFS-|eyfs-2025/);
      expect(words).not.toMatch(reader === 'other' ? /\byou\b/i : /\bthey\b/i);
    }
  });
});

describe('whose requirement it is', () => {
  test.each([
    [['post-1'], 'self', 'Nursery practitioner, Willow Tree Nursery'],
    [['post-1', 'post-2'], 'self', 'Both your posts'],
    [['post-1', 'post-2'], 'other', 'Both their posts'],
  ] as const)('%s for %s', (postIds, reader, words) => {
    expect(forPosts(row({ postIds: [...postIds] }), [nursery, club], reader)).toBe(words);
  });
});

describe('the sentence that the page leads with', () => {
  const course = {
    ref: 'SG-EY',
    title: 'Safeguarding in early years',
    url: null,
    durationMinutes: 195,
    requirements: ['EYFS-ANNEX-C', 'LCF-L2'],
  };
  const overdue = row({ state: 'overdue', courses: [course] });
  const alsoOverdue = row({ state: 'overdue', requirement: 'LCF-L2', dueOn: '2026-09-01', courses: [course] });
  const cases: readonly (readonly [string, readonly PathwayRow[], string, string])[] = [
    ['one overdue', [overdue], 'One thing is overdue. One course puts it right.', 'It was due on 1 October 2026.'],
    [
      'two overdue, one course for both',
      [overdue, alsoOverdue],
      'Two things are overdue. One course puts them right.',
      'The earliest was due on 1 September 2026.',
    ],
    [
      'two overdue, no one course',
      [row({ state: 'overdue' }), { ...alsoOverdue, courses: [] }],
      'Two things are overdue.',
      'The earliest was due on 1 September 2026.',
    ],
    [
      'due soon',
      [row({ state: 'due-soon', dueOn: '2026-12-04' })],
      'Nothing is overdue. One thing is due soon.',
      'By 4 December 2026, in 13 days.',
    ],
    [
      'coming up',
      [row({ state: 'upcoming', dueOn: '2026-12-04' })],
      'Nothing is overdue. One thing is coming up.',
      'By 4 December 2026, in 13 days.',
    ],
    [
      'only something coming up that is held already',
      [row({ state: 'upcoming', dueOn: null })],
      'You are up to date.',
      'Nothing is due.',
    ],
    [
      'nothing can be judged',
      [row({ state: 'unknown', dueOn: null })],
      'We cannot tell yet what you must learn.',
      'Your agency has still to say which group your post belongs to.',
    ],
    ['all in order', [row({ dueOn: '2027-10-01' })], 'You are up to date.', 'The next thing is due on 1 October 2027.'],
    ['nothing is asked', [], 'Nothing is asked of you today.', 'No post of yours is held today.'],
  ];
  test.each(cases)('%s', (_, rows, title, more) => {
    expect(headline(rows, asAt)).toEqual({ title, more });
  });

  test('does not call somebody up to date of whom a part is not known', () => {
    expect(headline([row({ dueOn: '2027-10-01' }), row({ state: 'unknown', dueOn: null })], asAt)).toEqual({
      title: 'Nothing that we know of is overdue.',
      more: 'One thing is not known, and counts neither as done nor as missed.',
    });
  });
});

test('a post says since when and in which group it is held', () => {
  expect(postLine(nursery)).toBe('Since 5 September 2022. Group 3');
  expect(postLine({ ...nursery, endsOn: '2027-08-31', groups: [] })).toBe(
    'Since 5 September 2022, until 31 August 2027. No group known',
  );
});

test('evidence says when, how, and who signed', () => {
  const done = {
    id: 'e1',
    kind: 'completion',
    title: 'Safeguarding in early years',
    courseRef: 'SG-EY',
    achievedOn: '2024-10-01',
    hours: 3,
    courseVersion: '3',
    signedOffOn: null,
    signedOffBy: null,
  } as const;
  expect(evidenceLine(done)).toBe('1 October 2024. Completed satisfactorily, 3 hours. Course version 3');
  expect(evidenceLine({ ...done, kind: 'attendance', hours: 1, courseVersion: null, signedOffOn: '2024-10-02' })).toBe(
    '1 October 2024. Attended only, which holds nothing by itself, 1 hour. Signed off on 2 October 2024',
  );
});

test('how long a course takes is said in hours and minutes', () => {
  expect([45, 60, 61, 195, 120].map(durationWords)).toEqual([
    '45 minutes',
    '1 hour',
    '1 hour 1 minute',
    '3 hours 15 minutes',
    '2 hours',
  ]);
});
