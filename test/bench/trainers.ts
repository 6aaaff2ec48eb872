import type { AgencyId, CourseId, EventId, PersonId } from '@trellis/core';
import { eligible, match, type DateToLead, type Matchable, type TrainerRecord } from '@trellis/core/trainers';
import type { Measurement } from './measurement.ts';

const TRAINERS = 40;
const DATES = 60;
const AGENCIES = 9;
const COURSES = 6;
const ROUNDS = 20;

/** How long it takes to propose pairs for the dates of a year, once spread over it and once crowded on a few days. */
export function measureTrainers(): readonly Measurement[] {
  const pool = Array.from({ length: TRAINERS }, (_, index) => trainerOf(index));
  const spread = Array.from({ length: DATES }, (_, index) => dateOf(index, dayAfter(index * 5)));
  const crowded = Array.from({ length: DATES }, (_, index) => dateOf(index, dayAfter(Math.floor(index / 30))));
  return [
    measured('over a year', pool, spread),
    measured('thirty at a time, for whom there are not people enough', pool, crowded),
  ];
}

function measured(how: string, pool: readonly TrainerRecord[], dates: readonly DateToLead[]): Measurement {
  const records = new Map(pool.map((each) => [each.personId, each]));
  const judge = ({ personId }: Matchable, { days, courseId }: DateToLead) =>
    eligible(records.get(personId)!, { on: days[0]!, days, courseId: courseId as CourseId, readings: {} });
  const question = { dates, pool, judge, busy: [], kindOf: new Map(), leads: new Map(), gives: new Map() };
  const found = match(question).filter(({ state }) => state === 'proposed').length;
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) match(question);
  return {
    name: `matching ${TRAINERS} trainers to ${DATES} dates ${how} (${found} get a pair)`,
    value: (performance.now() - start) / ROUNDS,
    unit: 'ms',
    hold: 'under a second',
  };
}

function trainerOf(index: number): TrainerRecord {
  return {
    personId: `trainer-${index}` as PersonId,
    agencyId: `agency-${index % AGENCIES}` as AgencyId,
    jobRole: index % 2 === 0 ? 'Nurse' : 'Social worker',
    skills: index % 3 === 0 ? ['neglect'] : [],
    knowledge: [],
    isInHouseTrainer: false,
    hasSafeguardingKnowledge: true,
    trainingForTrainers: { achievedOn: '2024-03-04' },
    approvals: index % 4 === 0 ? [] : [{ courseId: `course-${index % COURSES}` as CourseId }],
    isActive: true,
    inPoolSince: '2024-03-04',
  };
}

function dateOf(index: number, day: string): DateToLead {
  return {
    eventId: `event-${index}` as EventId,
    courseId: `course-${index % COURSES}`,
    sessions: [{ startsAt: `${day}T09:30:00.000Z`, endsAt: `${day}T16:00:00.000Z` }],
    days: [day],
    about: 'Neglect: seeing it and acting on it',
    already: [],
  };
}

function dayAfter(days: number): string {
  return new Date(Date.UTC(2027, 0, 11 + days)).toISOString().slice(0, 10);
}
