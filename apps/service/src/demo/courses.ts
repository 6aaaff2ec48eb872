import type { OfferKind, Prerequisite } from '@trellis/core/courses';

/** The version of every course of the demo that is taught now. */
export const TAUGHT_VERSION = '3';
/** The versions of every course of the demo, the newest last. */
export const DEMO_VERSIONS = ['1', '2', TAUGHT_VERSION] as const;

/** A course of the demo and what it satisfies. */
export interface DemoCourse {
  readonly ref: string;
  readonly title: string;
  readonly kind: OfferKind;
  readonly provider: string;
  readonly durationMinutes: number;
  /** What somebody can do afterwards, as the course advertises it. */
  readonly objectives: readonly string[];
  readonly prerequisite?: Prerequisite;
  readonly satisfies: readonly string[];
}

/** The course whose completion goes back to the demo LMS as a grade. */
export const GRADED_COURSE = 'SG-2R';

/** The courses of the demo. Two look alike by title, and only one of them meets the early years criteria. */
export const demoCourses: readonly DemoCourse[] = [
  {
    ref: 'SG-1',
    title: 'Safeguarding children: know the signs',
    kind: 'e-learning',
    provider: 'Avonmere Safeguarding Partnership',
    durationMinutes: 60,
    objectives: [
      'Notice possible signs of abuse and neglect',
      'Know whom to contact about a child, and about a colleague',
    ],
    satisfies: ['LCF-L1'],
  },
  {
    ref: 'SG-2',
    title: 'Working together with children and families',
    kind: 'core-course',
    provider: 'Avonmere Safeguarding Partnership',
    durationMinutes: 180,
    objectives: [
      'Record a concern and share it with the right people',
      'Work with others to agree what a child needs',
      'See how a parent’s difficulties may affect a child',
    ],
    prerequisite: { satisfies: ['LCF-L1'], effect: 'warn' },
    satisfies: ['LCF-L2'],
  },
  {
    ref: 'SG-2R',
    title: 'Safeguarding refresher',
    kind: 'briefing',
    provider: 'Avonmere Safeguarding Partnership',
    durationMinutes: 120,
    objectives: ['Say what has changed in local procedures', 'Use the lessons of a recent review in one’s own work'],
    satisfies: ['LCF-L2'],
  },
  {
    ref: 'SG-EY',
    title: 'Safeguarding in early years',
    kind: 'topic-course',
    provider: 'Avonmere Safeguarding Partnership',
    durationMinutes: 195,
    objectives: [
      'Notice possible signs of abuse and neglect in very young children',
      'Record a concern and share it with the right people',
      'Say whom to contact about a child, and about a colleague',
      'See how a parent’s difficulties may affect a child',
      'Work with other agencies to agree what a child needs',
    ],
    satisfies: ['EYFS-ANNEX-C', 'LCF-L2'],
  },
  {
    ref: 'SG-3',
    title: 'Conferences and core groups',
    kind: 'core-course',
    provider: 'Avonmere Safeguarding Partnership',
    durationMinutes: 360,
    objectives: [
      'Explain what a child protection conference decides, and on what grounds',
      'Prepare a report that a family has read before the conference',
      'Say what one’s own agency brings to a core group',
      'Challenge a plan that does not make a child safer',
      'Keep a child’s wishes and feelings in every plan',
    ],
    prerequisite: { satisfies: ['LCF-L1', 'LCF-L2'], effect: 'warn' },
    satisfies: ['LCF-L3'],
  },
  {
    ref: 'SG-4',
    title: 'Supervising child protection work',
    kind: 'core-course',
    provider: 'Avonmere Safeguarding Partnership',
    durationMinutes: 360,
    objectives: ['Supervise child protection work so that drift is seen early', 'Review a case file against its plan'],
    satisfies: ['LCF-L4'],
  },
  {
    ref: 'SG-5',
    title: 'Leading safeguarding',
    kind: 'workshop',
    provider: 'Avonmere Safeguarding Partnership',
    durationMinutes: 180,
    objectives: ['Say what section 11 asks of one’s own organisation', 'Put the lessons of a review into effect'],
    satisfies: ['LCF-L5'],
  },
  {
    ref: 'ICP',
    title: 'Introduction to Child Protection',
    kind: 'core-course',
    provider: 'Avonmere Safeguarding Partnership',
    durationMinutes: 360,
    objectives: ['Say what child protection is for and who does what', 'Know what happens after a referral'],
    satisfies: ['LCF-L1'],
  },
];
