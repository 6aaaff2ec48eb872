import { expect, test } from 'vitest';
import { rosterWords } from './roster-words.ts';

const offered = { membershipsUrl: 'https://moodle.example/members' };
const read = { ...offered, rosterReadAt: '2026-11-22T09:00:00Z' };

type Asked = Parameters<typeof rosterWords>;

test.each<[Asked[0], Asked[1], string, string]>([
  [{}, undefined, 'cannot', 'The LMS offers no roster for it. Open the tool there once as a teacher.'],
  [offered, undefined, 'never', 'Never read'],
  [offered, { state: 'waiting', done: 0 }, 'under-way', 'Begins in a moment'],
  [offered, { state: 'running', done: 0 }, 'under-way', 'Asking the LMS'],
  [offered, { state: 'running', done: 1200 }, 'under-way', '1,200 people read so far'],
  [offered, { state: 'failed', done: 3, fault: 'The LMS did not answer.' }, 'failed', 'The LMS did not answer.'],
  [
    read,
    { state: 'done', done: 18, counts: { joined: 12, unsure: 5, left: 1 } },
    'done',
    'On 22 November 2026 at 9:00am: 12 people known for certain, 5 not, who wait on the match list, 1 no longer in the course.',
  ],
  [
    read,
    { state: 'done', done: 1, endedAt: '2026-11-22T09:01:00Z', counts: { joined: 1, unsure: 0, left: 0 } },
    'done',
    'On 22 November 2026 at 9:01am: 1 person known for certain.',
  ],
  [read, undefined, 'done', 'On 22 November 2026 at 9:00am.'],
])('a roster says whether it can be read and what it brought', (context, task, state, sentence) => {
  expect(rosterWords(context, task, 'Europe/London')).toEqual({ state, sentence });
});
