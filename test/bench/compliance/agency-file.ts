import { importEvidence } from '@trellis/core/evidence';
import { knownToSatisfy } from '@trellis/core/frameworks';
import type { FileRow } from '@trellis/core/people';
import type { Measurement } from '../measurement.ts';
import { byTurns, middleOf } from '../timing.ts';
import type { World } from './world.ts';

const ROWS = 3100;
const ROUNDS = 3;

/** A file of 3,100 records of one agency taken in whole: read, matched, stored, judged and rolled up, against inserting its rows bare. */
export async function measureAgencyFile(world: World): Promise<Measurement> {
  const numbers = await world.owner(async (client) => {
    const { rows } = await client.query<{ ref: string; staff_number: string }>(
      `select a.ref, s.staff_number from staff_number s join agency a on a.id = s.agency_id
       where a.id = (select agency_id from staff_number group by agency_id order by count(*) desc limit 1) order by s.staff_number limit $1 offset $2`,
      // Others in each run, so that nobody's record grows out of all proportion.
      [ROWS, ROWS * (Math.floor(Date.now() / 1000) % 4)],
    );
    return rows;
  });
  const known = knownToSatisfy(await world.act((ctx) => ctx.store.frameworks.packs()));
  const run = Math.floor(Date.now() / 1000);
  const rowsOf = (round: number): readonly FileRow[] =>
    numbers.map(({ ref, staff_number: staffNumber }, index) => ({
      row: index + 2,
      cells: {
        agencyRef: ref,
        staffNumber,
        kind: 'completion',
        courseRef: 'SG-1',
        courseVersion: '3',
        achievedOn: world.today,
        hours: '1',
        reference: `B-${run}-${round}-${index}`,
      },
    }));
  const times = await world.owner(async (client) => {
    await client.query('create schema if not exists lms');
    await client.query('drop table if exists lms.bare_file');
    await client.query(
      'create table lms.bare_file (id text primary key, person_id text, kind text, course_ref text, achieved_on date, hours float8)',
    );
    return await byTurns(ROUNDS, {
      ours: (round) =>
        world.act(async (ctx) => {
          const { report } = await importEvidence(ctx, {
            fileName: 'file.csv',
            rows: rowsOf(round),
            dryRun: false,
            knownIds: known,
          });
          if (report.length > 0) throw new Error(`The file was not taken in: ${JSON.stringify(report[0])}`);
        }),
      bare: (round) =>
        client.query(
          `insert into lms.bare_file select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::float8[])`,
          [
            numbers.map((_, index) => `${run}-${round}-${index}`),
            numbers.map((each) => each.staff_number),
            numbers.map(() => 'completion'),
            numbers.map(() => 'SG-1'),
            numbers.map(() => world.today),
            numbers.map(() => 1),
          ],
        ),
    });
  });
  const [ours, bare] = [middleOf(times.ours).p50, middleOf(times.bare).p50];
  return {
    name: `a file of ${numbers.length.toLocaleString('en-GB')} records of one agency: read, matched, stored, judged, rolled up`,
    value: ours,
    unit: 'ms',
    ratio: ours / bare,
    against: `inserting its rows bare (${Math.round(bare)} ms)`,
    hold: 'at most 25',
  };
}
