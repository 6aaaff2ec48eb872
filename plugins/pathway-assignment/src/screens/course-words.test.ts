import type { PersonAnswer } from '@trellis/core/compliance';
import { describe, expect, test } from 'vitest';
import { courseLine, courseStanding } from './course-words.ts';

type Row = PersonAnswer['requirements'][number];
type Held = PersonAnswer['evidence'][number];

const asked = (requirement: string, state: Row['state']): Row => ({ requirement, state }) as Row;
const held = (kind: Held['kind'], achievedOn: string): Held => ({ kind, achievedOn }) as Held;

describe('the page of a course leads with how its reader stands for it', () => {
  test.each<[string, Held[], string]>([
    ['nothing on record', [], 'You have not completed this yet.'],
    ['done once', [held('completion', '2026-05-03')], 'You completed this on 3 May 2026.'],
    [
      'done again',
      [held('award', '2026-05-03'), held('completion', '2023-01-09')],
      'You completed this on 3 May 2026.',
    ],
    [
      'sat through, which is not done',
      [held('attendance', '2026-05-03')],
      'You were there on 3 May 2026, and have not completed it yet.',
    ],
    [
      'done, and sat through again later',
      [held('completion', '2025-05-03'), held('attendance', '2026-05-03')],
      'You completed this on 3 May 2025.',
    ],
  ])('%s', (_, evidence, title) => {
    expect(courseStanding({ requirements: [], evidence }).title).toBe(title);
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
    expect(courseStanding({ requirements, evidence: [] }).more).toBe(more);
  });
});

test('a course says how long it takes and who gives it, as far as is known', () => {
  const course = { ref: 'SG-EY', title: 'Safeguarding in early years' };
  expect(courseLine({ ...course, durationMinutes: 195, provider: 'Avonmere' })).toBe('3 hours 15 minutes, Avonmere');
  expect(courseLine(course)).toBe('');
});
