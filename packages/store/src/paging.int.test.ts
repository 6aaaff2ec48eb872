import type { CourseId, EventId, PageRequest, PersonId, Stores } from '@trellis/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from './test-partnership.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

const now = '2026-11-21T10:00:00.000Z';
const all = { all: true } as const;
const ann = 'ann' as PersonId;

let database: TestDatabase;
let partnership: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
  partnership = await createTestPartnership(database);
});
afterAll(() => database.close());

const lists: readonly [string, (stores: Stores, page: PageRequest) => Promise<unknown>][] = [
  ['evidence', ({ evidence }, page) => evidence.list(all, {}, page)],
  ['rows of people', ({ compliance }, page) => compliance.rows({ sight: all, asAt: '2026-11-21' }, page)],
  ['people', ({ people }, page) => people.search(all, {}, page)],
  ['match cases', ({ people }, page) => people.cases(all, {}, page)],
  ['imports', ({ people }, page) => people.runs(page)],
  ['courses', ({ courses }, page) => courses.courses(page)],
  ['events', ({ events }, page) => events.list({}, page)],
  ['trainers', ({ trainers }, page) => trainers.trainers(page)],
  ['job titles', ({ pathways }, page) => pathways.jobTitles(all, {}, page)],
  ['audit entries', ({ audit }, page) => audit.entries({}, page)],
  ['tokens', ({ access }, page) => access.tokens(page)],
  ['waiting accounts', ({ access }, page) => access.waitingAccounts(all, page)],
  ['join requests', ({ access }, page) => access.joinRequests(all, page)],
  ['charges', ({ billing }, page) => billing.lines({}, page)],
  ['billing runs', ({ billing }, page) => billing.runs(page)],
  ['bookings', ({ bookings }, page) => bookings.list({}, page)],
  ['bookings to approve', ({ bookings }, page) => bookings.toApprove({ scope: all }, page)],
  ['material', ({ courses }, page) => courses.materials('first-aid' as CourseId, '1', page)],
  ['schedules', ({ deliveries }, page) => deliveries.schedules(page)],
  ['deliveries', ({ deliveries }, page) => deliveries.deliveries({}, page)],
  ['evaluation sheets', ({ evaluation }, page) => evaluation.listSheets(ann, page)],
  ['bookings answered by name', ({ evaluation }, page) => evaluation.answeredBookings(ann, page)],
  ['comments', ({ evaluation }, page) => evaluation.comments({ scope: {}, released: true }, page)],
  ['notes on an event', ({ events }, page) => events.notes({ eventId: 'monday' as EventId }, page)],
  ['decisions on equivalence', ({ frameworks }, page) => frameworks.equivalenceLog(page)],
  ['LMS courses', ({ lms }, page) => lms.listLmsCourses({}, page)],
  ['people of an LMS nobody is sure of', ({ lms }, page) => lms.listUnsurePeople({}, page)],
  ['sections of an LMS', ({ lms }, page) => lms.contexts('moodle', page)],
  ['scores', ({ lms }, page) => lms.listScores({ registrationId: 'moodle' }, page)],
  ['letters', ({ notices }, page) => notices.listNotices({}, page)],
  ['merges', ({ people }, page) => people.merges(page)],
  ['observations', ({ quality }, page) => quality.observations({}, page)],
  ['actions of quality', ({ quality }, page) => quality.actions({}, page)],
  ['course reviews', ({ quality }, page) => quality.reviews(undefined, page)],
  ['lessons', ({ quality }, page) => quality.lessons(undefined, page)],
  ['sampling plans', ({ quality }, page) => quality.samplingPlans(page)],
  ['reports', ({ reporting }, page) => reporting.reports({ scope: all, withPartnership: true }, page)],
  ['headcount returns', ({ reporting }, page) => reporting.returnsPage(all, page)],
  ['actions of reports', ({ reporting }, page) => reporting.actionsPage(true, page)],
  ['own courses', ({ standards }, page) => standards.ownCourses(all, page)],
  ['endorsements', ({ standards }, page) => standards.endorsements(all, {}, page)],
];

test.each(lists)('a cursor that no page of %s ended with is refused by name', async (_, list) => {
  for (const after of [
    'zzz',
    'a b',
    'a|b|c|d',
    '2026-04-01T09:30:00.125Z zzz',
    '2026-02-30T09:30:00.125Z zzz',
    'WzFd',
    'a.b.c',
    '',
    '9'.repeat(40),
    'bnVsbA',
    'WyJhIiwiYiJd',
  ])
    await expect(partnership.at(now, (stores) => list(stores, { limit: 5, after }))).rejects.toMatchObject({
      code: 'paging.unknown-cursor',
      facts: { field: 'after' },
    });
});
