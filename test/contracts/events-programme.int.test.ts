import type { Caller } from '@trellis/api';
import type { EventListed, EventRecord, EventShown, StandIn, TrainerForEvent } from '@trellis/core/events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call } from './two-tenants.ts';
import { openWesthaven, type Westhaven } from './westhaven.ts';

/** The coordinator plans a course for 18 January 2027 and picks its trainers out of the pool. */
const clock = { now: '2026-11-21T09:00:00.000Z' };
const day = (on: string) => [{ startsAt: `${on}T09:30:00Z`, endsAt: `${on}T16:00:00Z` }];
const places = { minimum: 8, maximum: 24 };

let westhaven: Westhaven;
let coordinator: Caller;
let chloe: Caller;
let people: Record<'marcia' | 'dev' | 'lena' | 'nora' | 'ivo', string>;
let courseId: string;
let eventId: string;

const as = <Answer>(who: Caller, path: string, input: unknown) =>
  call(westhaven.api, who, path, input) as Promise<Answer & { readonly refused?: string; readonly message: string }>;
const ask = <Answer>(path: string, input: unknown) => as<Answer>(coordinator, path, input);

async function addPerson(givenName: string, agencyRef: string, kind: string): Promise<string> {
  const body = {
    agencyName: agencyRef,
    agencyKind: kind,
    givenName,
    familyName: `Of ${agencyRef}`,
    startsOn: '2020-01-06',
  };
  const path = `/people/${agencyRef}/${givenName}`;
  const { json } = await westhaven.ask(coordinator, { method: 'PUT', path, key: path, body });
  return (json as { personId: string }).personId;
}

beforeAll(async () => {
  westhaven = await openWesthaven(clock);
  coordinator = await westhaven.callerWith({}, [{ role: 'coordinator' }]);
  people = {
    marcia: await addPerson('Marcia', 'health', 'icb'),
    dev: await addPerson('Dev', 'police', 'police'),
    lena: await addPerson('Lena', 'council', 'council'),
    nora: await addPerson('Nora', 'health', 'icb'),
    ivo: await addPerson('Ivo', 'school', 'school-academy'),
  };
  const agencies = await ask<{ id: string; ref: string }[]>('people.agencies', undefined);
  const trainer = (personId: string, agency: string, more: object) =>
    ask('trainers.save', {
      personId,
      agencyId: agencies.find(({ ref }) => ref === agency)!.id,
      jobRole: 'Practitioner',
      isInHouseTrainer: false,
      hasSafeguardingKnowledge: true,
      trainingForTrainers: { achievedOn: '2024-03-04' },
      ...more,
    });
  await trainer(people.marcia, 'health', {});
  await trainer(people.dev, 'police', { trainingForTrainers: { achievedOn: '2022-05-09' }, skills: ['neglect'] });
  await trainer(people.lena, 'council', { isInHouseTrainer: true, trainingForTrainers: undefined });
  await trainer(people.nora, 'health', {});
  await trainer(people.ivo, 'school', { skills: ['neglect'] });
  const course = await ask<{ id: string }>('courses.save', {
    ref: 'CCG',
    title: 'Conferences and core groups',
    kind: 'core-course',
  });
  courseId = course.id;
  const objectives = [
    'Prepare for a conference',
    'Share information',
    'Say what a core group is for',
    'Write a plan',
    'Review it',
  ];
  await ask('courses.saveVersion', { courseId, version: '3', validFrom: null, validTo: null, objectives });
  chloe = await westhaven.callerWith({ kind: 'account', id: 'chloe' }, []);
});
afterAll(() => westhaven[Symbol.asyncDispose]());

