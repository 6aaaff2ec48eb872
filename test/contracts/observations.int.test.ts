import { forgetObservations, type ObservedAnswer } from '@trellis/core/quality';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answersOf, QualityWorld } from './quality-world.ts';

let world: QualityWorld;
let api: QualityWorld['api'];
let who: QualityWorld['who'];
let as: QualityWorld['as'];
let planned: QualityWorld['planned'];
let shared: QualityWorld['shared'];
let system: QualityWorld['system'];
let courseId: QualityWorld['courseId'];
let coordinator: QualityWorld['coordinator'];
let administrator: QualityWorld['administrator'];
let clock: QualityWorld['clock'];
beforeEach(async () => {
  world = await QualityWorld.open();
  ({ api, who, as, planned, shared, system, courseId, coordinator, administrator, clock } = world);
});
afterEach(() => world.westhaven[Symbol.asyncDispose]());

test('an observation is planned against what is at work, by somebody who does not lead the session, once', async () => {
  const id = await planned();
  expect(await planned()).toBe(id);
  expect(await api(coordinator).quality.observation({ id })).toMatchObject({
    state: 'planned',
    on: '2027-01-18',
    observerName: 'Olu Bright',
    sets: [{ id: 'BN-principles', standards: { length: 9 } }],
    trainers: [{ name: 'Dev Bright' }, { name: 'Marcia Bright' }],
    may: { read: true, write: false, say: false, plan: true },
  });
  await expect(planned('Marcia')).rejects.toThrow(/leads the session/);
});

test('a draft is the observer’s alone, and sending it twice or late changes nothing', async () => {
  const id = await planned();
  clock.now = '2027-01-18T12:30:00.000Z';
  const draft = {
    id,
    answers: answersOf({ 'BN-P5': { state: 'partly', note: '' } }),
    strengths: 'Clear',
    actions: [
      {
        text: 'Show the film with subtitles',
        ownerName: 'Marcia',
        dueOn: '2027-03-01',
        standard: { setId: 'BN-principles', standardId: 'BN-P5' },
      },
    ],
    savedAt: '2027-01-18T12:00:00.000Z',
  };
  const first = await as('Olu').saveObservation(draft);
  const second = await as('Olu').saveObservation({
    ...draft,
    actions: draft.actions.map((action, at) => ({ ...action, id: first.actionIds[at]! })),
  });
  expect(second).toEqual(first);
  expect(
    await as('Olu').saveObservation({ ...draft, strengths: 'Old', savedAt: '2027-01-18T11:00:00Z' }),
  ).toMatchObject({
    isKept: false,
  });
  expect(await as('Olu').observation({ id })).toMatchObject({ strengths: 'Clear', draftActions: { length: 1 } });
  expect(await api(coordinator).quality.observation({ id })).toMatchObject({
    state: 'draft',
    strengths: '',
    answers: [],
  });
  for (const name of ['Marcia', 'Una']) await expect(as(name).observation({ id })).rejects.toThrow(/no such/);
  await expect(as('Una').saveObservation(draft)).rejects.toThrow(/no such/);
  expect((await as('Marcia').observations({})).rows).toEqual([]);
});

test('a device whose clock is ahead does not lock out another one', async () => {
  const id = await planned();
  clock.now = '2027-01-18T12:00:00.000Z';
  const draft = { id, answers: [], strengths: 'Clear', actions: [] };
  await as('Olu').saveObservation({ ...draft, savedAt: '2031-01-18T12:00:00.000Z' });
  clock.now = '2027-01-18T12:05:00.000Z';
  const later = { ...draft, strengths: 'Clear and kind', savedAt: '2027-01-18T12:04:00.000Z' };
  expect(await as('Olu').saveObservation(later)).toMatchObject({ isKept: true });
});

