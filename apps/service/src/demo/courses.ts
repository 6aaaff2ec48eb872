/** A course of the demo and what it satisfies. */
export interface DemoCourse {
  readonly ref: string;
  readonly title: string;
  readonly provider: string;
  readonly durationMinutes: number;
  readonly satisfies: readonly string[];
}

/** The course whose completion goes back to the demo LMS as a grade. */
export const GRADED_COURSE = 'SG-2R';

/** The courses of the demo. Two look alike by title, and only one of them meets the early years criteria. */
export const demoCourses: readonly DemoCourse[] = [
  {
    ref: 'SG-1',
    title: 'Safeguarding children: know the signs',
    provider: 'Avonmere Safeguarding Partnership',
    durationMinutes: 60,
    satisfies: ['LCF-L1'],
  },
  {
    ref: 'SG-2',
    title: 'Working together with children and families',
    provider: 'Avonmere Safeguarding Partnership',
    durationMinutes: 180,
    satisfies: ['LCF-L2'],
  },
  {
    ref: 'SG-2R',
    title: 'Safeguarding refresher',
    provider: 'Avonmere Safeguarding Partnership',
    durationMinutes: 120,
    satisfies: ['LCF-L2'],
  },
  {
    ref: 'SG-EY',
    title: 'Safeguarding in early years',
    provider: 'Avonmere Safeguarding Partnership',
    durationMinutes: 195,
    satisfies: ['EYFS-ANNEX-C', 'LCF-L2'],
  },
  {
    ref: 'SG-3',
    title: 'Conferences and core groups',
    provider: 'Avonmere Safeguarding Partnership',
    durationMinutes: 360,
    satisfies: ['LCF-L3'],
  },
  {
    ref: 'SG-4',
    title: 'Supervising child protection work',
    provider: 'Avonmere Safeguarding Partnership',
    durationMinutes: 360,
    satisfies: ['LCF-L4'],
  },
  {
    ref: 'SG-5',
    title: 'Leading safeguarding',
    provider: 'Avonmere Safeguarding Partnership',
    durationMinutes: 180,
    satisfies: ['LCF-L5'],
  },
];
