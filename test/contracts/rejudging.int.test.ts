import { askForRejudging, JUDGE_EDITION } from '@trellis/core/compliance';
import { rejudgeNow } from '@trellis/host';
import { inPartnership, rejudgingWork } from '@trellis/store';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRejudgingWorld, PEOPLE, type RejudgingWorld } from './rejudging-world.ts';

let world: RejudgingWorld;
beforeAll(async () => {
  world = await openRejudgingWorld();
}, 120_000);
afterAll(() => world[Symbol.asyncDispose]());

const latest = () => world.act((ctx) => ctx.store.compliance.latestRejudging());

/** What keeps a partition's rows apart from others', and who may read them. */
async function partitions() {
  const { rows } = await sql`
    select c.relname, c.relkind, pg_get_expr(c.relpartbound, c.oid) as bound, c.relrowsecurity, c.relacl::text, c.reloptions::text, r.rolname,
      (select array_agg(pg_get_constraintdef(k.oid) order by pg_get_constraintdef(k.oid)) from pg_constraint k where k.conrelid = c.oid) as constraints,
      (select array_agg(d order by d) from pg_index i, regexp_replace(pg_get_indexdef(i.indexrelid), 'INDEX [a-z0-9_]+ ON', 'INDEX ON') d where i.indrelid = c.oid) as indexes,
      (select array_agg(a.attname || ' ' || a.attnotnull || ' ' || a.atthasdef order by a.attname) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
    from pg_class c join pg_roles r on r.oid = c.relowner where c.relname in (${`span_${world.partnershipId}`}, ${`tally_${world.partnershipId}`})
    order by c.relname`.execute(world.database.owner);
  return rows;
}

test('rules that come together with the people whom they concern judge them at once', async () => {
  expect(await latest()).toBeUndefined();
  expect(await world.differing()).toBe(0);
});

test('a change for many leaves the figures of before until everybody is judged again, and what was answered then stays', async () => {
  const before = await world.answers();
  const tables = await partitions();
  await world.ask(12);
  const waiting = await world.answers();
  expect(waiting.text).toBe(before.text);
  expect(await latest()).toMatchObject({ state: 'waiting', why: ['interval-changed'], endedAt: null });
  expect(await world.differing()).toBe(0);

  expect(await world.rejudge()).toBe('done');
  const after = await world.answers();
  expect(after.text).not.toBe(before.text);
  expect(await world.differing()).toBe(0);
  expect((await world.answers(before.at)).text).toBe(before.text);
  expect((await world.answers(waiting.at)).text).toBe(before.text);
  expect((await world.answers(after.at)).text).toBe(after.text);
  const done = (await latest())!;
  expect(done).toMatchObject({ state: 'done', peopleDone: PEOPLE, peopleOf: PEOPLE });
  expect(done.changedSpans).toBeGreaterThan(PEOPLE);
  expect(await partitions()).toEqual(tables);
  expect(await world.rejudge()).toBe('nothing');
});

test('everybody judged again by the same rules, twice, is as before', async () => {
  const before = await world.answers();
  for (const _ of [1, 2]) {
    await world.act((ctx) => askForRejudging(ctx));
    expect(await world.rejudge()).toBe('done');
  }
  expect((await world.answers()).text).toBe(before.text);
  expect(await latest()).toMatchObject({ why: ['asked-for'], changedSpans: 0 });
  expect(await world.differing()).toBe(0);
});

test('a corrected judge judges everybody again by itself, once', async () => {
  const { database, installation, partnershipId } = world;
  const { owner } = database;
  expect(await rejudgingWork(database)).toEqual([]);
  await owner
    .updateTable('door.partnership')
    .set({ judged_by: JUDGE_EDITION - 1 })
    .execute();
  await inPartnership(owner, partnershipId, (tx) =>
    sql`update span set due_on = due_on + 1 where person_key = 1`.execute(tx),
  );
  expect(await world.differing()).toBeGreaterThan(0);

  expect(await rejudgingWork(database)).toEqual([partnershipId]);
  await rejudgeNow(installation, partnershipId);
  expect(await latest()).toMatchObject({ why: ['judge-corrected'], state: 'done' });
  expect(await world.differing()).toBe(0);
  expect(await rejudgingWork(database)).toEqual([]);
});

