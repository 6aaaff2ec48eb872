import type { Caller } from '@trellis/api';
import {
  lastDayOf,
  statesOf,
  familiesOf,
  type AccountListed,
  type RunListed,
  type StoredLine,
} from '@trellis/core/billing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAgencies, AGENCIES, cameOut, chargeAll } from './january-2027.ts';
import { call } from './two-tenants.ts';
import { openWesthaven, type Westhaven } from './westhaven.ts';

const clock = { now: '2027-02-03T09:00:00.000Z' };
let westhaven: Westhaven;
let partnerships = 0;
beforeAll(async () => {
  westhaven = await openWesthaven(clock);
});
afterAll(() => westhaven[Symbol.asyncDispose]());

const outcomes = [
  { kind: 'attended' },
  { kind: 'no-show' },
  { kind: 'cancelled', at: '2027-01-14T10:00:00Z' },
  { kind: 'cancelled', at: '2026-12-01T10:00:00Z' },
  { kind: 'cancelled-by-organiser' },
] as const;
const booking = fc.nat({ max: 5 });
const pounds = fc.integer({ min: 1, max: 110_00 });
/** One thing that somebody does. Lines are named by how many there were before them. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('charge' as const), booking, outcome: fc.nat({ max: 4 }) }) },
  fc.record({ does: fc.constantFrom('waive' as const, 'credit' as const), line: fc.nat(), pence: fc.option(pounds) }),
  fc.record({ does: fc.constantFrom('hold' as const, 'endHold' as const, 'dispute' as const), line: fc.nat() }),
  fc.record({
    does: fc.constant('decideDispute' as const),
    line: fc.nat(),
    decision: fc.constantFrom('upheld', 'rejected'),
  }),
  fc.record({ does: fc.constant('addCost' as const), line: fc.nat(), pence: pounds }),
  fc.record({ does: fc.constant('release' as const), period: fc.constantFrom('2026-12', '2027-01', '2027-02') }),
  fc.record({ does: fc.constant('terms' as const), turnover: fc.constantFrom(50_000_00, 200_000_00) }),
  fc.record({ does: fc.constant('merge' as const), from: fc.nat({ max: 2 }), to: fc.nat({ max: 2 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Refusals are answers; anything else that is thrown is a fault of ours. */
async function take(clerk: Caller, one: Step): Promise<void> {
  const ask = async (path: string, input: unknown) => {
    const answer = await call(westhaven.api, clerk, `billing.${path}`, input);
    expect(answer).not.toMatchObject({ refused: 'request.failed' });
  };
  const agency = (place: number) => AGENCIES[place]!.id;
  if (one.does === 'charge') {
    const id = `b-${one.booking}`;
    const ref = ['acorns', 'bright', 'priory'][one.booking % 3]!;
    const flags = one.booking % 3 === 2 ? { flags: ['gp-safeguarding-lead'] } : {};
    return await chargeAll(clerk, [cameOut(id, ref, outcomes[one.outcome]!, flags)]);
  }
  if (one.does === 'release') return await ask('release', { period: one.period });
  if (one.does === 'merge')
    return await ask('saveSuccession', {
      from: agency(one.from),
      to: agency(one.to === one.from ? 3 : one.to),
      on: '2027-01-01',
      kind: 'merge',
      document: 'Order',
    });
  if (one.does === 'terms')
    return await ask('saveTerms', {
      agencyId: 'bright',
      from: '2026-04-01',
      annualTurnoverPence: one.turnover,
      evidence: 'Accounts',
    });
  const { does, line, ...more } = one;
  const lines = await everyLine(clerk);
  if (lines.length === 0) return;
  const given = { lineId: lines[line % lines.length]!.id, why: 'Agreed', ...withoutNulls(more) };
  await ask(does, does === 'addCost' ? { ...given, title: 'Interpreter' } : given);
}

const withoutNulls = (given: object) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));

async function everyLine(clerk: Caller): Promise<readonly StoredLine[]> {
  const { rows } = (await call(westhaven.api, clerk, 'billing.lines', { limit: 500 })) as {
    rows: readonly StoredLine[];
  };
  return rows.toReversed();
}

const sum = (all: readonly { readonly pence: number }[]) => all.reduce((total, { pence }) => total + pence, 0);

test('whatever is charged, corrected, disputed and released, the ledger is the sum of its statements and its runs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const callerWith = await westhaven.addPartnership(`any-${(partnerships += 1)}`);
      const clerk = await callerWith({}, [{ role: 'finance' }]);
      await addAgencies(clerk);
      for (const one of steps) await take(clerk, one);

      const lines = await everyLine(clerk);
      const accounts = (await call(westhaven.api, clerk, 'billing.statements', {})) as readonly AccountListed[];
      const { rows: runs } = (await call(westhaven.api, clerk, 'billing.runs', { limit: 100 })) as {
        rows: readonly RunListed[];
      };
      // All lines, all statements, and the parts of each statement.
      expect(sum(accounts)).toBe(sum(lines));
      for (const account of accounts) {
        const { openPence, heldPence, disputedPence, billedPence } = account;
        expect(openPence + heldPence + disputedPence + billedPence).toBe(account.pence);
        expect(account.pence).toBe(sum(lines.filter((line) => account.of.includes(line.agencyId))));
      }
      // What runs exported, by run, by statement and by line; each line once.
      expect(sum(runs)).toBe(sum(lines.filter((line) => line.runId !== undefined)));
      for (const run of runs) {
        const statements = await clerk.run((ctx) => ctx.store.billing.statementsOf(run.id));
        expect(sum(statements)).toBe(run.pence);
        expect(statements.reduce((count, each) => count + each.lines, 0)).toBe(run.lines);
        expect(lines.filter((line) => line.runId === run.id)).toHaveLength(run.lines);
      }
      // Where lines stand is what their records say, nothing was taken back beyond what was charged, and no booking is charged twice.
      const families = familiesOf(
        lines,
        await clerk.run((ctx) => ctx.store.billing.notesOf(lines.map((line) => line.id))),
      );
      expect(new Map(families.flatMap(statesOf).map(({ lineId, state }) => [lineId, state]))).toEqual(
        new Map(lines.map((line) => [line.id, line.state])),
      );
      for (const { head, corrections } of families) expect(head.pence + sum(corrections)).toBeGreaterThanOrEqual(0);
      const live = families.filter(
        ({ head, corrections }) => head.kind === 'charge' && !corrections.some((line) => line.endsCharge),
      );
      expect(new Set(live.map(({ head }) => head.bookingId)).size).toBe(live.length);
      for (const line of lines.filter(({ runId }) => runId !== undefined))
        expect(line.arisesOn <= lastDayOf(runs.find(({ id }) => id === line.runId)!.period)).toBe(true);
    }),
    { numRuns: 30 },
  );
});
