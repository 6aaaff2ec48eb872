import { inTransaction, type Caller } from '@trellis/api';
import type { AccountId, PersonId } from '@trellis/core';
import { schedulesDue, draftDueReport } from '@trellis/core/deliveries';
import { letterFor } from '@trellis/core/letters';
import type { Notice } from '@trellis/core/notices';
import type { Paper, Report } from '@trellis/core/reporting';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reporting } from './reports-at-work.ts';
import { openWesthaven, type Westhaven } from './westhaven.ts';

const clock = { now: '2026-11-02T09:00:00.000Z' };
const plan = { kind: 'board', title: 'Half-yearly workforce report', cover: 'to the board', asAt: '2026-09-30' };
const house = {
  publicUrl: 'https://trellis.example',
  fromAddress: 'trellis@example.org',
  partnershipName: 'Westhaven',
  partnershipId: 'w',
};

interface Opened {
  readonly report: Report;
  readonly paper: Paper;
}

let westhaven: Westhaven;
let system: Caller;
let rosa: Caller;
let helen: Caller;

beforeEach(async () => {
  clock.now = '2026-11-02T09:00:00.000Z';
  westhaven = await openWesthaven(clock);
  system = await westhaven.callerWith({ kind: 'job', id: 'clock' }, [{ role: 'administrator' }]);
  rosa = await somebody('rosa', 'Lindqvist', 'coordinator');
  helen = await somebody('helen', 'Frost', 'board');
});
afterEach(() => westhaven[Symbol.asyncDispose]());

/** Somebody with an account, a record and an address. */
async function somebody(id: string, familyName: string, role: 'coordinator' | 'board'): Promise<Caller> {
  const personId = id as PersonId;
  const givenName = `${id[0]!.toUpperCase()}${id.slice(1)}`;
  await system.run(async ({ store, now }) => {
    const person = { id: personId, givenName, familyName, formerNames: [], staffNumbers: [] };
    await store.people.savePeople([{ ...person, workEmail: `${id}@westhaven.example` }]);
    const account = { issuer: 'https://lms.example', clientId: 'c', subject: id, state: 'joined' } as const;
    const shownName = `${givenName} ${familyName}`;
    await store.access.saveAccount({ ...account, id: `${id}-a` as AccountId, personId, shownName, lastSeenAt: now });
  });
  return await westhaven.callerWith({ kind: 'account', id: `${id}-a`, personId }, [{ role }]);
}

const ask = <Answer>(caller: Caller, path: string, input: object) => reporting<Answer>(westhaven, caller, path, input);
const draft = async () => (await ask<{ id: string }>(rosa, 'draft', plan)).id;
const opened = (id: string, caller = helen) => ask<Opened>(caller, 'get', { id });
const notices = (): Promise<readonly Notice[]> =>
  system.run(async ({ store }) => (await store.notices.listNotices({ state: 'waiting' }, { limit: 50 })).rows);
const told = async () =>
  (await notices()).map(({ personId, kind, sequence }) => `${personId}: ${kind} ${sequence}`).toSorted();
const letters = async (kind: Notice['kind']) => {
  const found = (await notices()).filter((each) => each.kind === kind).toSorted((a, b) => a.sequence - b.sequence);
  return await inTransaction(system.run, async (ctx) => {
    const written = [];
    for (const notice of found) written.push(await letterFor(ctx, notice, house));
    return written;
  });
};

test('a draft that was sent back cannot be signed, shows by whom, when and why, and whoever drew it up is written to', async () => {
  const id = await draft();
  clock.now = '2026-11-03T09:00:00.000Z';
  await ask(helen, 'sendBack', { id, why: 'Ask Ann Quillfeather for the headcounts first.' });
  expect(await ask(helen, 'publish', { id })).toMatchObject({ refused: 'reporting.sent-back' });
  expect(await ask(helen, 'sendBack', { id, why: 'Once more' })).toMatchObject({ refused: 'reporting.sent-back' });
  const back = {
    state: 'sent-back',
    sentBackBecause: 'Ask Ann Quillfeather for the headcounts first.',
    sentBackBy: 'Helen Frost',
    sentBackAt: clock.now,
  };
  expect((await opened(id)).report).toMatchObject(back);
  expect(JSON.stringify((await opened(id)).paper)).toContain('Sent back by Helen Frost, 3 November 2026');
  expect(await ask(rosa, 'list', {})).toMatchObject({ rows: [back] });
  expect(await told()).toEqual(['rosa: report-sent-back 1']);
  const [letter] = await letters('report-sent-back');
  expect(letter).toMatchObject({ state: 'ready', to: { address: 'rosa@westhaven.example' } });
  expect(letter!.letter!.text).toContain(`https://trellis.example/reports/${id}`);
  // Why, and by whom, stands behind the address only.
  expect(JSON.stringify(letter)).not.toMatch(/Quillfeather|headcounts|Helen/);
});

