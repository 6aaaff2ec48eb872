import type { Caller } from '@trellis/api';
import type { AgencyId, PersonId } from '@trellis/core';
import type { PolicyInstalled } from '@trellis/core/billing';
import { expect, test } from 'vitest';
import { openTrainerPool } from './trainer-pool-world.ts';
import { QualityWorld } from './quality-world.ts';
import { addStaff, reporting } from './reports-at-work.ts';
import { call } from './two-tenants.ts';
import { openWesthaven } from './westhaven.ts';

/** The audit trail is never changed, so what somebody wrote about people stands where it can be emptied, and not in it. */
const WORDS = 'Ms Delacroix-Whitmore';

async function trail(caller: Caller) {
  const { rows } = await caller.run(({ store }) => store.audit.entries({}, { limit: 500 }));
  return rows;
}
const withWords = (rows: Awaited<ReturnType<typeof trail>>) =>
  rows.filter((row) => JSON.stringify(row).includes(WORDS)).map(({ action }) => action);

test('lessons, reviews, and what shows that standards are met leave what changed in the audit, but none of their words', async () => {
  const world = await QualityWorld.open();
  await using _ = world.westhaven;
  const { courseId, coordinator, api } = world;
  const { quality, standards, courses } = api(coordinator);
  const lesson = { title: WORDS, summary: WORDS, receivedOn: '2026-12-01', courseIds: [], state: 'open' as const };
  const { id } = await quality.saveLesson(lesson);
  await quality.saveLesson({ ...lesson, id, summary: `${WORDS}, again` });
  await quality.openReview({ courseId, why: WORDS });
  await courses.saveVersion({ courseId, version: '1', validFrom: null, validTo: null, objectives: [], standards: [] });
  const about = { courseId, version: '1', setId: 'BN-principles', standardId: 'BN-P1' };
  await standards.answerDesign({ ...about, state: 'met', evidence: WORDS });
  const agencyId = (await api(coordinator).people.agencies()).find(({ ref }) => ref === 'avon')!.id as AgencyId;
  const own = await standards.saveOwnCourse({ agencyId, ref: 'IH-1', title: 'Our basics' });
  const content = Array.from({ length: 6 }, (_each, at) => ({
    standardId: `BN-I${at + 1}`,
    state: 'met' as const,
    evidence: WORDS,
  }));
  await standards.askEndorsement({
    agencyId,
    courseId: own.courseId,
    setId: 'BN-induction',
    satisfies: ['LCF-L1'],
    content,
  });
  const rows = await trail(coordinator);
  expect(withWords(rows)).toEqual([]);
  const [changed, added] = rows.filter(({ action }) => action === 'quality.save-lesson');
  expect([added?.after, changed?.after]).toMatchObject([{ worded: ['title', 'summary'] }, { worded: ['summary'] }]);
  expect(rows.find(({ action }) => action === 'standards.ask-endorsement')?.after).toMatchObject({
    content: expect.arrayContaining([['BN-I1', 'met']]),
  });
});

test('why trainers were confirmed against a rule is forgotten with the trainers', async () => {
  const world = await openTrainerPool('2026-11-22T10:00:00.000Z');
  await using _ = world.westhaven;
  const eventId = await world.addEvent('2027-01-20');
  await world.ask('trainers.assign', { eventId, personIds: [world.people.lena, world.people.dev], override: WORDS });
  await world.ask('events.confirmDelivery', { eventId, override: WORDS });
  const sessions = [{ startsAt: '2027-01-20T09:30:00Z', endsAt: '2027-01-20T16:00:00Z' }];
  const places = { minimum: 2, maximum: 12 };
  await world.ask('events.save', { id: eventId, courseId: world.courseId, mode: 'virtual', places, sessions });
  await world.ask('events.confirmDelivery', { eventId, override: WORDS });
  await world.ask('events.takeBackDelivery', { eventId, why: WORDS });
  await world.saveTrainer('lena', { equivalent: { what: WORDS, achievedOn: '2020-01-06' } });
  expect(new Set(withWords(await trail(world.coordinator)))).toEqual(
    new Set(['trainers.save', 'events.take-back-delivery', 'events.confirm-delivery', 'trainers.assign']),
  );
  await world.coordinator.run(async ({ store }) => {
    for (const name of ['lena', 'dev'] as const) await store.audit.erase(world.people[name] as PersonId);
  });
  expect(withWords(await trail(world.coordinator))).toEqual([]);
});

