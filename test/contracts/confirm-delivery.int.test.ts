import type { DeliveryShown, EventListed, EventRecord } from '@trellis/core/events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTrainerPool, type TrainerPoolWorld } from './trainer-pool-world.ts';

/** No event is confirmed with a pair that the standard refuses, unless somebody says why and that is kept. */
let world: TrainerPoolWorld;
beforeAll(async () => {
  world = await openTrainerPool('2026-11-22T10:00:00.000Z');
});
afterAll(() => world.westhaven[Symbol.asyncDispose]());

const confirm = (eventId: EventRecord['id'], override?: string) =>
  world.ask<{ message: string; facts: object }>('events.confirmDelivery', { eventId, override });
const shown = (eventId: EventRecord['id']) => world.ask<DeliveryShown>('events.delivery', { eventId });
const lead = (eventId: EventRecord['id'], names: readonly (keyof TrainerPoolWorld['people'])[], override?: string) =>
  world.ask('trainers.assign', { eventId, personIds: names.map((name) => world.people[name]), override });

test('an event that nobody leads is not confirmed, whatever the reason', async () => {
  const eventId = await world.addEvent('2027-01-18');
  expect(await confirm(eventId, 'It will be all right')).toMatchObject({ refused: 'trainers.none' });
  expect(await shown(eventId)).toMatchObject({ problems: [{ code: 'none' }] });
});

test('one trainer alone, a pair of one agency and somebody who may not train each need a reason', async () => {
  const alone = await world.addEvent('2027-01-18');
  await lead(alone, ['marcia']);
  expect(await confirm(alone)).toMatchObject({ refused: 'trainers.alone', facts: { option: 'AMB-TR-2:a' } });
  const same = await world.addEvent('2027-01-19');
  await lead(same, ['marcia', 'nora'], 'Both know the house');
  expect(await confirm(same)).toMatchObject({ refused: 'trainers.same-agency' });
  const without = await world.addEvent('2027-01-20');
  await lead(without, ['lena', 'dev'], 'Taught it for ten years');
  expect(await confirm(without)).toMatchObject({
    refused: 'trainers.not-eligible',
    message: expect.stringContaining('training for trainers or equivalent missing'),
    facts: { personId: world.people.lena, option: 'AMB-TR-1:a' },
  });
  expect(await shown(without)).toMatchObject({ problems: [{ code: 'not-eligible', name: 'Lena Of council' }] });
  expect(await confirm(without, ' ')).toMatchObject({ refused: 'trainers.not-eligible' });
  await confirm(without, 'She is observed that day');
  expect(await shown(without)).toMatchObject({
    confirmed: { override: { why: 'She is observed that day', problems: [expect.stringContaining('missing')] } },
  });
  expect(JSON.stringify((await shown(without)).confirmed)).not.toContain('Lena');
});

test('a pair of two agencies who may train is confirmed without one, and the list of dates says so', async () => {
  const eventId = await world.addEvent('2027-02-01');
  await lead(eventId, ['marcia', 'dev']);
  await confirm(eventId);
  expect(await shown(eventId)).toEqual({
    confirmed: { confirmedAt: world.clock.now },
    problems: [],
    endingSoon: [],
  });
  const listed = async (who: typeof world.coordinator) =>
    (
      await world.as<{ rows: EventListed[] }>(who, 'events.list', {
        ledByMe: who !== world.coordinator,
        states: ['draft'],
        limit: 50,
      })
    ).rows.find(({ event }) => event.id === eventId)?.isDeliveryConfirmed;
  expect(await listed(world.coordinator)).toBe(true);
  expect(await listed(await world.signedIn('marcia'))).toBeUndefined();
});

