import type { Agency, Person } from '@trellis/core/people';
import type { EventRecord } from '@trellis/core/events';
import type { Trainer } from '@trellis/core/trainers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anEvent } from '../events/events.fixture.ts';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';

const now = '2026-11-22T09:00:00.000Z';
const [marcia, dev] = ['marcia', 'dev'] as [Person['id'], Person['id']];
const agencyId = 'health' as Agency['id'];
const trainer = (personId: Person['id'], more: Partial<Trainer> = {}): Trainer => ({
  personId,
  agencyId,
  jobRole: 'Named nurse',
  skills: ['neglect'],
  isInHouseTrainer: false,
  hasSafeguardingKnowledge: true,
  trainingForTrainers: { achievedOn: '2024-03-04' },
  knowledge: [],
  approvals: [],
  isActive: true,
  ...more,
});
const kept = (personId: Person['id'], more: Partial<Trainer> = {}) => ({
  ...trainer(personId, more),
  inPoolSince: '2026-11-22',
});
const eventId = 'ev-1' as EventRecord['id'];

let database: TestDatabase;
let north: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  await north.at(now, async ({ people, courses, events, trainers }) => {
    await people.saveAgencies([{ id: agencyId, ref: 'H', name: 'Health', kind: 'icb' }]);
    const names = { formerNames: [], staffNumbers: [] };
    await people.savePeople([
      { id: marcia, givenName: 'Marcia', familyName: 'Young', ...names },
      { id: dev, givenName: 'Dev', familyName: 'Anand', ...names },
    ]);
    await courses.saveCourse({ id: 'c-1' as never, ref: 'SG1', title: 'B', kind: 'workshop', isInterAgency: true });
    await events.save(anEvent(eventId));
    await trainers.save(trainer(marcia));
    await trainers.save(trainer(dev));
  });
});
afterAll(() => database.close());

test('the pool is listed by family name, a page at a time, and whoever left it is not offered', async () => {
  await north.at(now, async ({ trainers }) => {
    const first = await trainers.trainers({ limit: 1 });
    expect(first.rows).toEqual([kept(dev)]);
    expect(await trainers.trainers({ limit: 1, after: first.after })).toEqual({ rows: [kept(marcia)] });
    await expect(trainers.trainers({ limit: 1, after: 'nobody' })).rejects.toMatchObject({
      code: 'paging.unknown-cursor',
    });
    await trainers.save(trainer(dev, { isActive: false }));
    expect(await trainers.active()).toEqual([kept(marcia)]);
    expect(await trainers.byPeople([dev])).toEqual([kept(dev, { isActive: false })]);
  });
});

test('who leads an event is kept with the reason for which a rule was set aside, until she is taken off it', async () => {
  await north.at(now, async ({ trainers }) => {
    await trainers.assign({ eventId, personId: marcia, assignedAt: now });
    const override = { why: 'Both know neglect best', by: 'account-1' };
    await trainers.assign({ eventId, personId: dev, assignedAt: now, override });
    expect(await trainers.assignmentsOf([eventId])).toEqual([
      { eventId, personId: dev, assignedAt: now, override },
      { eventId, personId: marcia, assignedAt: now },
    ]);
    await trainers.unassign(eventId, dev);
    expect((await trainers.assignmentsOf([eventId])).map(({ personId }) => personId)).toEqual([marcia]);
  });
});

test('a trainer is busy while a session of hers lasts, unless that event is cancelled', async () => {
  await north.at(now, async ({ trainers, events }) => {
    const sessions = [
      { startsAt: '2027-03-01T09:00:00Z', endsAt: '2027-03-01T12:00:00Z' },
      { startsAt: '2027-03-08T09:00:00Z', endsAt: '2027-03-08T12:00:00Z' },
    ];
    const id = 'ev-2' as EventRecord['id'];
    await events.save(anEvent(id, { sessions }));
    await trainers.assign({ eventId: id, personId: dev, assignedAt: now });
    const busy = async (from: string, to: string) =>
      (await trainers.busy([dev], `2027-03-${from}:00Z`, `2027-03-${to}:00Z`)).length;
    expect([
      await busy('08T11:00', '08T13:00'),
      await busy('08T12:00', '08T13:00'),
      await busy('03T09:00', '03T12:00'),
    ]).toEqual([1, 0, 0]);
    await events.save(anEvent(id, { sessions, state: 'cancelled' }));
    expect(await busy('08T09:00', '08T12:00')).toBe(0);
  });
});

