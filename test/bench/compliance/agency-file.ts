import { randomUUID } from 'node:crypto';
import { importEvidence } from '@trellis/core/evidence';
import { knownToSatisfy } from '@trellis/core/frameworks';
import type { FileRow } from '@trellis/core/people';
import type { Measurement } from '../measurement.ts';
import { byTurns, middleOf } from '../timing.ts';
import type { World } from './world.ts';

const ROWS = 3100;
const ROUNDS = 3;

/**
 * A file of 3,100 records of one agency taken in whole: read, matched, stored, judged and rolled up, against inserting the same rows bare, with all
 * columns and indexes of the product's table and nothing else.
 */
export async function measureAgencyFile(world: World): Promise<Measurement> {
  const numbers = await world.owner(async (client) => {
    const { rows } = await client.query<{ ref: string; staff_number: string; person_id: string }>(
      `select a.ref, s.staff_number, s.person_id from staff_number s join agency a on a.id = s.agency_id
       where a.id = (select agency_id from staff_number group by agency_id order by count(*) desc limit 1) order by s.staff_number limit $1 offset $2`,
      // Others in each run, so that nobody's record grows out of all proportion.
      [ROWS, ROWS * (Math.floor(Date.now() / 1000) % 4)],
    );
    return rows;
  });
  const known = knownToSatisfy(await world.act((ctx) => ctx.store.frameworks.packs()));
  const run = Math.floor(Date.now() / 1000);
  // Learning of another day in each round, since a second record of the same day changes no judgement.
  const dayOf = (round: number): string => {
    const day = new Date(world.today);
    day.setUTCDate(day.getUTCDate() - 1 - ((Math.floor(run / 60) * (ROUNDS + 1) + round) % 700));
    return day.toISOString().slice(0, 10);
  };
  const rowsOf = (round: number): readonly FileRow[] =>
    numbers.map(({ ref, staff_number: staffNumber }, index) => ({
      row: index + 2,
      cells: {
        agencyRef: ref,
        staffNumber,
        kind: 'completion',
        courseRef: 'SG-1',
        courseVersion: '3',
        achievedOn: dayOf(round),
        hours: '1',
        reference: `B-${run}-${round}-${index}`,
      },
    }));
  const times = await world.owner(async (client) => {
    await client.query('create schema if not exists lms');
    await client.query('drop table if exists lms.bare_file');
    await client.query('create table lms.bare_file (like evidence including defaults including indexes)');
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
          `insert into lms.bare_file (partnership_id, id, key, person_id, kind, course_ref, course_version, satisfies, achieved_on, hours, reference,
             withdrawn, taken_as, known_from)
           select $1, id, key, person_id, 'completion', 'SG-1', '3', '{}', $2, 1, reference, false, array[id], now()
           from unnest($3::text[], $4::int[], $5::text[], $6::text[]) r (id, key, person_id, reference)`,
          [
            world.partnershipId,
            dayOf(round),
            numbers.map(() => randomUUID()),
            numbers.map((_, index) => ROWS * round + index),
            numbers.map((each) => each.person_id),
            numbers.map((_, index) => `B-${run}-${round}-${index}`),
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
