import { inTransaction, type Caller } from '@trellis/api';
import type { PersonId } from '@trellis/core';
import { saveReportingSettings, type Paper, type Report, type TableBlock } from '@trellis/core/reporting';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addStaff as addStaffOf, reporting, rowOf } from './reports-at-work.ts';
import { openWesthaven, type Westhaven } from './westhaven.ts';

const clock = { now: '2026-11-02T09:00:00.000Z' };
let westhaven: Westhaven;
let coordinator: Caller;
let chair: Caller;

const aJob = { kind: 'job', id: 'reports' } as const;

const plan = { kind: 'board', title: 'Half-yearly workforce report', cover: 'to the board', asAt: '2026-09-30' };

async function addEvidence(agency: string, number: number, achievedOn: string): Promise<void> {
  const staffNumber = String(number);
  const evidence = { agencyRef: agency, staffNumber, kind: 'completion', satisfies: ['LCF-L1'], achievedOn };
  await post('POST', '/evidence', { ...evidence, reference: `${agency}-${number}` });
}

const addStaff = (ref: string, kind: string, count: number, trained: number) =>
  addStaffOf(coordinator, { ref, kind, count, trained, on: '2026-01-12' });

let keys = 0;

async function post(method: string, path: string, body: object): Promise<void> {
  const { status, json } = await westhaven.ask(coordinator, { method, path, body, key: `key-${(keys += 1)}` });
  if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(json)}`);
}

beforeAll(async () => {
  westhaven = await openWesthaven(clock);
  coordinator = await westhaven.callerWith({}, [{ role: 'coordinator' }]);
  await addStaff('harbour', 'care-home', 12, 6);
  await addStaff('willow', 'ey-group', 9, 9);
  await addStaff('acorns', 'ey-home', 4, 2);
  chair = await westhaven.callerWith({}, [{ role: 'board' }]);
  clock.now = '2026-11-21T09:00:00.000Z';
});
afterAll(() => westhaven[Symbol.asyncDispose]());

const ask = <Answer>(caller: Caller, path: string, input: unknown) => reporting<Answer>(westhaven, caller, path, input);

test('a coordinator drafts a report, the chair challenges, signs, and nothing changes it any more', async () => {
  const { id } = await ask<{ id: string }>(coordinator, 'draft', plan);
  const draft = await ask<{ report: Report; paper: Paper; maySign: boolean; mayEdit: boolean }>(chair, 'get', { id });
  expect(draft).toMatchObject({ maySign: true, mayEdit: false, report: { state: 'draft' } });
  expect(draft.paper.lead).toBe(
    '3 of 3 agencies reported. We can judge 25 people; no agency has told us its headcount.',
  );
  await ask(chair, 'challenge', { id, text: 'Why is Harbour so low?' });
  await ask(chair, 'sendBack', { id, why: 'Get the headcounts first.' });
  expect(await ask(chair, 'get', { id })).toMatchObject({
    report: {
      state: 'sent-back',
      sentBackBecause: 'Get the headcounts first.',
      challenges: [
        { kind: 'question', text: 'Why is Harbour so low?' },
        { kind: 'sent-back', text: 'Get the headcounts first.' },
      ],
    },
  });
  expect(await ask(coordinator, 'publish', { id })).toMatchObject({ refused: 'access.not-permitted' });
  await ask(coordinator, 'putForward', { id, answer: 'They are in.' });
  const { hash } = await ask<{ hash: string }>(chair, 'publish', { id });
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  const signed = await ask<{ report: Report; paper: Paper }>(chair, 'get', { id });
  expect(signed).toMatchObject({ maySign: false, report: { state: 'published', hash }, paper: { fingerprint: hash } });

  clock.now = '2026-11-21T10:00:00.000Z';
  await addEvidence('harbour', 12, '2026-05-04');
  // On the same day it says what it said before, and on the next only what tells of no single person.
  expect(await ask(chair, 'get', { id })).toEqual(signed);
  clock.now = '2026-11-22T09:00:00.000Z';
  const later = await ask<{ restated: { table: TableBlock } }>(chair, 'get', { id });
  expect(later).toEqual({ ...signed, restated: later.restated });
  expect(later.restated.table.rows.at(-1)!.cells).toEqual([
    { kind: 'text', text: 'All agencies' },
    { kind: 'withheld' },
    { kind: 'withheld' },
    { kind: 'withheld' },
    { kind: 'withheld' },
    { kind: 'text', text: 'Records came in later' },
  ]);
  expect(await ask(chair, 'regenerate', { id })).toEqual({ isSame: true, published: hash });
  for (const [path, input] of [
    ['change', { id, ...plan }],
    ['challenge', { id, text: 'Late' }],
    ['sendBack', { id, why: 'Late' }],
    ['publish', { id }],
  ] as const)
    expect(await ask(path === 'change' ? coordinator : chair, path, input)).toMatchObject({
      refused: 'reporting.already-published',
    });
  await expect(
    coordinator.run(({ store }) =>
      store.reporting.saveReport({ ...plan, kind: 'board', id, state: 'draft', draftedAt: clock.now, draftedBy: aJob }),
    ),
  ).rejects.toThrow('stays as it is');
});

test('a partnership withholds more than the rule asks, and never less', async () => {
  const agencyId = await agencyOf('harbour');
  expect(await ask(coordinator, 'draft', { ...plan, agencyId })).toMatchObject({ refused: 'reporting.wrong-agency' });
  const saving = inTransaction(coordinator.run, (ctx) =>
    saveReportingSettings(ctx, { smallNumbers: 4, why: 'Agreed' }),
  );
  await expect(saving).rejects.toMatchObject({ code: 'reporting.small-numbers' });
});

test('an agency of four is withheld, and another so that nobody finds it by subtraction', async () => {
  const paper = await ask<Paper>(coordinator, 'preview', plan);
  expect(rowOf(paper, 'reach', 'The acorns')).toEqual([
    'not-known',
    'withheld',
    'not-known',
    'withheld',
    'withheld',
    '2026-11-02',
  ]);
});

test('an agency of 400 with 250 accounts that returns 310 as trained shows 310 of 400, never 250 of 250', async () => {
  clock.now = '2026-11-22T10:00:00.000Z';
  await addStaff('riverside', 'ruh', 250, 250);
  clock.now = '2026-11-22T11:00:00.000Z';
  const returns = [
    'agency_ref,on,headcount,trained,audience,note',
    'riverside,2026-03-01,400,310,,',
    'harbour,2026-08-31,20,,,',
    'oakfield,2026-08-31,63,,,',
    'harbour,2026-08-31,20,21,LCF-G1,',
    'nowhere,2026-08-31,20,,,',
    'willow,2026-13-01,20,x,,',
  ].join('\n');
  await post('PUT', '/people/oakfield/1', {
    agencyName: 'The oakfield',
    agencyKind: 'school-independent',
    givenName: 'Not',
    familyName: 'Yet',
    startsOn: '2026-11-01',
  });
  const imported = await ask(coordinator, 'importReturns', { csv: returns });
  expect(imported).toEqual({
    new: 3,
    changed: 0,
    unchanged: 0,
    refused: 3,
    faults: [
      { row: 5, field: 'trained', reason: 'is more than the headcount' },
      { row: 6, field: 'agency_ref', reason: 'is not an agency that you look after' },
      { row: 7, field: 'on', reason: 'must be a real date written YYYY-MM-DD' },
      { row: 7, field: 'trained', reason: 'must be a whole number' },
    ],
  });
  expect(await ask(coordinator, 'importReturns', { csv: returns })).toMatchObject({ new: 0, changed: 0, unchanged: 3 });

  expect(await ask(coordinator, 'importReturns', { csv: 'agency,people\nharbour,12' })).toMatchObject({
    refused: 'reporting.file-refused',
  });

  const paper = await ask<Paper>(coordinator, 'preview', plan);
  expect(rowOf(paper, 'reach', 'The riverside')).toEqual([400, 400, '400 of 400', 310, '310 of 400', '2026-03-01']);
  expect(rowOf(paper, 'reach', 'The oakfield')).toEqual([
    63,
    'not-known',
    'not-known',
    'not-known',
    'not-known',
    'No data received',
  ]);
  expect(paper.lead).toContain('4 of 5 agencies reported.');
  expect(paper.detail).toContain('The oakfield sent no data.');
  expect(JSON.stringify(paper)).not.toContain('"part":250,"whole":250');
});

test('a figure of a return is disputed by the agency’s lead, and the board reads it as disputed', async () => {
  const agencyId = await agencyOf('riverside');
  const own = await ask<Paper>(coordinator, 'preview', { ...plan, kind: 'agency', agencyId });
  expect(own.lead).toBe('We can judge 100% of the people of The riverside.');
  expect(rowOf(own, 'reach', 'The riverside')).toEqual([400, 400, '400 of 400', 310, '310 of 400', '2026-03-01']);
  expect(rowOf(own, 'records', 'Records')).toEqual([250, 250, 250, 'not-known']);
  expect(JSON.stringify(own)).not.toContain('"part":250,"whole":250');
  const lead = await westhaven.callerWith({}, [{ role: 'agency-lead', agency: 'riverside' }]);
  const { id } = await ask<{ id: string }>(lead, 'draft', { ...plan, kind: 'section-11', agencyId });
  const { returned } = await ask<{ returned: { figure: string; value: number; of: number }[] }>(lead, 'get', { id });
  expect(returned.map(({ figure, value, of }) => [figure, value, of])).toEqual([
    ['headcount', 400, null],
    ['records', 250, 400],
    ['topic:everything', 310, 400],
  ]);
  expect(
    await ask(lead, 'answer', { id, answers: [{ figure: 'topic:everything', answer: 'disputed', value: 333 }] }),
  ).toMatchObject({ refused: 'reporting.answer-faults', errors: [{ field: 'answers.0.why' }] });
  const why = 'Bank staff were left out.';
  await ask(lead, 'answer', {
    id,
    answers: [
      { figure: 'headcount', answer: 'confirmed' },
      { figure: 'topic:everything', answer: 'disputed', value: 333, why },
    ],
  });
  clock.now = '2026-11-22T12:00:00.000Z';
  await ask(lead, 'publish', { id });
  clock.now = '2026-11-22T12:00:01.000Z';
  expect(await ask(chair, 'regenerate', { id })).toMatchObject({ isSame: true });
  const board = await ask<Paper>(coordinator, 'preview', plan);
  expect(rowOf(board, 'disputed', 'The riverside')).toEqual(['Everything asked: people up to date', 310, 333, why]);
});

test('an action is kept until it is done, and a published report keeps it as it stood', async () => {
  const given = { what: 'Get data from Oakfield', owner: 'Partnership office', dueOn: '2027-03-31' };
  for (const [wrong, refused] of [
    [{ id: 'nowhere' }, 'reporting.unknown-action'],
    [{ reportId: 'nowhere' }, 'reporting.unknown-report'],
  ] as const)
    expect(await ask(chair, 'saveAction', { ...given, ...wrong, progress: 'not-started' })).toMatchObject({ refused });
  const { id } = await ask<{ id: string }>(chair, 'saveAction', { ...given, progress: 'not-started' });
  const report = await ask<{ id: string }>(coordinator, 'draft', plan);
  clock.now = '2026-11-22T13:00:00.000Z';
  await ask(chair, 'publish', report);
  clock.now = '2026-11-23T09:00:00.000Z';
  await ask(coordinator, 'saveAction', { ...given, id, progress: 'done', note: 'It came' });
  await ask(coordinator, 'saveReturn', { agencyId: (await agencyOf('harbour'))!, on: '2026-08-31', headcount: 12 });
  const { paper } = await ask<{ paper: Paper }>(chair, 'get', report);
  expect(rowOf(paper, 'actions', given.what)).toEqual([given.owner, given.dueOn, 'Not started']);
  expect(await ask(chair, 'regenerate', report)).toMatchObject({ isSame: true });
  expect(rowOf(await ask<Paper>(coordinator, 'preview', plan), 'actions', given.what)).toEqual([
    given.owner,
    given.dueOn,
    'Done 23 November 2026, It came',
  ]);
});

test('whoever was to see to an action and was erased is named in what was signed, and nowhere else', async () => {
  const person = {
    id: 'ann' as PersonId,
    givenName: 'Ann',
    familyName: 'Quillfeather',
    formerNames: [],
    staffNumbers: [],
  };
  await coordinator.run(({ store }) => store.people.savePeople([person]));
  const given = { what: 'Talk to schools', owner: 'Ann Quillfeather', dueOn: '2027-04-30', progress: 'not-started' };
  const action = await ask<{ id: string }>(chair, 'saveAction', given);
  const before = await ask<{ id: string }>(coordinator, 'draft', plan);
  clock.now = '2026-11-24T09:00:00.000Z';
  await ask(chair, 'publish', before);
  clock.now = '2026-11-24T10:00:00.000Z';
  await coordinator.run(({ store }) => store.audit.erase(person.id));
  const whoIn = async ({ id }: { readonly id: string }) =>
    rowOf((await ask<{ paper: Paper }>(chair, 'get', { id })).paper, 'actions', given.what)[0];
  expect(await whoIn(before)).toBe('Ann Quillfeather');
  expect(await ask(chair, 'regenerate', before)).toMatchObject({ isSame: true });
  const after = await ask<{ id: string }>(coordinator, 'draft', plan);
  expect(await whoIn(after)).toBe('Somebody erased');
  await ask(chair, 'publish', after);
  clock.now = '2026-11-24T11:00:00.000Z';
  expect(await whoIn(after)).toBe('Somebody erased');
  expect(await ask(chair, 'regenerate', after)).toMatchObject({ isSame: true });
  const unnamed = { ...given, ...action, owner: ' ' };
  expect(await ask(chair, 'saveAction', unnamed)).toHaveProperty('refused');
  const another = { ...given, id: action.id, owner: 'Zoë Adams' };
  expect(await ask(chair, 'saveAction', another)).toMatchObject({ owner: 'Zoë Adams' });
});

async function agencyOf(wanted: string): Promise<string | undefined> {
  return (await coordinator.run(({ store }) => store.people.agencies())).find(({ ref }) => ref === wanted)?.id;
}