test('it is shared when every standard is answered and what is not met in full has a note or an action', async () => {
  const id = await planned();
  clock.now = '2027-01-19T09:00:00.000Z';
  const save = (answers: ObservedAnswer[]) => as('Olu').saveObservation({ id, answers, strengths: '', actions: [] });
  const share = () => as('Olu').shareObservation({ id });
  await save(answersOf().slice(1));
  await expect(share()).rejects.toMatchObject({
    cause: { code: 'quality.unfinished', facts: { missing: [{ standardId: 'BN-P1', missing: 'answer' }] } },
  });
  await save(answersOf({ 'BN-P2': { state: 'partly', note: '' } }));
  await expect(share()).rejects.toMatchObject({ cause: { facts: { missing: [{ missing: 'note' }] } } });
  await save(answersOf({ 'BN-P2': { state: 'partly', note: 'No voice of a child' } }));
  expect(await share()).toMatchObject({ state: 'shared' });
  await expect(save(answersOf())).rejects.toThrow(/stays as it was/);
  expect((await as('Marcia').observations({})).rows).toMatchObject([{ id, counts: { met: 8, partly: 1, not: 0 } }]);
  await as('Marcia').commentObservation({ id, words: 'Agreed' });
  await as('Dev').commentObservation({ id, words: 'I will bring a case' });
  await as('Dev').commentObservation({ id, words: 'I will bring two cases' });
  const { trainerWords } = await as('Marcia').observation({ id });
  expect(trainerWords.map(({ name, words }) => `${name}: ${words}`).toSorted()).toEqual([
    'Dev Bright: I will bring two cases',
    'Marcia Bright: Agreed',
  ]);
  await expect(as('Olu').commentObservation({ id, words: 'Mine' })).rejects.toThrow(/no such/);
});

test('it is not shared before the session was held', async () => {
  const id = await planned();
  await as('Olu').saveObservation({ id, answers: answersOf(), strengths: '', actions: [] });
  await expect(as('Olu').shareObservation({ id })).rejects.toThrow(/not been held/);
});

test('a standard that was not met opens a review, and agreed actions are seen to until they are closed', async () => {
  const id = await planned();
  clock.now = '2027-01-19T09:00:00.000Z';
  const owner = who('Marcia').id;
  const action = { text: 'Plan breaks', ownerName: 'M', ownerId: owner, dueOn: '2027-02-01' };
  await as('Olu').saveObservation({
    id,
    answers: answersOf({ 'BN-P6': { state: 'not', note: 'No step-free way in' } }),
    strengths: '',
    actions: [action],
  });
  await as('Olu').shareObservation({ id });
  const [open] = (await api(coordinator).quality.reviews({ state: 'open' })).rows;
  expect(open).toMatchObject({
    courseId,
    courseTitle: 'Core groups',
    causes: [{ kind: 'observation', observationId: id }],
  });
  clock.now = '2027-02-02T09:00:00.000Z';
  expect((await as('Una').actions({})).rows).toEqual([]);
  const [mine] = (await as('Marcia').actions({ overdue: true })).rows;
  expect(mine).toMatchObject({ text: 'Plan breaks', about: 'Core groups', isOverdue: true });
  await expect(as('Una').closeAction({ id: mine!.id, what: 'Done' })).rejects.toThrow(/no such action/);
  await as('Marcia').closeAction({ id: mine!.id, what: 'Breaks are planned' });
  expect((await api(coordinator).quality.actions({ open: true })).rows).toEqual([]);
});

test('what was written of somebody goes with them, and what was found stays counted', async () => {
  const id = await shared({ 'BN-P2': { state: 'partly', note: 'Marcia read from the slides' } });
  await as('Marcia').commentObservation({ id, words: 'I was ill' });
  const marcia = who('Marcia').id;
  const held = await coordinator.run(({ store }) => store.audit.subject(marcia));
  expect(JSON.stringify(held['observation'])).toContain('read from the slides');
  expect(JSON.stringify(held['observation_trainer'])).toContain('I was ill');
  await api(administrator).audit.erasePerson({ personId: marcia, why: 'Asked for' });
  const left = await as('Dev').observation({ id });
  expect(JSON.stringify(left)).not.toMatch(/slides|ill"|Warm/);
  expect(left.answers.filter(({ state }) => state === 'partly')).toHaveLength(1);
});

test('the words of an observation are emptied two years after the session', async () => {
  const id = await shared({ 'BN-P2': { state: 'partly', note: 'Too many slides' } });
  clock.now = '2029-01-17T09:00:00.000Z';
  expect(await system((ctx) => forgetObservations(ctx))).toBe(0);
  clock.now = '2029-01-19T09:00:00.000Z';
  expect(await system((ctx) => forgetObservations(ctx))).toBe(1);
  expect(await system((ctx) => forgetObservations(ctx))).toBe(0);
  expect(JSON.stringify(await as('Dev').observation({ id }))).not.toMatch(/slides|Warm/);
});
