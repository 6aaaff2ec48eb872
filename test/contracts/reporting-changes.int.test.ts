import { inTransaction, type Caller } from '@trellis/api';
import { JUDGING_OPTIONS } from '@trellis/core/compliance';
import { withdrawEvidence } from '@trellis/core/evidence';
import { activatePack } from '@trellis/core/frameworks';
import { mergePersons } from '@trellis/core/people';
import type { Paper, Reconciled } from '@trellis/core/reporting';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addStaff, reporting } from './reports-at-work.ts';
import { openWesthaven, type Westhaven } from './westhaven.ts';

const clock = { now: '2026-09-02T09:00:00.000Z' };
const plan = { kind: 'board', title: 'Half-yearly report', cover: '', asAt: '2026-06-30' };
let westhaven: Westhaven;
let coordinator: Caller;
let chair: Caller;

/** Early years staff learnt in January 2024; from 1 September 2025 their own framework asks for more. */
beforeAll(async () => {
  westhaven = await openWesthaven(clock);
  coordinator = await westhaven.callerWith({}, [{ role: 'administrator' }]);
  chair = await westhaven.callerWith({}, [{ role: 'board' }]);
  await addStaff(coordinator, { ref: 'willow', kind: 'ey-group', count: 12, trained: 12, on: '2024-01-10' });
  await addStaff(coordinator, { ref: 'harbour', kind: 'care-home', count: 14, trained: 7, on: '2024-01-10' });
});
afterAll(() => westhaven[Symbol.asyncDispose]());

const ask = <Answer>(caller: Caller, path: string, input: unknown) => reporting<Answer>(westhaven, caller, path, input);

test('a line that dropped because a rule changed is explained by both rules, over the same people and evidence', async () => {
  const paper = await ask<Paper>(coordinator, 'preview', plan);
  const section = paper.sections.find(({ id }) => id === 'changes')!;
  expect(section.title).toBe('3. Why did early years drop?');
  const readings = section.blocks.find((block) => block.kind === 'readings')!;
  expect(readings.bars.map(({ title, share }) => [title, share])).toEqual([
    ['Old rule', { kind: 'share', part: 12, whole: 12 }],
    ['New rule', { kind: 'share', part: 0, whole: 12 }],
  ]);
  expect(section.blocks[0]).toMatchObject({ text: expect.stringContaining('Nobody did less training.') });
  expect(section.blocks[0]).toMatchObject({ text: expect.stringContaining('on 30 September 2025') });
  const trend = paper.sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === 'trend')!;
  expect(trend.marks.map(({ on }) => on)).toEqual(['2025-09-01']);
  expect(trend.lines.map(({ id }) => id)).toEqual(['all', 'early-years']);
});

test('whatever comes in after it was signed, its figures are worked out again to the byte', async () => {
  const report = await ask<{ id: string }>(coordinator, 'draft', plan);
  clock.now = '2026-09-03T09:00:00.000Z';
  await ask(chair, 'publish', report);
  const signed = await ask(chair, 'get', report);

  clock.now = '2026-09-04T09:00:00.000Z';
  await addStaff(coordinator, { ref: 'harbour', kind: 'care-home', count: 16, trained: 16, on: '2026-02-02' });
  await inTransaction(coordinator.run, async (ctx) => {
    const agencies = await ctx.store.people.agencies();
    const agencyId = agencies.find(({ ref }) => ref === 'willow')!.id;
    const numbered = async (staffNumber: string) =>
      (await ctx.store.people.identified([{ agencyId, staffNumber }], []))[0]!.id;
    const [evidence] = await ctx.store.evidence.ofPeople([await numbered('7')]);
    await withdrawEvidence(ctx, evidence!.id, 'It was somebody else’s.');
    await mergePersons(ctx, { keptId: await numbered('8'), mergedId: await numbered('9'), why: 'They are one.' });
  });
  const londons = (await coordinator.run(({ store }) => store.frameworks.activations())).find(({ packId }) =>
    packId.includes('london'),
  )!;
  await inTransaction(coordinator.run, (ctx) => activatePack(ctx, { ...londons, to: '2026-03-31' }, JUDGING_OPTIONS));

  expect(await ask(chair, 'regenerate', report)).toMatchObject({ isSame: true });
  expect(await ask(chair, 'get', report)).toMatchObject(signed as object);
  clock.now = '2026-10-02T09:00:00.000Z';
  const next = await ask<Paper>(coordinator, 'preview', { ...plan, asAt: '2026-09-30' });
  expect(next.sections.map(({ id }) => id)).toContain('restated');
  expect(await ask<Paper>(coordinator, 'preview', plan)).not.toMatchObject({
    figures: (signed as { paper: Paper }).paper.figures,
  });
});

test('where an agency’s own list differs, the same people are shown with the rule that makes the difference', async () => {
  const { id } = await ask<{ id: string }>(coordinator, 'draft', plan);
  const agencies = await coordinator.run(({ store }) => store.people.agencies());
  const agencyId = agencies.find(({ ref }) => ref === 'willow')!.id;
  const numbers = Array.from({ length: 12 }, (_, index) => String(index + 1));
  const csv = ['staff_number,trained', ...numbers.slice(1).map((each) => `${each},yes`), '99,no'].join('\n');
  const found = await ask<Reconciled>(coordinator, 'reconcile', { id, agencyId, requirement: 'EYFS-ANNEX-C', csv });
  expect(found.counts).toEqual({ same: 0, theirsOnly: 1, oursOnly: 1, different: 11 });
  expect(found.rows.find(({ staffNumber }) => staffNumber === '5')).toMatchObject({
    theirs: 'trained',
    ours: 'overdue',
    rule: expect.stringContaining('nothing on record counts for it'),
  });
  expect(found.rows.find(({ staffNumber }) => staffNumber === '99')).toMatchObject({
    theirs: 'not-trained',
    ours: null,
  });
  expect(found.rows.find(({ staffNumber }) => staffNumber === '1')).toMatchObject({ theirs: 'not-listed' });
  const lead = await westhaven.callerWith({}, [{ role: 'agency-lead', agency: 'harbour' }]);
  expect(await ask(lead, 'reconcile', { id, agencyId, requirement: 'LCF-L1' })).toMatchObject({
    refused: 'reporting.unknown-report',
  });
});

test('a scrutineer reads the rows behind a signed report without reading people', async () => {
  const scrutineer = await westhaven.callerWith({}, [{ role: 'scrutineer' }]);
  const draft = await ask<{ id: string }>(coordinator, 'draft', plan);
  expect(await ask(scrutineer, 'extract', draft)).toMatchObject({ refused: 'reporting.not-published' });
  clock.now = '2026-10-05T09:00:00.000Z';
  await ask(chair, 'publish', draft);
  const path = `/reports/${draft.id}/extract.csv`;
  const { json, type } = await westhaven.ask(scrutineer, { method: 'GET', path });
  expect(type).toContain('text/csv');
  const [header, ...rows] = String(json).trim().split('\r\n');
  expect(header).toBe('person,agency_ref,requirement,state,held_in,due_in,rule,pack,version');
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.every((row) => /^[0-9a-f]{16},(willow|harbour)?,/.test(row))).toBe(true);
  const people = await coordinator.run(({ store }) => store.people.peopleIn());
  expect(people.filter((id) => String(json).includes(id))).toEqual([]);
  expect((await westhaven.ask(chair, { method: 'GET', path })).status).toBe(403);
});
