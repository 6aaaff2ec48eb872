import type { Page } from '@trellis/core';
import type { EventRecord, TrainersProposed } from '@trellis/core/events';
import type { AgencyContribution } from '@trellis/core/trainers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTrainerPool, type TrainerPoolWorld } from './trainer-pool-world.ts';

/** The coordinator has pairs proposed for the dates of a term, and has those lead them whom she agrees to. */
let world: TrainerPoolWorld;
let dates: readonly EventRecord['id'][];
beforeAll(async () => {
  world = await openTrainerPool('2026-11-22T10:00:00.000Z');
  dates = [
    await world.addEvent('2027-01-18'),
    await world.addEvent('2027-01-18'),
    await world.addEvent('2027-01-18'),
    await world.addEvent('2027-02-08'),
  ];
});
afterAll(() => world.westhaven[Symbol.asyncDispose]());

const term = { from: '2027-01-01', to: '2027-03-31' };

test('dates that can have a pair are given one of two agencies, and a date that cannot says what stands in the way', async () => {
  const proposed = await world.ask<TrainersProposed[]>('trainers.match', term);
  expect(proposed.find(({ eventId }) => eventId === dates[3])?.state).toBe('proposed');
  expect(proposed).toHaveLength(dates.length);
  // Four of the pool may train, so two of three dates at one time can be led.
  expect(proposed.filter(({ state }) => state === 'proposed')).toHaveLength(3);
  const none = proposed.find(({ state }) => state === 'none')!;
  expect(none.inTheWay).toEqual([
    { what: 'Proposed for another date at that time', names: expect.arrayContaining(['Dev Of police']) },
    { what: 'Missing: training for trainers or equivalent', names: ['Lena Of council'] },
  ]);
  for (const { trainers, because, state } of proposed) {
    if (state !== 'proposed') continue;
    expect(new Set(trainers.map(({ agencyName }) => agencyName)).size).toBe(2);
    expect([because, ...trainers.map((each) => each.because)].every((each) => each.length > 0)).toBe(true);
  }
});

test('agreeing to a proposal has its trainers lead the date, which nothing refuses, and then it is confirmed', async () => {
  const proposed = await world.ask<TrainersProposed[]>('trainers.match', { eventIds: dates });
  for (const { eventId, trainers, state } of proposed) {
    if (state !== 'proposed') continue;
    const personIds = trainers.map(({ personId }) => personId);
    expect(await world.ask('trainers.assign', { eventId, personIds })).toBeUndefined();
    expect(await world.ask('events.confirmDelivery', { eventId })).toBeUndefined();
  }
  const again = await world.ask<TrainersProposed[]>('trainers.match', { eventIds: dates });
  expect(again.filter(({ state }) => state === 'led')).toHaveLength(3);
  expect(again.find(({ state }) => state === 'none')!.inTheWay[0]).toMatchObject({
    what: 'Lead something else at that time',
  });
});

test('what agencies give is counted for coordinators, and for a lead that of the own agency only', async () => {
  await world.ask('trainers.saveSettings', {
    targets: [{ agencyId: world.agencies['council'], eventsPerYear: 4 }],
  });
  for (const eventId of dates) await world.ask('events.publish', { eventId });
  const { rows: given } = await world.ask<Page<AgencyContribution>>('trainers.contribution', {
    from: '2027-01-01',
    to: '2027-12-31',
  });
  expect(given.map(({ agencyName }) => agencyName)).toEqual(['council', 'health', 'police', 'school']);
  expect(given.reduce((sum, { planned }) => sum + planned.hours, 0)).toBe(6 * 6.5);
  expect(given[0]).toMatchObject({ led: { events: 0 }, target: { events: 4 } });
  const lead = await world.westhaven.callerWith({}, [{ role: 'agency-lead', agency: 'police' }]);
  const { rows: own } = await world.as<Page<AgencyContribution>>(lead, 'trainers.contribution', term);
  expect(own.map(({ agencyName }) => agencyName)).toEqual(['police']);
  const practitioner = await world.signedIn('nora');
  expect(await world.as(practitioner, 'trainers.contribution', term)).toMatchObject({
    refused: 'access.not-permitted',
  });
  expect(await world.ask('trainers.contribution', { from: '2027-02-01', to: '2027-01-01' })).toMatchObject({
    refused: 'trainers.dates-reversed',
  });
});

test('a period with more dates than are looked at together is refused, and not cut short', async () => {
  const [date] = dates;
  await world.coordinator.run(async ({ store }) => {
    const like = (await store.events.event(date!))!;
    for (let at = 0; at < 201; at += 1)
      await store.events.save({
        ...like,
        id: `many-${at}` as typeof like.id,
        sessions: [aDay(at)],
        delivery: undefined,
      });
  });
  expect(await world.ask('trainers.match', { from: '2029-01-01', to: '2029-12-31' })).toMatchObject({
    refused: 'trainers.too-many-dates',
    message: expect.stringContaining('the first 200 last until 2029-07-19'),
    facts: { field: 'to' },
  });
  expect(await world.ask<TrainersProposed[]>('trainers.match', { from: '2029-01-01', to: '2029-07-19' })).toHaveLength(
    200,
  );
  expect(await world.ask('trainers.match', { from: '2029-02-01', to: '2029-01-31' })).toMatchObject({
    refused: 'trainers.dates-reversed',
  });
});

/** One session on the day that comes so many days after 1 January 2029. */
function aDay(after: number) {
  const on = new Date(Date.UTC(2029, 0, 1 + after)).toISOString().slice(0, 10);
  return { startsAt: `${on}T09:30:00.000Z`, endsAt: `${on}T16:00:00.000Z` };
}

test('how often trainers are observed is chosen with any pack at work', async () => {
  const pool = () => world.ask<{ rows: { observationDueOn?: string }[] }>('trainers.list', { limit: 5 });
  expect((await pool()).rows.every((row) => row.observationDueOn === undefined)).toBe(true);
  const administrator = await world.westhaven.callerWith({}, [{ role: 'administrator' }]);
  const { activations } = await world.ask<{ activations: { packId: string }[] }>('frameworks.packs');
  const activation = activations.find(({ packId }) => packId === 'banes-standards-2021');
  await world.as(administrator, 'frameworks.activatePack', { ...activation, readings: { 'AMB-TR-3': 'b' } });
  expect((await pool()).rows.every((row) => row.observationDueOn !== undefined)).toBe(true);
});
