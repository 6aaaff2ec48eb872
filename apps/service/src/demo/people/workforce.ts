import { addMonths, dateOf, dayOf, type CalendarDate } from '@trellis/core';
import { demoAgencies, type DemoAgency } from './agencies.ts';
import { castEvidence } from './cast-evidence.ts';
import { cast } from './cast-posts.ts';
import { castNames } from './cast.ts';
import type { Cells } from './cells.ts';
import { demoJobTitles, type DemoJobTitle } from '../job-titles.ts';
import { inventNames } from '../names.ts';
import { randomOf, type Random } from '../random.ts';

/** Who works in a generated partnership, and what they have learnt: rows as the two files would carry them. */
export interface Workforce {
  readonly people: readonly Cells[];
  readonly evidence: readonly Cells[];
}

/** What to generate. */
export interface WorkforceSize {
  /** How many people beside the cast. */
  readonly people: number;
  readonly seed: number;
  /** The day that everything is dated from, so that each state occurs on it. */
  readonly today: CalendarDate;
}

/** The courses that a group needs: its own level's first, then those of the levels that it takes in. */
const coursesByAudience: Readonly<Record<string, readonly string[]>> = {
  'LCF-G1': ['SG-1'],
  'LCF-G2': ['SG-2', 'SG-1'],
  'LCF-G3': ['SG-2', 'SG-1'],
  'LCF-G4': ['SG-3', 'SG-2', 'SG-1'],
  'LCF-G5': ['SG-3', 'SG-2', 'SG-1'],
  'LCF-G6': ['SG-4', 'SG-2', 'SG-1'],
  'LCF-G7': ['SG-5', 'SG-2', 'SG-1'],
};

/** How somebody's record stands, by how common it is. */
const histories = [
  ['current', 68],
  ['due-soon', 8],
  ['lapsed', 11],
  ['never', 4],
  ['attended-only', 3],
  ['new', 6],
] as const satisfies readonly (readonly [string, number])[];

/** How long ago somebody with such a record started: who never completed anything has not been there for years. */
const daysInPost: Readonly<Record<(typeof histories)[number][0], (random: Random) => number>> = {
  current: (random) => 430 + random.below(4_000),
  'due-soon': (random) => 1_200 + random.below(3_000),
  lapsed: (random) => 1_200 + random.below(3_000),
  never: (random) => 100 + random.below(400),
  'attended-only': (random) => 100 + random.below(500),
  new: (random) => 5 + random.below(70),
};

/** The cast of the demo's story and a generated workforce around it; the same for the same size, seed and day. */
export function generateWorkforce({ people: count, seed, today }: WorkforceSize): Workforce {
  const random = randomOf(seed);
  const names = inventNames(random, castNames);
  const people: Cells[] = [...cast];
  const evidence: Cells[] = [...castEvidence];
  const day = dayOf(today);
  for (const [agency, size] of sizes(count)) {
    for (let index = 0; index < size; index += 1) {
      const { givenName, familyName } = names.next().value;
      const job = random.weighted(titlesAt(agency));
      const history = random.weighted(histories);
      const startsOn = day - daysInPost[history](random);
      const staffNumber = `${agency.ref}-${String(20_001 + index)}`;
      const hasMail = job.title !== 'Bank worker' && random.next() > 0.04;
      people.push({
        agencyRef: agency.ref,
        staffNumber,
        givenName,
        familyName,
        ...(hasMail ? { workEmail: mailOf(givenName, familyName, agency) } : {}),
        jobTitle: job.title,
        team: job.team,
        ...(job.audience === 'LCF-G5' ? { flags: 'designated-lead' } : {}),
        startsOn: dateOf(startsOn),
        ...(history !== 'new' && random.next() < 0.01 ? { endsOn: dateOf(day - 20 - random.below(300)) } : {}),
      });
      evidence.push(...learnt({ agency, staffNumber, job, history, startsOn, day, random }));
    }
  }
  return { people, evidence };
}