describe('an event', () => {
  test('begins as a draft that only those who plan it see, and is published once it says where it is', async () => {
    const draft = { courseId, mode: 'classroom', sessions: day('2027-01-18'), places };
    eventId = (await ask<EventRecord>('events.save', draft)).id;
    expect(await as(chloe, 'events.get', { eventId })).toMatchObject({ refused: 'events.not-found' });
    expect(await ask('events.publish', { eventId })).toMatchObject({ refused: 'events.venue-needed' });
    const venue = { name: 'Guildhall', access: 'Lift and hearing loop' };
    await ask('events.save', { ...draft, id: eventId, venue, joiningLink: 'https://rooms.example/7' });
    expect(await ask('events.publish', { eventId })).toMatchObject({ state: 'published', courseVersion: '3' });
    expect(await ask('events.publish', { eventId })).toMatchObject({ refused: 'events.already-published' });
  });

  test('is then listed for everybody, with its course and its places and never with its joining link', async () => {
    const { rows } = await as<{ rows: EventListed[] }>(chloe, 'events.list', { text: 'core GUILDHALL' });
    expect(rows).toMatchObject([
      {
        event: { id: eventId, state: 'published', venue: { name: 'Guildhall' } },
        course: { ref: 'CCG', kind: 'core-course' },
        taken: 0,
        waiting: 0,
        placesLeft: 24,
        agencies: 0,
        isMultiAgency: false,
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain('rooms.example');
    const shown = await as<EventShown>(chloe, 'events.get', { eventId });
    expect(shown.version).toMatchObject({ version: '3', objectives: expect.arrayContaining(['Write a plan']) });
    expect(shown.joiningLink).toBeUndefined();
    expect((await ask<EventShown>('events.get', { eventId })).joiningLink).toBe('https://rooms.example/7');
    const listed = async (input: object) => (await as<{ rows: unknown[] }>(chloe, 'events.list', input)).rows.length;
    expect([
      await listed({ kind: 'core-course', mode: 'classroom', courseId }),
      await listed({ kind: 'briefing' }),
      await listed({ mode: 'virtual' }),
      await listed({ from: '2027-01-19' }),
      await listed({ from: '2027-01-18', to: '2027-01-18' }),
      await listed({ to: '2027-01-17' }),
      await listed({ states: ['draft'] }),
    ]).toEqual([1, 0, 0, 0, 1, 0, 0]);
  });

  test('is on the REST door too', async () => {
    const { status, json } = await westhaven.ask(chloe, { method: 'GET', path: '/events?from=2027-01-01&limit=5' });
    expect([status, (json as { rows: unknown[] }).rows.length]).toEqual([200, 1]);
  });

  test('keeps its dates once it is published: it is moved, with a reason, and the old date stays on record', async () => {
    const published = await ask<EventShown>('events.get', { eventId });
    const changed = { ...published.event, sessions: day('2027-01-25') };
    expect(await ask('events.save', changed)).toMatchObject({ refused: 'events.already-published' });
    expect(await ask('events.move', { eventId, sessions: day('2027-01-25'), why: ' ' })).toMatchObject({
      refused: 'events.reason-needed',
    });
    await ask('events.move', { eventId, sessions: day('2027-01-25'), why: 'The hall is flooded' });
    expect(await as(chloe, 'events.get', { eventId })).toMatchObject({
      event: { sessions: [{ startsAt: '2027-01-25T09:30:00.000Z' }] },
      movedFrom: [{ startsAt: '2027-01-18T09:30:00.000Z', movedAt: clock.now, why: 'The hall is flooded' }],
      declineFreeUntilOn: '2026-11-27',
    });
  });

  test('of a version that was withdrawn is not published any more, and other people’s offers have no dates', async () => {
    await ask('courses.saveVersion', {
      courseId,
      version: '2',
      validFrom: null,
      validTo: null,
      withdrawnOn: '2026-09-01',
    });
    const draft = { courseId, courseVersion: '2', mode: 'virtual', sessions: day('2027-03-01'), places };
    const { id } = await ask<EventRecord>('events.save', draft);
    expect(await ask('events.publish', { eventId: id })).toMatchObject({ refused: 'events.version-withdrawn' });
    const offer = { ref: 'EH', title: 'Early help', kind: 'other-offer' };
    expect(await ask('courses.save', offer)).toMatchObject({ refused: 'courses.address-needed' });
    const other = await ask<{ id: string }>('courses.save', { ...offer, url: 'https://council.example/early-help' });
    expect(await ask('events.save', { ...draft, courseId: other.id, courseVersion: undefined })).toMatchObject({
      refused: 'events.not-bookable',
    });
  });

  test('can be changed and moved though its version was withdrawn since, and not change to one that was', async () => {
    await ask('courses.saveVersion', {
      courseId,
      version: '3',
      validFrom: null,
      validTo: null,
      withdrawnOn: '2026-11-01',
    });
    const { event } = await ask<EventShown>('events.get', { eventId });
    const save = (more: object) => ask('events.save', { ...event, joiningLink: 'https://rooms.example/7', ...more });
    expect(await save({ places: { ...places, maximum: 25 } })).toMatchObject({ places: { maximum: 25 } });
    expect(await save({ courseVersion: '2' })).toMatchObject({ refused: 'events.version-withdrawn' });
    expect(await save({ venue: undefined })).toMatchObject({ refused: 'events.venue-needed' });
    await ask('courses.saveVersion', { courseId, version: '3', validFrom: null, validTo: null });
  });

  test('of a course that asks for what no pack knows does not come to be', async () => {
    const prerequisite = { satisfies: ['NOT-THERE'], effect: 'block' };
    expect(await ask('courses.save', { ref: 'PRE', title: 'Next steps', prerequisite })).toMatchObject({
      refused: 'courses.unknown-satisfies',
      facts: { id: 'NOT-THERE' },
    });
    const { rows } = await ask<{ rows: { course: { ref: string } }[] }>('courses.list', {
      text: 'help',
      kind: 'other-offer',
    });
    expect(rows.map(({ course }) => course.ref)).toEqual(['EH']);
  });

  test('is changed by nobody but those who look after the programme', async () => {
    const lead = await westhaven.callerWith({}, [{ role: 'agency-lead', agency: 'health' }]);
    expect(await as(lead, 'events.cancel', { eventId, why: 'x' })).toMatchObject({ refused: 'access.not-permitted' });
  });
});

describe('the trainers of an event', () => {
  test('Lena is refused, since training for trainers or the equivalent is missing', async () => {
    expect(await ask('trainers.assign', { eventId, personIds: [people.lena] })).toMatchObject({
      refused: 'trainers.not-eligible',
      message: 'Cannot lead it: training for trainers or equivalent missing.',
      facts: { missing: ['training for trainers or equivalent'], option: 'AMB-TR-1:a' },
    });
  });

  test('two of one agency need a reason; Marcia and Dev are of two', async () => {
    expect(await ask('trainers.assign', { eventId, personIds: [people.marcia, people.nora] })).toMatchObject({
      refused: 'trainers.same-agency',
    });
    await ask('trainers.assign', { eventId, personIds: [people.marcia, people.dev] });
    const { trainers } = await as<EventShown>(chloe, 'events.get', { eventId });
    expect(trainers.map(({ name, agencyName }) => [name, agencyName])).toEqual(
      expect.arrayContaining([
        ['Marcia Of health', 'health'],
        ['Dev Of police', 'police'],
      ]),
    );
    const { rows } = await ask<{ rows: EventListed[] }>('events.list', {});
    expect(rows.map(({ trainerCount }) => trainerCount)).toEqual([2]);
  });

  test('a rule that is set aside is set aside with a reason, which those who plan see and nobody else', async () => {
    const draft = { courseId, mode: 'virtual', sessions: day('2027-02-01'), places };
    const { id } = await ask<EventRecord>('events.save', draft);
    await ask('trainers.assign', { eventId: id, personIds: [people.lena], override: 'Taught it for ten years' });
    const seen = async (who: Caller) =>
      (await as<EventShown>(who, 'events.get', { eventId: id })).trainers[0]?.overriddenWhy;
    expect(await seen(coordinator)).toBe('Taught it for ten years');
    const lena = await westhaven.callerWith({ kind: 'account', id: 'lena', personId: people.lena as never }, []);
    expect(await seen(lena)).toBeUndefined();
    expect(
      (await as<{ rows: EventListed[] }>(lena, 'events.list', { ledByMe: true, states: ['draft'] })).rows,
    ).toHaveLength(1);
  });

  test('nobody leads two events at once, whatever the reason', async () => {
    const draft = { courseId, mode: 'virtual', sessions: day('2027-01-25'), places };
    const { id } = await ask<EventRecord>('events.save', draft);
    expect(await ask('trainers.assign', { eventId: id, personIds: [people.dev], override: 'Please' })).toMatchObject({
      refused: 'trainers.busy',
    });
    const rows = await ask<TrainerForEvent[]>('trainers.eligibility', { eventId: id });
    expect(rows.find(({ name }) => name.startsWith('Dev'))).toMatchObject({
      eligibility: { isEligible: true, missing: [] },
      busyOn: ['2027-01-25T09:30:00.000Z'],
      isAssigned: false,
    });
    await ask('trainers.assign', { eventId: id, personIds: [people.nora] });
  });

  test('when one falls ill, those who are eligible, free and of another agency than the other stand in, the best first', async () => {
    const offered = await ask<StandIn[]>('trainers.standIns', { eventId, insteadOf: people.dev });
    expect(offered.map(({ name, because }) => [name, because])).toEqual([
      ['Ivo Of school', ['from another agency than whoever else leads it', 'knows neglect', 'free that day']],
    ]);
    expect(await ask('trainers.unassign', { eventId, personId: people.dev, why: '' })).toMatchObject({
      refused: 'trainers.reason-needed',
    });
    await ask('trainers.unassign', { eventId, personId: people.dev, why: 'Ill' });
    await ask('trainers.assign', { eventId, personIds: [people.ivo] });
    const administrator = await westhaven.callerWith({}, [{ role: 'administrator' }]);
    const { rows } = await as<{ rows: { action: string; why?: string }[] }>(administrator, 'audit.entries', {
      limit: 9,
    });
    expect(rows.map(({ action, why }) => [action, why])).toEqual(
      expect.arrayContaining([
        ['trainers.assign', undefined],
        ['trainers.unassign', 'Ill'],
      ]),
    );
  });
});

test('a cancelled event says why, and takes no more changes', async () => {
  expect(await ask('events.cancel', { eventId, why: '' })).toMatchObject({ refused: 'events.reason-needed' });
  await ask('events.cancel', { eventId, why: 'Too few people' });
  expect(await as(chloe, 'events.get', { eventId })).toMatchObject({
    event: { state: 'cancelled' },
    cancelledAt: clock.now,
    cancelledWhy: 'Too few people',
  });
  expect(await ask('events.cancel', { eventId, why: 'Again' })).toMatchObject({ refused: 'events.already-ended' });
  expect((await as<{ rows: unknown[] }>(chloe, 'events.list', {})).rows).toEqual([]);
});