test('a trainer who is erased is in the pool no more, and nothing is kept of why a rule was set aside for her', async () => {
  await north.at(now, async ({ trainers, audit }) => {
    await trainers.assign({
      eventId,
      personId: dev,
      assignedAt: now,
      override: { why: 'Knows best', by: 'account-1' },
    });
    const held = await audit.subject(dev);
    expect(held['trainer']).toMatchObject([{ person_id: dev, training: { jobRole: 'Named nurse' } }]);
    expect(held['trainer_assignment']).toContainEqual(expect.objectContaining({ overridden_why: 'Knows best' }));
    await audit.erase(dev);
    expect(await trainers.byPeople([dev])).toEqual([]);
    expect((await trainers.assignmentsOf([eventId])).find(({ personId }) => personId === dev)).toEqual({
      eventId,
      personId: dev,
      assignedAt: now,
    });
  });
});

test('what she and others told of a trainer stays when a coordinator changes what is known of her', async () => {
  await north.at(now, async ({ trainers }) => {
    await trainers.save(trainer(marcia));
    const availability = { kind: 'but-for' as const, days: [{ from: '2027-02-15', to: '2027-02-19' }] };
    await trainers.saveAvailability(marcia, availability);
    await trainers.noteObserved([marcia], '2026-06-01');
    await trainers.noteObserved([marcia], '2026-03-01');
  });
  await north.at('2027-01-05T09:00:00.000Z', async ({ trainers }) => {
    await trainers.save(trainer(marcia, { jobRole: 'Matron' }));
    expect(await trainers.byPeople([marcia])).toEqual([
      {
        ...trainer(marcia, { jobRole: 'Matron' }),
        inPoolSince: '2026-11-22',
        availability: { kind: 'but-for', days: [{ from: '2027-02-15', to: '2027-02-19' }] },
        lastObservedOn: '2026-06-01',
      },
    ]);
    await trainers.saveAvailability(marcia, undefined);
    expect((await trainers.byPeople([marcia]))[0]).not.toHaveProperty('availability');
  });
});

test('what a partnership asks of its pool is kept by itself', async () => {
  await north.at(now, async ({ trainers }) => {
    expect(await trainers.settings()).toBeUndefined();
    const settings = { warnMonths: 6, targets: [], trainingCounts: { months: 36, from: '2027-04-01' } };
    await trainers.saveSettings({ warnMonths: 3, targets: [] });
    await trainers.saveSettings(settings);
    expect(await trainers.settings()).toEqual(settings);
  });
});

test('what a trainer led stays with the agency that gave her then, whatever becomes of her', async () => {
  const police = 'police' as Agency['id'];
  const id = 'ev-led' as EventRecord['id'];
  const sessions = [
    { startsAt: '2027-06-01T09:00:00.000Z', endsAt: '2027-06-01T12:00:00.000Z' },
    { startsAt: '2027-06-02T09:00:00.000Z', endsAt: '2027-06-02T10:30:00.000Z' },
  ];
  const led = () =>
    north.at(now, ({ trainers }) => trainers.led('2027-06-02T00:00:00.000Z', '2027-06-03T00:00:00.000Z'));
  await north.at(now, async ({ people, events, trainers }) => {
    await people.saveAgencies([{ id: police, ref: 'P', name: 'Police', kind: 'police' }]);
    await events.save(anEvent(id, { sessions }));
    await trainers.assign({ eventId: id, personId: marcia, assignedAt: now });
    await trainers.save(trainer(marcia, { agencyId: police }));
    await trainers.assign({ eventId: id, personId: marcia, assignedAt: now });
  });
  expect(await led()).toEqual([
    { eventId: id, personId: marcia, agencyId, minutes: 270, endsAt: '2027-06-02T10:30:00.000Z' },
  ]);
  await north.at(now, ({ events }) => events.save(anEvent(id, { sessions, state: 'cancelled' })));
  expect(await led()).toEqual([]);
});
