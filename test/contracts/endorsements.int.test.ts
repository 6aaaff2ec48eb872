import { createCallerFactory, type AppRouter, type Caller } from '@trellis/api';
import type { AgencyId, CourseId } from '@trellis/core';
import type { ContentAnswer } from '@trellis/core/standards';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWesthaven, type Westhaven } from './westhaven.ts';

const ITEMS = ['BN-I1', 'BN-I2', 'BN-I3', 'BN-I4', 'BN-I5', 'BN-I6'];
const content = ITEMS.map((standardId): ContentAnswer => ({
  standardId,
  state: 'met',
  evidence: 'Slides and case study',
}));

const clock = { now: '' };
let westhaven: Westhaven;
let lead: Caller;
let coordinator: Caller;
let agencyId: AgencyId;

/** Three people of an agency of whom level 1 is asked, and an own course of that agency. */
beforeEach(async () => {
  clock.now = '2026-11-21T09:00:00.000Z';
  westhaven = await openWesthaven(clock);
  coordinator = await westhaven.callerWith({}, [{ role: 'coordinator' }]);
  for (const [ref, number, givenName] of [
    ['avon', '1', 'Amy'],
    ['avon', '2', 'Ben'],
    ['avon', '3', 'Cara'],
    ['severn', '1', 'Dan'],
  ] as const) {
    const person = { agencyName: ref, agencyKind: 'dom-care', givenName, familyName: 'Bright', audience: ['LCF-G1'] };
    const body = { ...person, startsOn: '2020-01-06' };
    await westhaven.ask(coordinator, { method: 'PUT', path: `/people/${ref}/${number}`, key: givenName, body });
  }
  lead = await westhaven.callerWith({}, [{ role: 'agency-lead', agency: 'avon' }]);
  agencyId = lead.session.actor.grants[0]!.agencyId!;
});
afterEach(() => westhaven[Symbol.asyncDispose]());

const api = (caller: Caller) =>
  createCallerFactory(westhaven.api.router)(westhaven.api.context(caller)) as unknown as Api;
type Api = ReturnType<AppRouter['createCaller']>;

const ownCourse = async (ref = 'IH-1') =>
  (await api(lead).standards.saveOwnCourse({ agencyId, ref, title: 'Our basics' })).courseId;
const ask = (courseId: CourseId, more: { content?: ContentAnswer[] } = {}) =>
  api(lead).standards.askEndorsement({
    agencyId,
    courseId,
    setId: 'BN-induction',
    satisfies: ['LCF-L1'],
    content,
    ...more,
  });
const endorse = (id: string, from: string, expiresOn: string) =>
  api(coordinator).standards.decideEndorsement({ id, decision: 'endorsed', from, expiresOn });
const complete = async (staffNumber: string, achievedOn: string, courseRef = 'IH-1') => {
  const key = `${staffNumber}/${achievedOn}`;
  const body = { agencyRef: 'avon', staffNumber, kind: 'completion', courseRef, achievedOn };
  const { status } = await westhaven.ask(lead, { method: 'POST', path: '/evidence', key, body });
  expect(status).toBe(200);
};
const held = async (asAt: string): Promise<Record<string, string | null>> => {
  const path = `/compliance/people?agency=avon&asAt=${asAt}`;
  const { rows } = (await westhaven.ask(coordinator, { method: 'GET', path })).json as {
    rows: { staffNumber: string; heldOn: string | null }[];
  };
  return Object.fromEntries(rows.map((row) => [row.staffNumber, row.heldOn]));
};

test('a completion before the endorsement does not hold, one after does, and one after its expiry does not', async () => {
  const { id } = await ask(await ownCourse());
  clock.now = '2026-12-01T09:00:00.000Z';
  await complete('1', '2026-11-30');
  expect(await held('2026-12-01')).toEqual({ 1: null, 2: null, 3: null });
  expect(await endorse(id, '2026-12-01', '2027-11-30')).toMatchObject({ state: 'endorsed', standing: 'counts' });
  clock.now = '2028-01-15T09:00:00.000Z';
  await complete('2', '2027-02-10');
  await complete('3', '2027-12-01');
  expect(await held('2028-01-15')).toEqual({ 1: null, 2: '2027-02-10', 3: null });
  expect(await api(coordinator).standards.endorsement({ id })).toMatchObject({ standing: 'expired' });
});