test('moving the date or changing the trainers takes it back, and so does the coordinator with a reason', async () => {
  const eventId = await world.addEvent('2027-03-01');
  const isConfirmed = async () => (await shown(eventId)).confirmed !== undefined;
  await lead(eventId, ['marcia', 'dev']);
  await confirm(eventId);
  expect(await isConfirmed()).toBe(true);
  await world.ask('trainers.unassign', { eventId, personId: world.people.dev, why: 'Ill' });
  expect(await isConfirmed()).toBe(false);
  await lead(eventId, ['ivo']);
  await confirm(eventId);
  await lead(eventId, ['nora'], 'To learn');
  expect(await isConfirmed()).toBe(false);
  await confirm(eventId, 'To learn');
  const sessions = [{ startsAt: '2027-03-02T09:30:00Z', endsAt: '2027-03-02T16:00:00Z' }];
  const places = { minimum: 2, maximum: 24 };
  await world.ask('events.save', { id: eventId, courseId: world.courseId, mode: 'virtual', places, sessions });
  expect(await isConfirmed()).toBe(false);
  await confirm(eventId, 'To learn');
  await world.ask('events.save', {
    id: eventId,
    courseId: world.courseId,
    mode: 'virtual',
    places: { minimum: 2, maximum: 12 },
    sessions,
  });
  expect(await isConfirmed()).toBe(true);
  await world.ask('events.publish', { eventId });
  expect(await isConfirmed()).toBe(true);
  const moved = [{ startsAt: '2027-03-09T09:30:00Z', endsAt: '2027-03-09T16:00:00Z' }];
  await world.ask('events.move', { eventId, sessions: moved, why: 'Snow' });
  expect(await isConfirmed()).toBe(false);
  await confirm(eventId, 'To learn');
  expect(await world.ask('events.takeBackDelivery', { eventId, why: '' })).toMatchObject({
    refused: 'trainers.reason-needed',
  });
  await world.ask('events.takeBackDelivery', { eventId, why: 'The venue is in doubt' });
  expect(await isConfirmed()).toBe(false);
});

test('what speaks against it afterwards is shown beside the confirmation', async () => {
  const eventId = await world.addEvent('2027-04-12');
  await lead(eventId, ['marcia', 'ivo']);
  await confirm(eventId);
  await world.as(await world.signedIn('ivo'), 'trainers.saveAvailability', {
    availability: { kind: 'but-for', days: [{ from: '2027-04-12', to: '2027-04-16' }] },
  });
  expect(await shown(eventId)).toMatchObject({
    confirmed: { confirmedAt: world.clock.now },
    problems: [{ name: 'Ivo Of school', sentence: expect.stringContaining('a free day on 12 April 2027 missing') }],
  });
});

test('nobody is confirmed in two places at once, whatever the reason', async () => {
  const [one, other] = [await world.addEvent('2027-05-10'), await world.addEvent('2027-05-11')];
  await lead(one, ['marcia', 'dev']);
  await lead(other, ['marcia', 'dev']);
  const sessions = [{ startsAt: '2027-05-10T13:00:00Z', endsAt: '2027-05-10T15:00:00Z' }];
  const places = { minimum: 2, maximum: 24 };
  await world.ask('events.save', { id: other, courseId: world.courseId, mode: 'virtual', places, sessions });
  expect(await confirm(other, 'They can')).toMatchObject({ refused: 'trainers.busy' });
});

test('a pool that asks for newer training loses nobody what she gave before, and says what ends soon', async () => {
  await world.saveTrainer('dev', { trainingForTrainers: { achievedOn: '2022-05-09' } });
  const [before, soon, after] = [
    await world.addEvent('2027-03-25'),
    await world.addEvent('2027-04-19'),
    await world.addEvent('2027-06-14'),
  ];
  for (const eventId of [before, soon, after]) await lead(eventId, ['nora', 'dev']);
  const trainingCounts = { months: 60, from: '2027-04-01' };
  await world.ask('trainers.saveSettings', { trainingCounts });
  expect(await shown(before)).toMatchObject({ problems: [], endingSoon: [] });
  expect(await shown(soon)).toMatchObject({
    problems: [],
    endingSoon: [{ name: 'Dev Of police', what: 'training for trainers', lastOn: '2027-05-08' }],
  });
  expect(await shown(after)).toMatchObject({
    problems: [{ sentence: expect.stringContaining('that of 9 May 2022 counts for 60 months') }],
  });
  expect(await confirm(after)).toMatchObject({ refused: 'trainers.not-eligible' });
});

test('only a trainer herself and those who look after the pool say when she is free', async () => {
  const availability = { kind: 'only', days: [{ from: '2027-02-01', to: '2027-02-05' }] };
  const lena = await world.signedIn('lena');
  const of = { personId: world.people.nora, availability };
  expect(await world.as(lena, 'trainers.saveAvailability', of)).toMatchObject({ refused: 'trainers.not-found' });
  expect(await world.as(lena, 'trainers.availability', { personId: world.people.nora })).toMatchObject({
    refused: 'trainers.not-found',
  });
  await world.ask('trainers.saveAvailability', of);
  expect(await world.as(await world.signedIn('nora'), 'trainers.availability', {})).toEqual(availability);
});

test('a course cannot be approved twice', async () => {
  const approvals = [{ courseId: world.courseId }, { courseId: world.courseId, expiresOn: '2028-01-01' }];
  expect(await world.saveTrainer('nora', { approvals })).toMatchObject({ refused: 'trainers.approved-twice' });
});
