import type { Context, Stores } from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import { everySummary, releaseDue, type SummaryLine } from '@trellis/core/evaluation';
import { createTestDatabase, createTestPartnership, tallyAgain } from '@trellis/store/testing';
import { act, administrator, anActor } from '../../contracts/at-work.ts';
import type { Measurement } from '../measurement.ts';
import { byTurns, middleOf, millisecondsOf } from '../timing.ts';
import { obvious, type ObviousLine } from './obvious.ts';
import { fillYear, gather } from './year.ts';

const FORMS = 80_000;
const ROUNDS = 15;
const now = '2027-07-01T09:00:00.000Z';
const year = { from: '2026-01-01', to: '2026-12-31' } as const;
const board: Actor = anActor('board', [{ role: 'board' }]);

/** A year of forms summed up by course and by agency: for whoever may read named answers, and out of what was released; against the obvious SQL. */
export async function measureEvaluation(forms = FORMS): Promise<readonly Measurement[]> {
  await using database = await createTestDatabase();
  const partnership = await createTestPartnership(database, 'bench');
  const answers = await fillYear(database, partnership.id, forms);
  const as = <Result>(actor: Actor, work: (ctx: Context<Stores>) => Promise<Result>) =>
    act(partnership, { actor, now }, work);
  const addingUp = await millisecondsOf(() =>
    partnership.at(now, (_, tx) => tallyAgain({ tx, partnershipId: partnership.id, timeZone: partnership.timeZone })),
  );
  const releasing = await millisecondsOf(() => as(administrator, releaseDue));
  await gather(database.owner);

  const read = (actor: Actor, by: 'course' | 'agency') => as(actor, (ctx) => everySummary(ctx, { by, ...year }));
  const obviously = (by: 'course' | 'agency') => partnership.at(now, (_, tx) => obvious(tx, by));
  for (const by of ['course', 'agency'] as const) insistOnSame(await read(administrator, by), await obviously(by));
  const times = await byTurns(ROUNDS, {
    'live course': () => read(administrator, 'course'),
    'live agency': () => read(administrator, 'agency'),
    'released course': () => read(board, 'course'),
    'released agency': () => read(board, 'agency'),
    'obvious course': () => obviously('course'),
    'obvious agency': () => obviously('agency'),
  });
  const line = (of: 'live' | 'released', by: 'course' | 'agency'): Measurement => {
    const [ours, plain] = [middleOf(times[`${of} ${by}`]).p50, middleOf(times[`obvious ${by}`]).p50];
    const what = of === 'live' ? 'as it is now' : 'as it was released';
    return {
      name: `a year of ${answers.toLocaleString('en-GB')} forms by ${by}, ${what}`,
      value: ours,
      unit: 'ms',
      ratio: ours / plain,
      against: `the time of the obvious SQL over answers, ${Math.round(plain)} ms`,
      hold: 'at most 100 ms',
    };
  };
  return [
    line('live', 'course'),
    line('live', 'agency'),
    line('released', 'course'),
    line('released', 'agency'),
    { name: 'adding up all of it anew', value: addingUp, unit: 'ms' },
    { name: 'releasing all of it at once', value: releasing, unit: 'ms' },
  ];
}

/** The two say the same, or nothing that was measured means anything. */
function insistOnSame(lines: readonly SummaryLine[], plain: readonly ObviousLine[]): void {
  const ours = new Map(lines.map((line) => [line.id, line]));
  for (const { group, asked, answered, gain } of plain) {
    const line = ours.get(group);
    const rate = line?.rates.find(({ stage }) => stage === 'after');
    const isSame =
      rate?.asked === asked &&
      rate.answered === answered &&
      line?.gain !== null &&
      line?.gain !== undefined &&
      line.gain !== 'withheld' &&
      Math.abs(line.gain.mean - gain) < 0.001;
    if (!isSame)
      throw new Error(`${group} differs: ${JSON.stringify(line)} and ${JSON.stringify({ asked, answered, gain })}`);
  }
}
