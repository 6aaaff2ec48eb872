import type { Caller } from '@trellis/api';
import type { CourseAnswer, FixingAnswer } from '@trellis/core/compliance';
import type { EventRecord } from '@trellis/core/events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from './two-tenants.ts';
import { openWesthaven, type Westhaven } from './westhaven.ts';

/** A nursery practitioner whose safeguarding course of 1 October 2024 ran out on 1 October 2026 under Annex C. */
const dates = { validFrom: null, validTo: null };
let westhaven: Westhaven;
let coordinator: Caller;
let chloe: Caller;

const as = <Answer>(who: Caller, path: string, input: unknown) =>
  call(westhaven.api, who, path, input) as Promise<Answer>;

async function addCourse(course: { ref: string; url?: string }, satisfies: readonly string[]): Promise<string> {
  const { id } = await as<{ id: string }>(coordinator, 'courses.save', { title: `Course ${course.ref}`, ...course });
  await as(coordinator, 'courses.map', { courseId: id, satisfies, ...dates });
  return id;
}

async function publish(courseId: string, on: string, more: object = {}): Promise<string> {
  const sessions = [{ startsAt: `${on}T09:30:00Z`, endsAt: `${on}T12:30:00Z` }];
  const places = { minimum: 0, maximum: 20 };
  const { id } = await as<EventRecord>(coordinator, 'events.save', {
    courseId,
    mode: 'virtual',
    sessions,
    places,
    ...more,
  });
  await as(coordinator, 'events.publish', { eventId: id });
  return id;
}

beforeAll(async () => {
  westhaven = await openWesthaven({ now: '2026-11-21T09:00:00.000Z' });
  coordinator = await westhaven.callerWith({}, [{ role: 'coordinator' }]);
  const body = {
    agencyName: 'Willow Tree',
    agencyKind: 'ey-group',
    givenName: 'Chloe',
    familyName: 'Nowak',
    audience: ['LCF-G3'],
    startsOn: '2020-01-06',
  };
  const put = await westhaven.ask(coordinator, { method: 'PUT', path: '/people/willow/1', key: 'chloe', body });
  const { personId } = put.json as { personId: string };
  chloe = await westhaven.callerWith({ kind: 'account', id: 'chloe', personId: personId as never }, []);
  const done = async (achievedOn: string, satisfies: string[]) => {
    const { status, json } = await westhaven.ask(coordinator, {
      method: 'POST',
      path: '/evidence',
      key: `done-${achievedOn}`,
      body: { agencyRef: 'willow', staffNumber: '1', kind: 'completion', satisfies, achievedOn },
    });
    expect([status, json]).toEqual([200, expect.anything()]);
  };
  await done('2024-10-01', ['EYFS-ANNEX-C']);
  await done('2025-06-02', ['LCF-L2']);
  const full = await addCourse({ ref: 'SG-EY' }, ['EYFS-ANNEX-C', 'LCF-L2']);
  const short = await addCourse({ ref: 'REFRESH' }, ['LCF-L2']);
  await addCourse({ ref: 'ONLINE', url: 'https://learn.example/ey' }, ['EYFS-ANNEX-C']);
  await publish(full, '2027-03-02');
  await publish(full, '2027-02-09');
  await publish(full, '2027-01-12', { bookingClosesOn: '2026-11-20' });
  await publish(short, '2027-01-05');
});
afterAll(() => westhaven[Symbol.asyncDispose]());

describe('search by need', () => {
  test('finds the dates that would put right what is overdue, the nearest first, and when it would be due again', async () => {
    const { rows } = await as<FixingAnswer>(chloe, 'compliance.fixing', {});
    expect(rows.map(({ event }) => [event.event.sessions[0]!.startsAt.slice(0, 10), event.course.ref])).toEqual([
      ['2027-02-09', 'SG-EY'],
      ['2027-03-02', 'SG-EY'],
    ]);
    expect(rows[0]!.fixes.find(({ requirement }) => requirement === 'EYFS-ANNEX-C')).toMatchObject({
      state: 'overdue',
      fixes: true,
      nextDueOn: '2029-02-09',
    });
  });

  test('finds what can be started at any time, and says what nothing puts right', async () => {
    const { anyTime, nothing } = await as<FixingAnswer>(chloe, 'compliance.fixing', {});
    expect(anyTime.map(({ course, fixes }) => [course.ref, fixes.map(({ nextDueOn }) => nextDueOn)])).toEqual([
      ['ONLINE', ['2028-11-21']],
    ]);
    expect(nothing.map(({ requirement }) => requirement)).not.toContain('EYFS-ANNEX-C');
  });

  test('is nothing to an account that is nobody’s', async () => {
    const stranger = await westhaven.callerWith({ kind: 'account', id: 'nobody-yet' }, []);
    expect(await as(stranger, 'compliance.fixing', {})).toEqual({ rows: [], anyTime: [], nothing: [] });
  });
});

describe('what a course counts for', () => {
  const counts = async (ref: string) => {
    const { mine } = await as<CourseAnswer>(chloe, 'compliance.course', { ref, on: '2027-02-09' });
    return mine!.counts.map(({ requirement, state, fixes, nextDueOn }) => [requirement, state, fixes, nextDueOn]);
  };

  test('is said before it is booked: both roles of the requirement and the day on which they are due again', async () => {
    expect(await counts('SG-EY')).toEqual(expect.arrayContaining([['EYFS-ANNEX-C', 'overdue', true, '2029-02-09']]));
    expect((await counts('SG-EY')).find(([requirement]) => requirement === 'LCF-L2')).toMatchObject({ 2: true });
  });

  test('a refresher that does not meet Annex C counts for London, and Annex C stays overdue', async () => {
    expect(await counts('REFRESH')).toEqual(expect.arrayContaining([['EYFS-ANNEX-C', 'overdue', false, undefined]]));
    expect((await counts('REFRESH')).find(([requirement]) => requirement === 'LCF-L2')).toMatchObject({ 2: true });
  });
});