test('who is judged while everybody waits is judged by the rules of before, and then by the new ones like everybody', async () => {
  await world.ask(24, '2022-01-01');
  await world.learn(1);
  const between = await world.answers();
  expect(await world.differing()).toBe(0);
  expect(await world.rejudge()).toBe('done');
  expect(await world.differing()).toBe(0);
  expect((await world.answers(between.at)).text).toBe(between.text);
});

test('a small change of rules that comes while many wait waits with them', async () => {
  await world.ask(18, '2023-01-01');
  const before = await world.answers();
  await world.act(async (ctx) => {
    const [held] = await ctx.store.pathways.overrides();
    await ctx.changeRules({ why: 'job-title-mapped', who: () => Promise.resolve([]) });
    await ctx.store.pathways.saveOverride({ ...held!, to: '2020-06-30' });
  });
  expect((await world.answers()).text).toBe(before.text);
  expect(await latest()).toMatchObject({ state: 'waiting', why: ['interval-changed', 'job-title-mapped'] });
  expect(await world.rejudge()).toBe('done');
  expect(await world.differing()).toBe(0);
});

test('whoever writes meanwhile is neither held up nor forgotten', async () => {
  await world.ask(30, '2024-01-01');
  let isOver = false;
  let written = 0;
  const writing = [0, 1, 2].map(async (writer) => {
    for (let number = writer; !isOver; number += 3) {
      await world.learn(number % PEOPLE);
      written += 1;
    }
  });
  expect(await world.rejudge()).toBe('done');
  isOver = true;
  await Promise.all(writing);
  expect(written).toBeGreaterThan(0);
  expect(await world.differing()).toBe(0);
});

test('rules that change while everybody is being judged are those by which everybody is judged in the end', async () => {
  await world.ask(33, '2024-02-01');
  let isChanged: Promise<void> | undefined;
  expect(await world.rejudge({ onProgress: () => void (isChanged ??= world.ask(9, '2024-03-01')) })).toBe('done');
  await isChanged;
  // It may have come in time for the first, or have asked for another.
  await world.rejudge();
  expect(await world.differing()).toBe(0);
  const shortest = await world.act((ctx) => ctx.store.compliance.spansOf(['p7' as never]));
  expect(shortest.some(({ because }) => because.intervalMonths === 9)).toBe(true);
});

test('of two services one does it', async () => {
  await world.ask(15, '2024-04-01');
  const outcomes = await Promise.all([world.rejudge(), world.rejudge()]);
  expect(outcomes).toContain('done');
  expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
  expect(await world.differing()).toBe(0);
});

test('whoever reads for long holds the new figures up, and nobody else; then they are there', async () => {
  await world.ask(21, '2024-05-01');
  const before = await world.answers();
  let begin: () => void = () => undefined;
  const isReading = new Promise<void>((resolve) => (begin = resolve));
  let end: () => void = () => undefined;
  const hasRead = new Promise<void>((resolve) => (end = resolve));
  const reading = world.act(async (ctx) => {
    await ctx.store.compliance.counts({ all: true }, { asAt: '2026-06-01' });
    begin();
    await hasRead;
    return JSON.stringify(await ctx.store.compliance.counts({ all: true }, { asAt: '2026-06-01' }));
  });
  await isReading;
  const judging = world.rejudge();
  let state: string | undefined;
  while (state !== 'storing') state = (await latest())?.state;
  for (let number = 0; number < 20; number += 1) expect((await world.answers()).text).toBe(before.text);
  end();
  expect((await reading).length).toBeGreaterThan(2);
  expect(await judging).toBe('done');
  expect((await world.answers()).text).not.toBe(before.text);
  expect(await world.differing()).toBe(0);
});

test('a service that stops leaves nothing behind, and the next one begins anew', async () => {
  await world.ask(27, '2024-06-01');
  const before = await world.answers();
  expect(await world.rejudge({ isStopping: () => true })).toBe('stopped');
  expect((await world.answers()).text).toBe(before.text);
  expect(await world.rejudge()).toBe('done');
  expect(await world.differing()).toBe(0);
});
