import process from 'node:process';
import { openRandomChanges } from '../contracts/random-changes-world.ts';
import type { Measurement } from './measurement.ts';
import { millisecondsOf } from './timing.ts';

const CHANGES = 10_000;
const STAGES = 10;
const PEOPLE = 60;

/** So many random changes by eight writers at once, and what differs afterwards: spans, cells of the roll-up, sums of days, and what was answered on the way. */
export async function* measureChanges(changes = CHANGES): AsyncGenerator<Measurement> {
  await using world = await openRandomChanges(PEOPLE, changes);
  const made: Record<string, number> = {};
  let milliseconds = 0;
  for (let stage = 0; stage < STAGES; stage += 1) {
    milliseconds += await millisecondsOf(async () => {
      for (const [name, count] of Object.entries(await world.change(changes / STAGES)))
        made[name] = (made[name] ?? 0) + count;
    });
    await world.note();
    process.stderr.write(`${((stage + 1) * changes) / STAGES} of ${changes} changes\n`);
  }
  yield {
    name: `random changes by eight writers to ${PEOPLE} people, of ${changes.toLocaleString('en-GB')}: ${Object.entries(
      made,
    )
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}`,
    value: changes / (milliseconds / 1000),
    unit: 'a second',
  };
  const { spans, differing, cells } = await world.audit();
  yield { name: `stored spans that differ from the judge, of ${spans}`, value: differing, unit: 'spans', hold: '0' };
  yield { name: 'cells of the roll-up that differ from the spans', value: cells, unit: 'cells', hold: '0' };
  const sums = await world.sums();
  const wrong = sums.filter((day) => day.cellsThatDiffer > 0 || day.wholes !== day.peopleWithPosts);
  yield {
    name: `days on which roll-up, spans and people are not one sum, of ${sums.length}`,
    value: wrong.length,
    unit: 'days',
    hold: '0',
  };
  const { noted, otherwise } = await world.forgotten();
  yield {
    name: `answers of ${noted} moments that are not given again as known then`,
    value: otherwise.length,
    unit: 'answers',
    hold: '0',
  };
}
