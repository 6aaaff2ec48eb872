import type { CheckStep, LmsTask } from '@trellis/core/lms';
import { expect, test } from 'vitest';
import { CHECK_ORDER, checkLines, checkSummary } from './check-words.ts';

const step = (id: CheckStep['id'], state: CheckStep['state'] = 'good'): CheckStep => ({
  id,
  state,
  sentence: `${id}.`,
});
const task = (
  state: LmsTask['state'],
  steps: readonly CheckStep[] = [],
): Pick<LmsTask, 'state' | 'steps' | 'endedAt'> => ({
  state,
  steps: [...steps],
  ...(state === 'done' ? { endedAt: '2026-11-22T09:15:00Z' } : {}),
});

test('every link of the chain has its line from the beginning to the end, in the same order', () => {
  const begun = task('running', [step('address'), step('approval')]);
  for (const each of [
    undefined,
    task('waiting'),
    begun,
    task(
      'done',
      CHECK_ORDER.map((id) => step(id)),
    ),
  ])
    expect(checkLines(each).map((line) => line.id)).toEqual(CHECK_ORDER);
  expect(
    checkLines(begun)
      .slice(0, 4)
      .map(({ result, text }) => [result, text]),
  ).toEqual([
    ['passes', 'address.'],
    ['passes', 'approval.'],
    ['waits', 'We are looking now.'],
    ['waits', 'Comes in its turn.'],
  ]);
});

test('what was not tried is never shown as working', () => {
  expect(checkLines(undefined).every((line) => line.result === 'unknown')).toBe(true);
  expect(checkLines(task('done', [step('roster', 'not-tried')])).find((line) => line.id === 'roster')).toMatchObject({
    result: 'unknown',
    title: 'Whether rosters can be read',
  });
});

test.each<[Parameters<typeof checkSummary>[0], string]>([
  [undefined, 'Nobody has run this check yet.'],
  [task('waiting'), 'The check begins in a moment.'],
  [task('running', [step('address')]), '1 of 9 looked at.'],
  [task('done', [step('address')]), 'Everything works. Looked at on 22 November 2026 at 9:15am.'],
  [
    task('done', [step('address'), step('roster', 'not-tried')]),
    'All that could be tried works. Looked at on 22 November 2026 at 9:15am.',
  ],
  [
    task('done', [step('token', 'bad'), step('address')]),
    'One thing does not work: the LMS does not accept our keys. Looked at on 22 November 2026 at 9:15am.',
  ],
  [
    { ...task('failed'), fault: 'The LMS is deactivated.' },
    'The check did not come to its end. The LMS is deactivated.',
  ],
])('a check says how far it is and what it found', (each, words) => {
  expect(checkSummary(each, 'Europe/London')).toBe(words);
});
