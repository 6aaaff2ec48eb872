import { expect, test } from 'vitest';
import { describedBy, readEvent, toldBy } from './read-events.ts';

const now = '2026-11-21T10:00:00.000Z';
const sent = {
  id: '3f6a2c1e-8a52-4c0b-9a0e-3a5b4d7c1f10',
  kind: 'course-completed',
  occurredAt: '2026-11-21T09:59:00Z',
  person: { userId: '6' },
  course: { id: '2', shortName: 'SG1', title: 'Safeguarding 1' },
  state: 'complete',
  completedAt: '2026-11-21T09:59:00Z',
};
const findingsOf = (more: object, at = now) => readEvent({ ...sent, ...more }, at).findings?.map(({ field }) => field);

test('an event is read with what an LMS leaves empty left out', () => {
  const person = { userId: '6', givenName: 'Ann', institution: '', department: null, fields: [], cohorts: [] };
  const withFields = { ...person, fields: { post: 'Nurse', ward: null, site: '' } };
  expect(readEvent({ ...sent, person: withFields }, now).event?.person.fields).toEqual({ post: 'Nurse' });
  const { event } = readEvent({ ...sent, person, grade: '', later: 'plugins may say more' }, now);
  expect(event?.person).toEqual({ userId: '6', givenName: 'Ann', fields: {}, cohorts: [] });
  expect(event?.grade).toBeUndefined();
});

test.each([
  ['a course event without its course', { course: undefined }, ['course']],
  [
    'an activity without its course',
    { kind: 'activity-completed', activity: { id: '9', title: 'Quiz', module: 'quiz' }, course: undefined },
    ['course'],
  ],
  ['an activity event without its activity', { kind: 'activity-completed' }, ['activity']],
  ['a rating without its competency', { kind: 'competency-rated' }, ['competency']],
  ['a completion without its moment', { completedAt: undefined }, ['completedAt']],
  ['a completion in the year nought of the LMS', { completedAt: '1970-01-01T00:00:00Z' }, ['completedAt']],
  ['a moment without an offset', { occurredAt: '2026-11-21T09:59:00' }, ['occurredAt']],
  ['a person without a number', { person: {} }, ['person.userId']],
  ['a number with a control character', { person: { userId: '6\u0000' } }, ['person.userId']],
  ['a state that there is not', { state: 'done' }, ['state']],
  ['an unknown kind', { kind: 'course-viewed' }, ['kind']],
])('%s is refused with its field', (_, more, fields) => {
  expect(findingsOf(more)).toEqual(fields);
});

test('a clock that is 45 seconds ahead is believed, one that is hours ahead is not', () => {
  expect(findingsOf({ occurredAt: '2026-11-21T10:00:45Z', completedAt: '2026-11-21T10:00:45Z' })).toBeUndefined();
  expect(findingsOf({ occurredAt: '2026-11-21T12:00:00Z', completedAt: '2026-11-21T12:00:00Z' })).toEqual([
    'occurredAt',
    'completedAt',
  ]);
});

test('what is no event at all is refused by the id that it has', () => {
  for (const nonsense of [null, 'text', 7, [], {}]) expect(readEvent(nonsense, now).id).toBe('');
  expect(readEvent({ id: 'mine' }, now)).toMatchObject({ id: 'mine' });
});

test('control characters and half characters never reach the record', () => {
  const { event } = readEvent({ ...sent, course: { id: '2', title: ' Safe\u0007guarding \ud800 ' } }, now);
  expect(event?.course?.title).toBe('Safe guarding \ufffd');
});

test('a completion counts by the second, whatever fraction an LMS adds', () => {
  const { event } = readEvent({ ...sent, completedAt: '2026-11-21T10:59:00.900+01:00' }, now);
  expect(event && toldBy(event).completedAt).toBe('2026-11-21T09:59:00.000Z');
});

test.each([
  [{}, { kind: 'course', outsideId: '2', shortName: 'SG1', title: 'Safeguarding 1' }],
  [
    { kind: 'activity-completed', activity: { id: '9', idNumber: 'Q1', title: 'Quiz', module: 'quiz' } },
    {
      kind: 'activity',
      outsideId: '9',
      idNumber: 'Q1',
      title: 'Quiz',
      courseOutsideId: '2',
      courseTitle: 'Safeguarding 1',
    },
  ],
  [
    { kind: 'competency-rated', competency: { id: '4', shortName: 'Neglect', framework: 'LCF' } },
    { kind: 'competency', outsideId: '4', title: 'Neglect (LCF)' },
  ],
])('an event says what it is about', (more, expected) => {
  const { event } = readEvent({ ...sent, ...more }, now);
  expect(event && describedBy(event)).toEqual(expected);
});
