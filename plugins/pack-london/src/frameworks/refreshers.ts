import type { Requirement } from '@trellis/core/frameworks';
import type { z } from 'zod';
import { competencies } from './competencies.ts';

const document = 'London Competency Framework';

/** What each level asks for, in a practitioner's words. */
const asks: readonly (readonly [level: string, title: string, summary: string])[] = [
  ['LCF-L1', 'Safeguarding children, level 1', 'Know the signs of abuse and neglect, and whom to tell.'],
  [
    'LCF-L2',
    'Working with children, level 2',
    'Record and share concerns, and work with others to meet a child’s needs.',
  ],
  [
    'LCF-L3',
    'Specialist child protection, level 3',
    'Take part in enquiries and conferences, and judge significant harm.',
  ],
  ['LCF-L4', 'Managing child protection, level 4', 'Supervise cases and manage performance between agencies.'],
  [
    'LCF-L5',
    'Leading safeguarding, level 5',
    'Know what section 11 and the partnership expect, and put lessons into effect.',
  ],
];

/**
 * One requirement for each level's own list, refreshed every three years, or every two by named and designated leads, or as the
 * agency directs.
 *
 * @source London Competency Framework, section 5; first due: house
 */
export const refreshers: z.input<typeof Requirement>[] = asks.map(([level, title, summary]) => ({
  id: level,
  title,
  summary,
  appliesTo: { level },
  competencies: competencies.filter((competency) => competency.level === level).map((competency) => competency.id),
  clock: { option: 'AMB-LCF-8', readings: { a: 'activity', b: 'sign-off' } },
  rule: {
    kind: 'interval',
    id: 'LCF-R2',
    months: 36,
    shorter: [
      {
        id: 'LCF-R1',
        months: 24,
        flags: ['named-lead', 'designated-lead', 'dsl'],
        audiences: { option: 'AMB-LCF-4', readings: { a: [], b: ['LCF-G5'] } },
      },
    ],
    first: {
      option: 'HOUSE-LCF-FIRST-DUE',
      readings: {
        a: { kind: 'within', of: { months: 3 } },
        b: { kind: 'within', of: { days: 0 } },
        c: { kind: 'within', of: { months: 6 } },
        d: { kind: 'within', of: { months: 12 } },
      },
    },
    noticeDays: 90,
    agencyInterval: { option: 'AMB-LCF-5', readings: { a: 'either', b: 'shorter' } },
    source: { document, section: '5' },
  },
  source: { document, section: '3.5, 4 and 5' },
}));