test('people who had completed it already are judged again when it is endorsed, and again when that is ended', async () => {
  const { id } = await ask(await ownCourse());
  clock.now = '2026-12-20T09:00:00.000Z';
  await complete('1', '2026-11-25');
  await complete('2', '2026-12-10');
  await endorse(id, '2026-11-21', '2028-11-20');
  expect(await held('2026-12-20')).toEqual({ 1: '2026-11-25', 2: '2026-12-10', 3: null });
  await api(coordinator).standards.endEndorsement({ id, on: '2026-11-30', why: 'Its content was changed' });
  expect(await held('2026-12-20')).toEqual({ 1: '2026-11-25', 2: null, 3: null });
  expect(await api(lead).standards.endorsement({ id })).toMatchObject({ standing: 'ended', why: expect.any(String) });
});

test('where a declaration counts, it counts from its day, and an endorsement takes over without a gap', async () => {
  const administrator = await westhaven.callerWith({}, [{ role: 'administrator' }]);
  const { activations } = await api(administrator).frameworks.packs();
  const activation = activations.find(({ packId }) => packId === 'banes-standards-2021')!;
  await api(administrator).frameworks.activatePack({ ...activation, readings: { 'AMB-ST-1': 'b' } });
  const { id, standing } = await ask(await ownCourse());
  expect(standing).toBe('declared');
  clock.now = '2027-01-10T09:00:00.000Z';
  await complete('1', '2026-11-20');
  await complete('2', '2026-11-21');
  await endorse(id, '2027-01-01', '2027-12-31');
  await complete('3', '2027-01-02');
  expect(await held('2027-01-10')).toEqual({ 1: null, 2: '2026-11-21', 3: '2027-01-02' });
});

test('a refusal says why, and the agency can ask again; what is not met in full cannot count', async () => {
  const courseId = await ownCourse();
  const partly = content.map((each) => (each.standardId === 'BN-I4' ? { ...each, state: 'partly' as const } : each));
  const { id } = await ask(courseId, { content: partly });
  await expect(endorse(id, '2026-12-01', '2027-11-30')).rejects.toMatchObject({
    message: expect.stringContaining('does not yet have all'),
  });
  await api(coordinator).standards.decideEndorsement({ id, decision: 'refused', why: 'Transitions are missing' });
  await expect(endorse(id, '2026-12-01', '2027-11-30')).rejects.toThrow(/decided/);
  const again = await ask(courseId);
  expect(again.id).not.toBe(id);
  expect((await ask(courseId)).id).toBe(again.id);
  expect((await api(lead).standards.endorsements({})).rows.map((row) => row.standing)).toEqual(['asked', 'refused']);
});

test('an agency asks for its own courses only, with every item answered, and sees no other agency’s', async () => {
  const courseId = await ownCourse();
  await expect(ask(courseId, { content: content.slice(1) })).rejects.toThrow(/Still open/);
  await expect(ask(courseId, { content: content.map((each) => ({ ...each, evidence: '' })) })).rejects.toThrow(
    /what shows/,
  );
  const offered = await api(coordinator).courses.save({ ref: 'SG-1', title: 'Safeguarding' });
  await expect(ask(offered.id)).rejects.toThrow(/course of its own/);
  const { id } = await ask(courseId);
  const other = await westhaven.callerWith({}, [{ role: 'agency-lead', agency: 'severn' }]);
  await expect(api(other).standards.endorsement({ id })).rejects.toThrow(/no such request/);
  expect((await api(other).standards.endorsements({})).rows).toEqual([]);
  await expect(api(other).standards.endorsements({ agencyId })).rejects.toThrow(/agencies you were granted/);
  await expect(
    api(coordinator).courses.map({ courseId, satisfies: ['LCF-L1'], validFrom: null, validTo: null }),
  ).rejects.toThrow(/endorsing it/);
  await expect(endorse(id, '2026-11-20', '2027-11-30')).rejects.toThrow(/before that day/);
  await expect(endorse(id, '2026-12-02', '2026-12-01')).rejects.toThrow(/before the first/);
});

test('what runs out within three months is shown', async () => {
  const { id } = await ask(await ownCourse());
  await endorse(id, '2026-11-21', '2027-03-31');
  const expiring = async () =>
    (await api(lead).standards.endorsements({ expiring: true })).rows.map((row) => row.standing);
  clock.now = '2026-12-30T09:00:00.000Z';
  expect(await expiring()).toEqual([]);
  clock.now = '2026-12-31T09:00:00.000Z';
  expect(await expiring()).toEqual(['expires-soon']);
  clock.now = '2027-04-01T09:00:00.000Z';
  expect(await expiring()).toEqual([]);
});
