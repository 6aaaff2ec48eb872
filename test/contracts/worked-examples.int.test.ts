import { inTransaction, type Caller } from '@trellis/api';
import type { Answer } from '@trellis/core/compliance';
import { JUDGING_OPTIONS } from '@trellis/core/compliance';
import { activatePack, installPacks } from '@trellis/core/frameworks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import examples from '../../plugins/pack-london/src/worked-examples.json' with { type: 'json' };
import { openWesthaven, type Westhaven } from './westhaven.ts';

/** As the framework's own test reads them. */
interface Example {
  readonly id: string;
  readonly title: string;
  readonly question: Readonly<Record<string, unknown>>;
  readonly row?: { readonly id: string; readonly post: number };
  readonly expect: Readonly<Record<string, unknown>>;
  readonly otherwise?: readonly {
    readonly options: Readonly<Record<string, string>>;
    readonly expect: Readonly<Record<string, unknown>>;
  }[];
  readonly editions?: readonly { readonly months: number; readonly from?: string }[];
}

const table: readonly Example[] = examples;
const readings = table.flatMap((example) => [
  { ...example, options: {}, reading: 'as by default' },
  ...(example.otherwise ?? []).map((other) => ({ ...example, ...other, reading: JSON.stringify(other.options) })),
]);

let westhaven: Westhaven;
/** A partnership for each way in which the framework's interval changed, by how it changed. */
const partnerships = new Map<string, Caller>();

beforeAll(async () => {
  westhaven = await openWesthaven();
  const token = { kind: 'token' } as const;
  partnerships.set('undefined', await westhaven.callerWith(token, [{ role: 'coordinator' }]));
  for (const { editions } of table) {
    const key = JSON.stringify(editions) ?? 'undefined';
    if (editions === undefined || partnerships.has(key)) continue;
    const callerWith = await westhaven.addPartnership(`edition-${partnerships.size}`);
    const administrator = await callerWith(token, [{ role: 'administrator' }]);
    for (const edition of editions.slice(1)) await bringEdition(administrator, edition);
    partnerships.set(key, await callerWith(token, [{ role: 'coordinator' }]));
  }
});
afterAll(() => westhaven[Symbol.asyncDispose]());

/** Puts a version of the framework with another interval to work from a day. */
async function bringEdition(
  administrator: Caller,
  { months, from }: { readonly months: number; readonly from?: string },
): Promise<void> {
  await inTransaction(administrator.run, async (ctx) => {
    const london = (await ctx.store.frameworks.packs()).find(({ id }) => id === 'london-competency-framework')!;
    const requirements = london.requirements.map((each) =>
      each.rule.kind === 'interval' ? { ...each, rule: { ...each.rule, months } } : each,
    );
    await installPacks(ctx, [{ ...london, version: '2.0.0', requirements }]);
    await activatePack(
      ctx,
      { packId: london.id, version: '2.0.0', from: from ?? null, to: null, readings: {} },
      JUDGING_OPTIONS,
    );
  });
}

/** What an example may state, out of an answer. */
function factsOf(given: Answer, { row }: Example): Readonly<Record<string, unknown>> {
  const { headlineLevel, intercollegiate, levelHeld } = given;
  const competencies = given.competencies.filter((each) => each.required).length;
  const lists = [...new Set(given.requirements.map((each) => each.id))].toSorted();
  const found = row && given.requirements.find((each) => each.id === row.id && each.post === row.post);
  return {
    headlineLevel,
    intercollegiate,
    levelHeld,
    competencies,
    lists,
    ...found,
    ...(row && { heldSince: found?.heldSince ?? null }),
  };
}

test.each(readings)('$id over REST, read $reading: $title', async (example) => {
  const caller = partnerships.get(JSON.stringify(example.editions) ?? 'undefined');
  const ask = () =>
    westhaven.ask(caller, {
      method: 'POST',
      path: '/compliance/judge',
      body: { ...example.question, options: example.options },
    });
  const first = await ask();
  expect(first).toMatchObject({ status: 200 });
  expect(factsOf(first.json as Answer, example)).toMatchObject(example.expect);
  expect(JSON.stringify(await ask())).toBe(JSON.stringify(first));
});