test('what a board asks and decides, and for whom a sign-in link is, leave none of their words in the audit', async () => {
  await using westhaven = await openWesthaven({ now: '2026-11-22T10:00:00.000Z' });
  const coordinator = await westhaven.callerWith({ kind: 'account', id: 'rosa' }, [{ role: 'coordinator' }]);
  const chair = await westhaven.callerWith({ kind: 'account', id: 'helen' }, [{ role: 'board' }]);
  const administrator = await westhaven.callerWith({ kind: 'account', id: 'ada' }, [{ role: 'administrator' }]);
  const plan = { kind: 'board', title: 'Half-yearly report', cover: '', asAt: '2026-09-30' };
  const { id: reportId } = await reporting<{ id: string }>(westhaven, coordinator, 'draft', plan);
  await reporting(westhaven, chair, 'challenge', { id: reportId, text: WORDS });
  const action = { reportId, what: WORDS, owner: WORDS, dueOn: '2027-01-31', progress: 'not-started', note: WORDS };
  const { id } = await reporting<{ id: string }>(westhaven, chair, 'saveAction', action);
  await reporting(westhaven, chair, 'saveAction', { ...action, id, progress: 'under-way', note: `${WORDS} began` });
  const link = { name: WORDS, grant: { role: 'board' } };
  await call(westhaven.api, administrator, 'access.createSignInLink', link);
  const rows = await trail(administrator);
  expect(withWords(rows)).toEqual([]);
  const [changed, added] = rows.filter((row) => row.action === 'reporting.save-action');
  expect([added?.after, changed?.before, changed?.after]).toMatchObject([
    { reportId, dueOn: '2027-01-31', progress: 'not-started', worded: ['what', 'owner', 'note'] },
    { progress: 'not-started' },
    { progress: 'under-way', worded: ['note'] },
  ]);
  expect(rows.map((row) => row.action)).toContain('reporting.challenge');
  expect(rows.find((row) => row.action === 'access.create-sign-in-link')?.after).toHaveProperty('grant');
});

test('why a draft was sent back, what was answered, and why an agency disputes a figure stand with the report only', async () => {
  await using westhaven = await openWesthaven({ now: '2026-11-22T10:00:00.000Z' });
  const coordinator = await westhaven.callerWith({ kind: 'account', id: 'rosa' }, [{ role: 'coordinator' }]);
  const chair = await westhaven.callerWith({ kind: 'account', id: 'helen' }, [{ role: 'board' }]);
  const plan = { kind: 'board', title: 'Half-yearly report', cover: '', asAt: '2026-09-30' };
  const { id } = await reporting<{ id: string }>(westhaven, coordinator, 'draft', plan);
  await reporting(westhaven, chair, 'sendBack', { id, why: WORDS });
  await reporting(westhaven, coordinator, 'putForward', { id, answer: WORDS });
  await addStaff(coordinator, { ref: 'harbour', kind: 'care-home', count: 1, trained: 0, on: '2026-01-12' });
  const lead = await westhaven.callerWith({}, [{ role: 'agency-lead', agency: 'harbour' }]);
  const agencyId = (await coordinator.run(({ store }) => store.people.agencies()))[0]!.id;
  const ownPlan = { ...plan, kind: 'section-11', agencyId };
  const { id: returnId } = await reporting<{ id: string }>(westhaven, lead, 'draft', ownPlan);
  const disputed = { figure: 'headcount', answer: 'disputed', value: 3 };
  for (const why of [WORDS, `${WORDS}, again`])
    await reporting(westhaven, lead, 'answer', { id: returnId, answers: [{ ...disputed, why }] });
  const rows = await trail(coordinator);
  expect(withWords(rows)).toEqual([]);
  expect(rows.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['reporting.send-back', 'reporting.put-forward']),
  );
  const [again, first] = rows.filter(({ action }) => action === 'reporting.answer');
  expect([first?.before, first?.after]).toEqual([[], [{ ...disputed, worded: ['why'] }]]);
  expect([again?.before, again?.after]).toEqual([[disputed], [{ ...disputed, worded: ['why'] }]]);
});

test('who confirmed a policy stands with what is in force, and the audit says that somebody did', async () => {
  await using westhaven = await openWesthaven({ now: '2026-11-22T10:00:00.000Z' });
  const finance = await westhaven.callerWith({}, [{ role: 'finance' }]);
  const ask = (path: string, input: object) => call(westhaven.api, finance, `billing.${path}`, input);
  const [{ policy }] = (await ask('policies', {})) as [PolicyInstalled];
  const { id } = (await ask('saveDraft', { policy })) as { id: string };
  for (const from of ['2027-04-01', '2028-04-01']) await ask('putDraftInForce', { id, from, confirmedBy: WORDS });
  const rows = await trail(finance);
  expect(withWords(rows)).toEqual([]);
  expect(rows.find(({ action }) => action === 'billing.end-policy')).toMatchObject({
    before: { packId: 'own-charging', from: '2027-04-01', to: null, isConfirmed: true },
    after: { packId: 'own-charging', to: '2028-03-31', isConfirmed: true },
  });
  expect(rows.find(({ action }) => action === 'frameworks.activate-pack')?.after).toMatchObject({
    from: '2028-04-01',
    isConfirmed: true,
  });
  expect(JSON.stringify(await ask('policies', {}))).toContain(WORDS);
});