interface Learner {
  readonly agency: DemoAgency;
  readonly staffNumber: string;
  readonly job: DemoJobTitle;
  readonly history: (typeof histories)[number][0];
  readonly startsOn: number;
  /** The day it is dated from. */
  readonly day: number;
  readonly random: Random;
}

function learnt({ agency, staffNumber, job, history, startsOn, day, random }: Learner): readonly Cells[] {
  if (history === 'never' || history === 'new') return [];
  const isEarlyYears = agency.kind.startsWith('ey-');
  const months = isEarlyYears || job.audience === 'LCF-G5' ? 24 : 36;
  const cycle = day - addMonths(day, -months);
  const daysAgo = {
    current: () => 10 + random.below(cycle - 120),
    'attended-only': () => 10 + random.below(90),
    'due-soon': () => cycle - 3 - random.below(80),
    lapsed: () => cycle + 3 + random.below(420),
  }[history]();
  const achieved = day - daysAgo;
  const [own = 'SG-1', ...basics] = coursesByAudience[job.audience ?? ''] ?? [];
  const courseRef = isEarlyYears && own === 'SG-2' ? 'SG-EY' : own;
  const row = (kind: string, ref: string, achievedOn: number): Cells => ({
    agencyRef: agency.ref,
    staffNumber,
    kind,
    courseRef: ref,
    courseVersion: '3',
    achievedOn: dateOf(achievedOn),
  });
  // The basics are mostly in date, whatever became of the level's own course.
  const taken = basics.flatMap((ref) => {
    const last = day - 20 - random.below(random.next() < 0.93 ? 900 : 1_400);
    return [...cyclesBefore(last, 36, startsOn, day), last].map((on) => row('completion', ref, on));
  });
  if (history === 'attended-only') return [...taken, row('attendance', courseRef, achieved)];
  // One in eight came late to the round before.
  const late = random.below(8) === 0 ? LATE_DAYS : 0;
  const before = cyclesBefore(achieved, months, startsOn, day).map((on) => row('completion', courseRef, on + late));
  return [...taken, ...before, row('completion', courseRef, achieved)];
}

/** How many days somebody was late who was late to a round. */
const LATE_DAYS = 75;

/** How far back the records of the demo go, years: as far as the trend of a report, and a round before it. */
const YEARS_ON_RECORD = 5;

/** The rounds of a course before its last, each some days early, as far as she was there and the records go back. */
function cyclesBefore(last: number, months: number, startsOn: number, today: number): readonly number[] {
  const earliest = Math.max(startsOn + 30, addMonths(today, -12 * YEARS_ON_RECORD));
  const early = last % 45;
  const rounds: number[] = [];
  for (let on = addMonths(last, -months) + early; on >= earliest; on = addMonths(on, -months) + early)
    rounds.unshift(on);
  // Who was there before the round began learnt within her first months.
  const first = rounds[0] ?? last;
  if (first - startsOn > 120 && startsOn > earliest - 30) rounds.unshift(startsOn + 60);
  return rounds;
}

/** How many people each agency gets; the parts add up to the whole. */
function sizes(count: number): readonly (readonly [DemoAgency, number])[] {
  const shares = demoAgencies.reduce((sum, { share }) => sum + share, 0);
  let given = 0;
  let share = 0;
  return demoAgencies.map((agency) => {
    share += agency.share;
    const upTo = Math.round((count * share) / shares);
    const size = upTo - given;
    given = upTo;
    return [agency, size] as const;
  });
}

const titles = new Map(
  demoAgencies.map((agency) => [
    agency.ref,
    demoJobTitles.flatMap((job) => (job.at[agency.ref] === undefined ? [] : [[job, job.at[agency.ref]!] as const])),
  ]),
);

function titlesAt(agency: DemoAgency): readonly (readonly [DemoJobTitle, number])[] {
  return titles.get(agency.ref)!;
}

function mailOf(givenName: string, familyName: string, agency: DemoAgency): string {
  const local = `${givenName}.${familyName}`.toLowerCase().replaceAll(/[^a-z.-]/g, '');
  return `${local}@${agency.mail}`;
}
