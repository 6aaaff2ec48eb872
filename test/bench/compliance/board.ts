import type pg from 'pg';
import { addMonths, dateOf, dayOf } from '@trellis/core';
import { State } from '@trellis/core/compliance';
import type { Measurement } from '../measurement.ts';
import { byTurns, middleOf } from '../timing.ts';
import { obviousQuery, type Shape, type Way } from './obvious-queries.ts';
import { COMPARED, makeObviousTables } from './obvious-tables.ts';
import type { World } from './world.ts';

const everywhere = { all: true } as const;

/** Days spread over three years, none of them a first of a month, on which rules change. */
function randomDays(world: World, count: number): readonly string[] {
  const today = dayOf(world.today);
  return Array.from({ length: count }, (_, index) => {
    const date = dateOf(today - 30 - ((index * 7919) % 1000));
    return date.endsWith('-01') ? dateOf(dayOf(date) + 1) : date;
  });
}

/** The last days of twelve quarters. */
export function twelveQuarters(world: World, back = 0): readonly string[] {
  const today = dayOf(world.today) - back;
  return Array.from({ length: 12 }, (_, index) => dateOf(addMonths(today, -3 * (11 - index))));
}

/** The board's figures at any date and over twelve quarters, against the obvious SQL over posts and evidence; the figures are compared first. */
export async function measureBoard(world: World, rounds = 3): Promise<readonly Measurement[]> {
  await makeObviousTables(world);
  const days = randomDays(world, 400);
  return await world.owner(async (client) => {
    const differing = await differences(world, client, days.slice(0, 6));
    const ask = (shape: Shape, way: Way) => (dates: readonly string[]) =>
      client.query(obviousQuery(shape, way), [dates]);
    const board = await byTurns(rounds, {
      'per post': (round) => ask('board', 'per post')([days[round]!]),
      'aggregated first': (round) => ask('board', 'aggregated first')([days[round]!]),
    });
    // Each takes as long as a dozen boards, whose tables are warm by now.
    const trend = await byTurns(
      1,
      {
        'per post': (round) => ask('trend', 'per post')(twelveQuarters(world, round)),
        'aggregated first': (round) => ask('trend', 'aggregated first')(twelveQuarters(world, round)),
      },
      true,
    );
    const ours = await boardTimes(world);
    const sizes = `${world.people.toLocaleString('en-GB')} people`;
    return [
      {
        name: `cells of the board, ${sizes}, that differ from the obvious SQL, of ${differing.compared} at six dates`,
        value: differing.differing,
        unit: 'cells',
        hold: '0',
      },
      ...against(`board at any date, ${sizes}`, ours.board, board),
      ...against(`trend over 12 quarters by requirement, ${sizes}`, ours.trend, trend),
    ];
  });
}

/** How long the product takes for the board's figures and for a trend, milliseconds. */
export async function boardTimes(world: World): Promise<{ readonly board: number; readonly trend: number }> {
  const days = randomDays(world, 400);
  const times = await byTurns(60, {
    board: (round) => world.act((ctx) => ctx.store.compliance.counts(everywhere, { asAt: days[round]! })),
    trend: (round) =>
      world.act((ctx) =>
        ctx.store.compliance.trend(everywhere, { dates: [...twelveQuarters(world, round)], by: ['requirement'] }),
      ),
  });
  return { board: middleOf(times.board).p50, trend: middleOf(times.trend).p50 };
}

function against(name: string, ours: number, theirs: Readonly<Record<Way, readonly number[]>>): readonly Measurement[] {
  return (['per post', 'aggregated first'] as const).map((way) => ({
    name,
    value: ours,
    unit: 'ms',
    ratio: middleOf(theirs[way]).p50 / ours,
    against: `faster than the obvious SQL, ${way} (${Math.round(middleOf(theirs[way]).p50)} ms)`,
    hold: 'at least 100',
  }));
}

/** How many cells differ, of so many, at some dates. */
async function differences(
  world: World,
  client: pg.Client,
  days: readonly string[],
): Promise<{ readonly compared: number; readonly differing: number }> {
  const { rows: names } = await client.query<{
    agency: string;
    requirement: string;
    agency_key: number;
    requirement_key: number;
  }>(
    'select a.id as agency, a.key as agency_key, r.id as requirement, r.key as requirement_key from agency a, requirement r where r.id = any($1)',
    [COMPARED],
  );
  const nameOf = new Map(
    names.map((each) => [`${each.agency_key} ${each.requirement_key}`, `${each.agency} ${each.requirement}`]),
  );
  let [compared, differing] = [0, 0];
  for (const day of days) {
    const counts = await world.act((ctx) => ctx.store.compliance.counts(everywhere, { asAt: day }));
    const ours = new Map(
      counts.flatMap((each) =>
        COMPARED.includes(each.requirement) ? [[`${each.agencyId} ${each.requirement} ${each.state}`, each.posts]] : [],
      ),
    );
    for (const way of ['per post', 'aggregated first'] as const) {
      const { rows } = await client.query<{
        agency_key: number;
        requirement_key: number;
        state: number;
        posts: number;
      }>(obviousQuery('board', way), [[day]]);
      const theirs = new Map(
        rows.map((row) => [
          `${nameOf.get(`${row.agency_key} ${row.requirement_key}`)} ${State.options[row.state]}`,
          row.posts,
        ]),
      );
      for (const key of new Set([...ours.keys(), ...theirs.keys()])) {
        compared += 1;
        if (ours.get(key) !== theirs.get(key)) differing += 1;
      }
    }
  }
  return { compared, differing };
}
