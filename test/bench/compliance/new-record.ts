import { randomUUID } from 'node:crypto';
import { EvidenceId, type PersonId } from '@trellis/core';
import type { Evidence } from '@trellis/core/evidence';
import pg from 'pg';
import type { Measurement } from '../measurement.ts';
import { middleOf, millisecondsOf } from '../timing.ts';
import { SUPERUSER, type World } from './world.ts';

const RECORDS = 400;
const ROUNDS = 3;
const WRITERS = 8;

/** How much longer a disk in a data centre takes to flush than one that answers at once, microseconds. */
const FLUSH = 1000;

/** Whom a new record is held against. */
const AGAINST = {
  unjudged: 'the same row saved by the product and judged by nobody',
  bare: 'a bare insert with commit, without partnership, policy or foreign key',
} as const;

/**
 * One new piece of evidence stored, judged and rolled up in one transaction: against the same row that is only stored, and against a bare insert of it
 * into a table of nobody's; by one writer and by eight, and by one as it is where a flush takes a millisecond longer.
 */
export async function measureNewRecord(world: World): Promise<readonly Measurement[]> {
  const pool = new pg.Pool({ ...world.database.connection.owner, max: WRITERS });
  pool.on('error', () => undefined);
  await pool.query('create schema if not exists lms');
  await pool.query('drop table if exists lms.bare');
  await pool.query('create table lms.bare (like evidence including defaults including indexes)');
  const people = await somePeople(world, RECORDS * (ROUNDS + 1) * 3);
  // Nobody twice: a second record of one day changes no judgement.
  const saving = people.values();
  let key = 0;
  const ways: Ways = {
    judged: () => save(world, aRecord(world, saving.next().value!, 'SG-1'), 'judged'),
    // Of a course that counts for nothing, so that nobody's judgement is out of date for it.
    unjudged: () => save(world, aRecord(world, people[(key += 1) % people.length]!, 'none'), 'unjudged'),
    bare: () =>
      pool.query({
        name: 'bare',
        text: `insert into lms.bare (partnership_id, id, key, person_id, kind, course_ref, course_version, satisfies, achieved_on, hours, withdrawn, taken_as, known_from)
          values ($1, $2, $3, $4, 'completion', 'SG-1', '3', '{}', $5, 1, false, '{}', now())`,
        values: [world.partnershipId, randomUUID(), (key += 1), people[key % people.length], world.today],
      }),
  };
  // A run that was killed may have left it slow.
  await delayFlush(world, 0);
  const one = await byTurns(1, ways);
  await delayFlush(world, FLUSH);
  const slow = await byTurns(1, ways);
  await delayFlush(world, 0);
  const eight = await byTurns(WRITERS, ways);
  await pool.end();
  return [
    ...linesOf('by 1 writer', one),
    ...linesOf('by 1 writer where a flush takes a millisecond longer', slow),
    ...linesOf(`by ${WRITERS} writers`, eight),
    {
      name: `new records by ${WRITERS} writers`,
      value: (ROUNDS * RECORDS) / (eight.judged.all / 1000),
      unit: 'a second',
      ratio: eight.judged.all / eight.bare.all,
      against: 'the time of bare inserts by as many',
      hold: 'at most 4.5',
    },
  ];
}

/** What is done with one record. */
type Ways = Readonly<Record<'judged' | keyof typeof AGAINST, () => Promise<unknown>>>;

/** What many took: each of them and all together, milliseconds. */
interface Taken {
  readonly each: number[];
  all: number;
}

function linesOf(how: string, taken: Readonly<Record<keyof Ways, Taken>>): readonly Measurement[] {
  const own = middleOf(taken.judged.each);
  return (['unjudged', 'bare'] as const).map((other) => {
    const { p50 } = middleOf(taken[other].each);
    return {
      name: `a new record judged, stored and rolled up ${how}, half of them take no longer (99 of 100: ${own.p99.toFixed(1)} ms)`,
      value: own.p50,
      unit: 'ms',
      ratio: own.p50 / p50,
      against: `${AGAINST[other]} (${p50.toFixed(2)} ms)`,
      // What judging adds to a row that the product saves is told beside it; the design holds a bare one.
      ...(other === 'bare' ? { hold: 'at most 4' } : {}),
    };
  });
}

async function byTurns(writers: number, ways: Ways): Promise<Readonly<Record<keyof Ways, Taken>>> {
  const names = Object.keys(ways) as (keyof Ways)[];
  const nothing = (): Taken => ({ each: [], all: 0 });
  const taken = { judged: nothing(), unjudged: nothing(), bare: nothing() };
  for (let round = 0; round <= ROUNDS; round += 1)
    for (const name of names) {
      const { each, all } = await rush(writers, ways[name]);
      // The first round warms up.
      if (round === 0) continue;
      taken[name].each.push(...each);
      taken[name].all += all;
    }
  return taken;
}

/** Makes PostgreSQL wait so long before each flush, as a disk would. */
async function delayFlush(world: World, microseconds: number): Promise<void> {
  const client = new pg.Client({ ...world.database.connection.owner, user: SUPERUSER });
  await client.connect();
  try {
    await client.query(
      microseconds === 0 ? 'alter system reset commit_delay' : `alter system set commit_delay = ${microseconds}`,
    );
    // Whether or not others are writing.
    await client.query(
      microseconds === 0 ? 'alter system reset commit_siblings' : 'alter system set commit_siblings = 0',
    );
    await client.query('select pg_reload_conf()');
  } finally {
    await client.end();
  }
}

/** Does so many, one after the other by each writer. */
async function rush(writers: number, work: () => Promise<unknown>): Promise<Taken> {
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

function aRecord(world: World, personId: PersonId, courseRef: string): Evidence {
  return {
    id: EvidenceId.parse(randomUUID()),
    personId,
    kind: 'completion',
    courseRef,
    courseVersion: '3',
    satisfies: [],
    achievedOn: world.today,
    hours: 1,
    withdrawn: false,
  };
}

async function save(world: World, record: Evidence, how: 'judged' | 'unjudged'): Promise<void> {
  await world.act(async (ctx) => {
    await ctx.store.evidence.add([record]);
    if (how === 'judged') ctx.touch([record.personId]);
  });
}

/** Some people with a post, from everywhere in the partnership, in no order. */
export async function somePeople(world: World, count: number): Promise<readonly PersonId[]> {
  return await world.owner(async (client) => {
    const { rows } = await client.query<{ id: PersonId }>(
      `select id from person where exists (select from post o where o.person_id = person.id and o.known_to = 'infinity' and o.ends_on is null)
       order by random() limit $1`,
      [count],
    );
    return rows.map(({ id }) => id);
  });
}
