import { randomUUID } from 'node:crypto';
import { EvidenceId, type PersonId } from '@trellis/core';
import type { Evidence } from '@trellis/core/evidence';
import pg from 'pg';
import type { Measurement } from '../measurement.ts';
import { middleOf, millisecondsOf } from '../timing.ts';
import type { World } from './world.ts';

const RECORDS = 400;
const ROUNDS = 3;
const WRITERS = 8;

/** One new piece of evidence stored, judged and rolled up in one transaction, against a bare insert with its commit; by one writer and by eight. */
export async function measureNewRecord(world: World): Promise<readonly Measurement[]> {
  const pool = new pg.Pool({ ...world.database.connection.owner, max: WRITERS });
  pool.on('error', () => undefined);
  await pool.query('create schema if not exists lms');
  await pool.query('drop table if exists lms.bare');
  await pool.query(
    'create table lms.bare (id text primary key, person_id text, kind text, course_ref text, achieved_on date, hours float8)',
  );
  const people = await somePeople(world, RECORDS * (ROUNDS + 1) * 2);
  const next = () => people[Math.floor(Math.random() * people.length)]!;
  const ours = () => save(world, next());
  const bare = () =>
    pool.query({
      name: 'bare',
      text: 'insert into lms.bare values ($1, $2, $3, $4, $5, $6)',
      values: [randomUUID(), next(), 'completion', 'SG-1', world.today, 1],
    });
  const measured: Measurement[] = [];
  for (const writers of [1, WRITERS]) {
    const figures = { ours: [] as number[], bare: [] as number[] };
    let [oursMs, bareMs] = [0, 0];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [one, other] = [await rush(writers, ours), await rush(writers, bare)];
      // The first round warms up.
      if (round === 0) continue;
      figures.ours.push(...one.each);
      figures.bare.push(...other.each);
      [oursMs, bareMs] = [oursMs + one.all, bareMs + other.all];
    }
    const [own, plain] = [middleOf(figures.ours), middleOf(figures.bare)];
    measured.push({
      name: `a new record judged, stored and rolled up, ${writers} ${writers === 1 ? 'writer' : 'writers'}, half of them take no longer (99 of 100: ${own.p99.toFixed(1)} ms)`,
      value: own.p50,
      unit: 'ms',
      ratio: own.p50 / plain.p50,
      against: `a bare insert with commit (${plain.p50.toFixed(2)} ms)`,
      hold: 'at most 4',
    });
    if (writers > 1)
      measured.push({
        name: `new records by ${writers} writers`,
        value: (ROUNDS * RECORDS) / (oursMs / 1000),
        unit: 'a second',
        ratio: oursMs / bareMs,
        against: 'the time of bare inserts by as many',
        hold: 'at most 4.5',
      });
  }
  await pool.end();
  return measured;
}

/** What so many records take, one after the other by each writer: each of them and all together, milliseconds. */
async function rush(
  writers: number,
  work: () => Promise<unknown>,
): Promise<{ readonly each: number[]; readonly all: number }> {
  const each: number[] = [];
  const all = await millisecondsOf(() =>
    Promise.all(
      Array.from({ length: writers }, async () => {
        for (let left = RECORDS / writers; left > 0; left -= 1) each.push(await millisecondsOf(work));
      }),
    ),
  );
  return { each, all };
}

async function save(world: World, personId: PersonId): Promise<void> {
  const record: Evidence = {
    id: EvidenceId.parse(randomUUID()),
    personId,
    kind: 'completion',
    courseRef: 'SG-1',
    courseVersion: '3',
    satisfies: [],
    achievedOn: world.today,
    hours: 1,
    withdrawn: false,
  };
  await world.act(async (ctx) => {
    await ctx.store.evidence.save([record]);
    ctx.touch([personId]);
  });
}

/** Some people, from everywhere in the partnership. */
export async function somePeople(world: World, count: number): Promise<readonly PersonId[]> {
  const every = Math.max(1, Math.floor(world.people / count));
  return await world.owner(async (client) => {
    const { rows } = await client.query<{ id: PersonId }>(
      'select id from person where key % $1 = 0 and exists (select from post o where o.person_id = person.id) limit $2',
      [every, count],
    );
    return rows.map(({ id }) => id);
  });
}
