import { addMonths, dateOf, EvidenceId, type PersonId } from '@trellis/core';
import type { Evidence } from '@trellis/core/evidence';
import type { Believed } from '@trellis/store';
import type { Random } from '../random.ts';
import { courseOf, topics, versionOn } from './courses.ts';
import type { CalendarOfFiles } from './calendar-of-files.ts';
import type { Stay } from './career.ts';
import { believed } from './made-person.ts';

/** What somebody must learn again and again: a course, and after how many months. */
interface Round {
  readonly course: string;
  readonly months: number;
}

const level = (...numbers: readonly number[]): readonly Round[] =>
  numbers.map((number) => ({ course: `SG-${number}`, months: 36 }));

/** The courses of a group, its own level's first. */
const rounds: Readonly<Record<string, readonly Round[]>> = {
  'LCF-G1': level(1),
  'LCF-G2': level(2, 1),
  'LCF-G3': level(2, 1),
  'LCF-G4': level(3, 2, 1),
  'LCF-G5': [{ course: 'SG-3', months: 24 }, ...level(2, 1)],
  'LCF-G6': level(4, 2, 1),
  'LCF-G7': level(5, 2, 1),
  'LCF-BOARD': level(5),
};

const earlyYears: Round = { course: 'SG-EY', months: 24 };

/** Whose learning it is. */
export interface Learner {
  readonly personId: PersonId;
  readonly stay: Stay;
  readonly audience: string | undefined;
  readonly isEarlyYears: boolean;
  /** Day from which an agency sends anything. */
  readonly joined: number;
}

/**
 * Everything that somebody has learnt in six years: her rounds in time, early and late, topics beside them, a little recorded months after, corrected
 * or withdrawn; in every version that was ever believed.
 */
export function learningOf(random: Random, learner: Learner, calendar: CalendarOfFiles): readonly Believed<Evidence>[] {
  const { personId, stay } = learner;
  // Some never do anything, and nobody has noticed.
  if (random.below(100) < 3) return [];
  const days: [course: string, day: number][] = [];
  const end = Math.min(stay.last ?? calendar.today, calendar.today) - 1;
  const start = Math.max(stay.from, calendar.began - 300);
  const needed = [...(rounds[learner.audience ?? ''] ?? level(1)), ...(learner.isEarlyYears ? [earlyYears] : [])];
  for (const { course, months } of needed) {
    let day = start + (stay.from >= calendar.began ? firstAfter(random) : random.below(500));
    while (day <= end) {
      days.push([course, day]);
      if (random.below(100) < 4) break;
      day = addMonths(day, months) + slip(random);
    }
  }
  const years = Math.max(0, end - Math.max(start, calendar.began)) / 365;
  for (let left = Math.round(years * 1.6 * (0.4 + 1.2 * random.next())); left > 0; left--)
    days.push([
      random.pick(topics).ref,
      Math.max(start, calendar.began) + random.below(Math.max(1, Math.floor(years * 365))),
    ]);
  return days
    .sort(([, one], [, other]) => one - other)
    .flatMap(([course, day], index) =>
      versionsOf(random, `${personId}-e${index}`, personId, course, day, learner.joined, calendar),
    );
}

/** How long after she came somebody first did a course: before the first day, in time, or late. */
function firstAfter(random: Random): number {
  return random.weighted([
    [-20 + random.below(20), 10],
    [random.below(80), 70],
    [80 + random.below(160), 20],
  ]);
}

/** How many days before (negative) or after it was due somebody does a course again. */
function slip(random: Random): number {
  return random.weighted([
    [-90 + random.below(88), 78],
    [1 + random.below(50), 14],
    [50 + random.below(260), 8],
  ]);
}

function versionsOf(
  random: Random,
  id: string,
  personId: PersonId,
  courseRef: string,
  day: number,
  joined: number,
  calendar: CalendarOfFiles,
): readonly Believed<Evidence>[] {
  const { kind, hours, participatoryHours } = courseOf(courseRef);
  const isSigned = random.below(5) === 0;
  const record: Evidence = {
    id: EvidenceId.parse(id),
    personId,
    kind:
      kind ??
      random.weighted([
        ['completion', 94],
        ['attendance', 4],
        ['attestation', 2],
      ] as const),
    courseRef,
    courseVersion: versionOn(day),
    satisfies: [],
    achievedOn: dateOf(day),
    hours,
    participatoryHours,
    domain: 'children',
    ...(isSigned ? { signedOffOn: dateOf(day + random.below(15)), signedOffBy: 'line manager' } : {}),
    withdrawn: false,
  };
  // One in twenty comes to light months after.
  const lag = random.below(20) === 0 ? 60 + random.below(141) : random.below(9);
  const recorded = Math.max(day + lag, joined);
  const first = random.below(3) === 0 ? calendar.recordedOn(recorded) : calendar.fileAfter(recorded);
  const later = () => calendar.recordedOn(recorded + 35 + random.below(240));
  const fate = random.below(1000);
  if (fate < 15)
    return believed([
      [first, record],
      [first && later(), { ...record, withdrawn: true, withdrawnWhy: 'Recorded for the wrong person' }],
    ]);
  if (fate < 40)
    return believed([
      [first, { ...record, achievedOn: dateOf(day - 1 - random.below(20)) }],
      [first && later(), record],
    ]);
  return believed([[first, record]]);
}
