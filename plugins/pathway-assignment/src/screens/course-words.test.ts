import type { PersonAnswer } from '@trellis/core/compliance';
import { describe, expect, test } from 'vitest';
import { courseLine, courseStanding } from './course-words.ts';

type Row = PersonAnswer['requirements'][number];

const asked = (requirement: string, state: Row['state']): Row => ({ requirement, state }) as Row;

describe('the page of a course leads with how its reader stands for it', () => {
  test.each<[string, string | null, string | null, string]>([
    ['nothing on record', null, null, 'You have not completed this yet.'],
    ['done', '2026-05-03', '2026-05-03', 'You completed this on 3 May 2026.'],
    [
      'sat through, which is not done',
      null,
      '2026-05-03',
      'You were there on 3 May 2026, and have not completed it yet.',
    ],
    ['done, and sat through again later', '2025-05-03', '2026-05-03', 'You completed this on 3 May 2025.'],
  ])('%s', (_, completedOn, attendedOn, title) => {
    expect(courseStanding({ requirements: [], completedOn, attendedOn }).title).toBe(title);
  });

  test.each<[string, Row[], string]>([
    ['asked by nothing', [], 'Nothing on your pathway asks for it today.'],
    ['one thing, overdue', [asked('LCF-L2', 'overdue')], 'It counts for one thing on your pathway, and it is overdue.'],
    [
      'two things, one due soon',
      [asked('LCF-L2', 'due-soon'), asked('EYFS-ANNEX-C', 'current')],
      'It counts for two things on your pathway, and one is due soon.',
    ],
    ['in order', [asked('LCF-L2', 'current')], 'It counts for one thing on your pathway.'],
  ])('and with what it counts for: %s', (_, requirements, more) => {
    expect(courseStanding({ requirements, completedOn: null, attendedOn: null }).more).toBe(more);
  });
});

test('a course says how long it takes and who gives it, as far as is known', () => {
  const course = {
    id: 'early-years',
    ref: 'SG-EY',
    title: 'Safeguarding in early years',
    kind: 'topic-course',
    isInterAgency: true,
  } as const;
  expect(courseLine({ ...course, durationMinutes: 195, provider: 'Avonmere' })).toBe('3 hours 15 minutes, Avonmere');
  expect(courseLine(course)).toBe('');
});
