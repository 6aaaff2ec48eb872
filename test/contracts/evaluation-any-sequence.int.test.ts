import type { EventId } from '@trellis/core';
import { cancelEvent } from '@trellis/core/bookings';
import { releaseDue, type SummaryGroup, type SummaryScope } from '@trellis/core/evaluation';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { administrator } from './at-work.ts';
import { coordinator } from './bookings-world.ts';
import { done, MOMENTS, openSequence, step, take, unlessRefused } from './evaluation-any-step.ts';
import { countedOneByOne, factsOf, inOrder, releasedEventByEvent } from './evaluation-counted.ts';
import type { EvaluationWorld } from './evaluation-world.ts';

let database: TestDatabase;
let worlds = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const BY: readonly SummaryGroup[] = ['nothing', 'course', 'version', 'event', 'quarter', 'agency', 'agency-kind'];
const SCOPES: readonly SummaryScope[] = [
  {},
  { from: '2027-02-01', to: '2027-03-31' },
  { from: '2027-02-01', to: '2027-04-12' },
  { courseId: 'conferences' as never, agencyId: 'police' as never },
  { eventId: 'again' as EventId },
  { agencyKind: 'ey-group', courseVersion: '1' },
];

type Asked = Readonly<Record<'before_answered' | 'after_answered' | 'later_answered' | 'manager_answered', number>>;

/** The roll-ups, and the same counted anew. */
async function compare(world: EvaluationWorld): Promise<void> {
  const { wrongSums, examples } = await world.audit();
  expect({ wrongSums, examples }).toEqual({ wrongSums: 0, examples: [] });
  const { now, partnership } = world.world;
  await partnership.at(now, async ({ evaluation }, tx) => {
    const facts = await factsOf(tx);
    for (const scope of SCOPES)
      for (const by of BY) {
        const live = inOrder(await evaluation.rates({ scope, by, of: 'live' }, now.slice(0, 10)));
        expect({ scope, by, live }).toEqual({ scope, by, live: countedOneByOne(facts, { scope, by, now }) });
        const told = inOrder(await evaluation.rates({ scope, by, of: 'lots' }, now.slice(0, 10)));
        expect({ scope, by, told }).toEqual({ scope, by, told: releasedEventByEvent(facts, { scope, by }) });
      }
    const whole = (scope: SummaryScope) =>
      Promise.all(
        (['agency', 'agency-kind'] as const).map((by) =>
          evaluation.sums({ scope, by, of: 'live', isWhole: true, stage: 'after' }),
        ),
      );
    const [ofAll, ofMonths] = [await whole({}), await whole(SCOPES[1]!)];
    const { rows: months } = await sql`delete from evaluation_month returning month_on`.execute(tx);
    if (months.length > 0) done.add('read out of months');
    expect({ months, ofAll, ofMonths }).toEqual({ months, ofAll: await whole({}), ofMonths: await whole(SCOPES[1]!) });
    const { rows: ofAnonymous } = await sql<Asked>`select * from evaluation_asked where event_id = 'anonymous'`.execute(
      tx,
    );
    await evaluation.sumMonths();
    expect(
      ofAnonymous.map((row) => row.before_answered + row.after_answered + row.later_answered + row.manager_answered),
    ).toEqual(ofAnonymous.map(() => 0));
  });
}

async function lots(world: EvaluationWorld): Promise<ReadonlyMap<string, string>> {
  return await world.world.partnership.at(world.world.now, async (_, tx) => {
    const { rows } = await sql<{ id: number; lot: string }>`
      select l.id, row_to_json(l)::text || (select json_agg(c order by c.item)::text from evaluation_lot_cell c where c.lot_id = l.id) as lot from evaluation_lot l`.execute(
      tx,
    );
    return new Map(rows.map(({ id, lot }) => [String(id), lot]));
  });
}

test('whatever people do, what is kept of who was asked and answered is what counting anew finds, and no lot changes once it is released', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.noShrink(fc.tuple(...MOMENTS.map(() => fc.array(step, { minLength: 14, maxLength: 26 })))),
      async (phases) => {
        worlds += 1;
        const world = await openSequence(database, `sequence-${worlds}`);
        for (const [at, steps] of phases.entries()) {
          world.at(MOMENTS[at]!);
          const before = await lots(world);
          for (const one of steps) await unlessRefused(one.does, () => take(world, one));
          await compare(world);
          const after = await lots(world);
          expect([...before].filter(([id, lot]) => after.get(id) !== lot)).toEqual([]);
        }
        await world.run(administrator, (ctx) => releaseDue(ctx));
        await world.run(coordinator, (ctx) =>
          cancelEvent(ctx, 'again' as EventId, 'No trainer').catch((error: unknown) => error),
        );
        await compare(world);
      },
    ),
    { numRuns: 2, seed: 20261122 },
  );
  expect([...done]).toEqual(
    expect.arrayContaining([
      'book',
      'one answers',
      'decline',
      'cancel',
      'rebind',
      'close',
      'reopen',
      'merge',
      'release due',
    ]),
  );
}, 600_000);