test('put forward again with an answer it can be signed, the answer is on record, and whoever sent it back is written to', async () => {
  const id = await draft();
  expect(await ask(rosa, 'putForward', { id, answer: 'Here' })).toMatchObject({ refused: 'reporting.not-sent-back' });
  await ask(helen, 'sendBack', { id, why: 'Get the headcounts first.' });
  expect(await ask(helen, 'putForward', { id, answer: 'Here' })).toMatchObject({ refused: 'access.not-permitted' });
  expect(await ask(rosa, 'putForward', { id, answer: ' ' })).toHaveProperty('refused');
  await ask(rosa, 'putForward', { id, answer: 'They are in since Monday.' });
  const { report, paper } = await opened(id);
  expect(report).toMatchObject({
    state: 'draft',
    challenges: [
      { kind: 'sent-back', text: 'Get the headcounts first.', by: 'Helen Frost' },
      { kind: 'answer', text: 'They are in since Monday.', by: 'Rosa Lindqvist' },
    ],
  });
  expect(report).not.toHaveProperty('sentBackBecause');
  expect(JSON.stringify(paper)).toContain('Answered by Rosa Lindqvist, 2 November 2026');
  expect(await told()).toEqual(['helen: report-put-forward 1', 'rosa: report-sent-back 1']);
  expect(await letters('report-put-forward')).toMatchObject([{ state: 'ready', to: { name: 'Helen Frost' } }]);
  // It went forward before the letter went.
  expect(await letters('report-sent-back')).toMatchObject([{ state: 'not-needed' }]);
  expect(await ask(helen, 'publish', { id })).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(await letters('report-put-forward')).toMatchObject([{ state: 'not-needed' }]);
  const entries = await system.run(async ({ store }) => (await store.audit.entries({}, { limit: 50 })).rows);
  expect(entries.flatMap(({ action, subject }) => (subject.id === id ? [action] : [])).toSorted()).toEqual([
    'reporting.draft',
    'reporting.publish',
    'reporting.put-forward',
    'reporting.send-back',
  ]);
});

test('a change of what it is about makes it a draft again; saving it as it was does not', async () => {
  const id = await draft();
  await ask(helen, 'sendBack', { id, why: 'Another day, please.' });
  await ask(rosa, 'change', { id, ...plan });
  expect((await opened(id)).report).toMatchObject({ state: 'sent-back', sentBackBecause: 'Another day, please.' });
  await ask(rosa, 'change', { id, ...plan, asAt: '2026-10-31' });
  expect((await opened(id)).report).toMatchObject({ state: 'draft', draftedBy: 'Rosa Lindqvist' });
  expect(await told()).toEqual(['helen: report-put-forward 1', 'rosa: report-sent-back 1']);
  await ask(helen, 'sendBack', { id, why: 'And another title.' });
  expect(await told()).toEqual(['helen: report-put-forward 1', 'rosa: report-sent-back 1', 'rosa: report-sent-back 2']);
  // Of what came back twice only the later letter still says what is so.
  expect((await letters('report-sent-back')).map(({ state }) => state)).toEqual(['not-needed', 'ready']);
});

test('a draft that a schedule made comes back to whoever keeps the schedule', async () => {
  await ask(rosa, 'saveSchedule', {
    title: 'Monthly',
    kind: 'board',
    months: [11],
    day: 5,
    recipients: [{ name: 'Omar Ali', email: 'omar@board.example' }],
    formats: ['pdf'],
  });
  clock.now = '2026-11-05T09:00:00.000Z';
  const id = await inTransaction(system.run, async (ctx) => draftDueReport(ctx, (await schedulesDue(ctx))[0]!));
  await ask(helen, 'sendBack', { id: id!, why: 'Too early.' });
  expect(await told()).toEqual(['rosa: report-sent-back 1']);
});

test('what was drawn up before persons were kept, or by a system, is sent back without a letter', async () => {
  const draftedBy = { kind: 'token', id: 'gone' } as const;
  await system.run(({ store, now }) =>
    store.reporting.saveReport({ ...plan, kind: 'board', id: 'old', state: 'draft', draftedAt: now, draftedBy }),
  );
  await ask(helen, 'sendBack', { id: 'old', why: 'Get the headcounts first.' });
  expect(await told()).toEqual([]);
  await system.run(async ({ store }) => {
    const report = (await store.reporting.report('old'))!;
    await store.reporting.saveReport({ ...report, id: 'older', state: 'sent-back', sentBackBecause: 'Late' });
  });
  expect((await opened('older')).report).toMatchObject({ state: 'sent-back', sentBackBecause: 'Late' });
  await ask(rosa, 'putForward', { id: 'older', answer: 'In time now.' });
  expect(await told()).toEqual([]);
});
