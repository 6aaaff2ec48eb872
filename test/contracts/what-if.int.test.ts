import type { Caller } from '@trellis/api';
import { dateOf, dayOf } from '@trellis/core';
import type { LapseShown, WhatIf } from '@trellis/core/compliance';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWesthaven, type Westhaven } from './westhaven.ts';

const FROM = '2027-04-01';
const change = { changes: [{ requirement: 'LCF-L1', months: 24, from: FROM }] };
/** The days on which the people of an agency learnt level 1; its own interval of 24 months begins on 1 April 2027. */
const learnt: Readonly<Record<string, readonly string[]>> = {
  avon: ['2025-01-10', '2025-02-10', '2025-03-10', '2024-12-01', '2024-11-30', '2025-06-15', '2026-06-15'],
  elm: ['2025-07-20', '2025-03-30'],
};
let westhaven: Westhaven;
const callers: Record<string, Caller> = {};

beforeAll(async () => {
  westhaven = await openWesthaven();
  const coordinator = await westhaven.callerWith({}, [{ role: 'coordinator' }]);
  for (const [agency, days] of Object.entries(learnt))
    for (const [index, achievedOn] of days.entries()) {
      const number = index + 1;
      const body = {
        agencyName: agency === 'avon' ? 'Avon Care' : 'Elm School',
        agencyKind: agency === 'avon' ? 'dom-care' : 'school-maintained',
        givenName: `Person ${number}`,
        familyName: 'Bright',
        audience: ['LCF-G1'],
        startsOn: '2020-01-06',
      };
      await westhaven.ask(coordinator, {
        method: 'PUT',
        path: `/people/${agency}/${number}`,
        key: `${agency}${number}`,
        body,
      });
      const evidence = {
        agencyRef: agency,
        staffNumber: `${number}`,
        kind: 'completion',
        satisfies: ['LCF-L1'],
        achievedOn,
      };
      await westhaven.ask(coordinator, {
        method: 'POST',
        path: '/evidence',
        key: `e-${agency}${number}`,
        body: evidence,
      });
    }
  callers['coordinator'] = coordinator;
  callers['lead of elm'] = await westhaven.callerWith({}, [{ role: 'agency-lead', agency: 'elm' }]);
  callers['board'] = await westhaven.callerWith({}, [{ role: 'board' }]);
  callers['manager'] = await westhaven.callerWith({}, [{ role: 'manager', agency: 'elm' }]);
});
afterAll(() => westhaven[Symbol.asyncDispose]());

async function tried(as: string, body: object = change): Promise<WhatIf> {
  const { status, json } = await westhaven.ask(callers[as], { method: 'POST', path: '/compliance/simulate', body });
  expect([status, json]).toEqual([200, expect.anything()]);
  return json as WhatIf;
}

const rowsOf = ({ rows }: WhatIf) => rows.map(({ agency, month, wouldLapse }) => `${agency} ${month} ${wouldLapse}`);

describe('a shorter interval that nobody decided yet', () => {
  test('would make late, by agency and month, whoever is not late anyway', async () => {
    const found = await tried('coordinator');
    expect(found).toMatchObject({
      from: FROM,
      until: '2029-03-31',
      changed: [{ requirement: 'LCF-L1', before: 'every three years', after: 'every two years' }],
      totals: { people: 9, posts: 9, wouldLapse: 9, peopleWouldLapse: 9, overdueOnDayOne: 6, relieved: 0 },
      withheld: 0,
      mayName: true,
    });
    expect(rowsOf(found)).toEqual([
      'avon 2027-04 5',
      'avon 2027-06 1',
      'avon 2028-06 1',
      'elm 2027-04 1',
      'elm 2027-07 1',
    ]);
  });

  test('is told to a lead of her own agency only', async () => {
    expect(rowsOf(await tried('lead of elm'))).toEqual(['elm 2027-04 1', 'elm 2027-07 1']);
    const outside = { ...change, agency: 'avon' };
    const asked = { method: 'POST', path: '/compliance/simulate', body: outside };
    expect((await westhaven.ask(callers['lead of elm'], asked)).status).toBe(403);
    expect((await westhaven.ask(callers['manager'], { ...asked, body: change })).status).toBe(403);
  });

  test('is told to a board without small counts, and without a sum that would tell them', async () => {
    const found = await tried('board');
    expect(rowsOf(found)).toEqual([
      'avon 2027-04 5',
      'avon 2027-06 null',
      'avon 2028-06 null',
      'elm 2027-04 null',
      'elm 2027-07 null',
    ]);
    expect(found).toMatchObject({
      totals: { wouldLapse: 5, peopleWouldLapse: null, overdueOnDayOne: null, relieved: null },
      withheld: 4,
      mayName: false,
    });
    const asked = { method: 'POST', path: '/compliance/simulate/names', body: change };
    expect((await westhaven.ask(callers['board'], asked)).status).toBe(403);
  });

  test('is told to a board of one agency that it names as of all of them', async () => {
    const ofElm = await tried('board', { ...change, agency: 'elm' });
    expect(ofElm.totals).toEqual({
      people: null,
      posts: null,
      changed: null,
      wouldLapse: 0,
      peopleWouldLapse: null,
      overdueOnDayOne: null,
      relieved: null,
    });
    expect((await tried('board', { ...change, agency: 'avon' })).totals).toMatchObject({ people: 7, posts: 7 });
    // All but Avon Care, which can be asked for alone, are two.
    expect((await tried('board')).totals).toMatchObject({ people: null, posts: null, changed: null });
    expect((await tried('lead of elm', { ...change, agency: 'elm' })).totals).toMatchObject({ people: 2, posts: 2 });
  });

  test('is told by the number that the partnership set for its reports', async () => {
    const administrator = await westhaven.callerWith({}, [{ role: 'administrator' }]);
    const setTo = (smallNumbers: number) =>
      administrator.run((ctx) => ctx.store.reporting.saveSmallNumbers(smallNumbers));
    await setTo(10);
    expect((await tried('board', { ...change, agency: 'avon' })).totals).toMatchObject({ people: null });
    expect(rowsOf(await tried('board'))[0]).toBe('avon 2027-04 null');
    expect((await tried('coordinator')).totals).toMatchObject({ people: 9 });
    await setTo(5);
  });

  test('says the same as putting it to work would', async () => {
    const lateOn = async (as: string) => {
      const { json } = await westhaven.ask(callers['coordinator'], {
        method: 'GET',
        path: `/compliance/people?asAt=${as}&state=overdue&limit=100`,
      });
      return new Set(
        (json as { rows: { personId: string; requirement: string }[] }).rows.flatMap((row) =>
          row.requirement === 'LCF-L1' ? row.personId : [],
        ),
      );
    };
    const { json } = await westhaven.ask(callers['coordinator'], {
      method: 'POST',
      path: '/compliance/simulate/names',
      body: { ...change, limit: 100 },
    });
    const names = (json as { rows: LapseShown[] }).rows;
    expect(names).toHaveLength(9);
    for (const { personId, lapsesOn, dueOn, dueOnBefore } of names) {
      expect(lapsesOn).toBe(dateOf(dayOf(dueOn!) + 1));
      expect((await lateOn(lapsesOn)).has(personId)).toBe(false);
      expect((await lateOn(dateOf(dayOf(dueOnBefore!) + 1))).has(personId)).toBe(true);
    }
  });
});

test('those who would be late are named a page at a time, by day, agency and month, and that they were read is noted', async () => {
  const asked = { ...change, agency: 'avon', month: '2027-04', limit: 3 };
  const page = async (body: object) =>
    (await westhaven.ask(callers['coordinator'], { method: 'POST', path: '/compliance/simulate/names', body }))
      .json as { rows: LapseShown[]; after?: string; total: number };
  const first = await page(asked);
  const second = await page({ ...asked, after: first.after });
  const staffNumbers = [...first.rows, ...second.rows].map((row) => Number(row.staffNumber)).toSorted((a, b) => a - b);
  expect(staffNumbers).toEqual([1, 2, 3, 4, 5]);
  expect(first.total).toBe(5);
  expect(first.rows[0]).toMatchObject({ agency: 'avon', familyName: 'Bright', lapsesOn: '2027-04-02' });
  expect(second.after).toBeUndefined();
  const operator = await westhaven.callerWith({}, [{ role: 'administrator' }]);
  const entries = await operator.run((ctx) => ctx.store.audit.entries({ action: 'compliance.simulate' }, { limit: 1 }));
  expect(entries.rows).toMatchObject([{ action: 'compliance.simulate', after: { named: 5 } }]);
});

test('a what-if writes nothing anywhere', async () => {
  const before = await everyRow();
  await tried('coordinator');
  expect(await everyRow()).toEqual(before);
  expect(Object.keys(before).length).toBeGreaterThan(40);
  expect(before['span_1']?.rows ?? 0).toBeGreaterThan(0);
});

/** How many rows each table has, and which transactions wrote them. */
function everyRow(): Promise<Readonly<Record<string, { readonly rows: number; readonly written: string }>>> {
  return westhaven.database.owner.transaction().execute(async (tx) => {
    await sql`select set_config('app.partnership', id::text, true) from door.partnership`.execute(tx);
    const { rows: tables } = await sql<{ schema: string; name: string }>`
      select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('public', 'door') order by 1, 2`.execute(tx);
    const found: Record<string, { rows: number; written: string }> = {};
    for (const { schema, name } of tables) {
      const { rows } = await sql<{ rows: number; written: string }>`
        select count(*) as rows, md5(coalesce(string_agg(xmin::text || ctid::text, ',' order by ctid), '')) as written
        from ${sql.table(`${schema}.${name}`)}`.execute(tx);
      found[name] = rows[0]!;
    }
    return found;
  });
}

test.each<[string, object, string]>([
  ['no change', { changes: [] }, 'changes'],
  ['a requirement that is not there', { changes: [{ requirement: 'NOPE', months: 24 }] }, 'changes.0.requirement'],
  ['a pack that is not there', { changes: [{ pack: 'nope', version: '1.0.0' }] }, 'changes.0.pack'],
  ['a field that is not known', { changes: [{ requirement: 'LCF-L1', months: 24, month: 24 }] }, 'changes.0.month'],
  ['a day that is none', { ...change, from: '2027-02-30' }, 'from'],
])('%s is refused with what is wrong', async (_, body, field) => {
  const { status, json } = await westhaven.ask(callers['coordinator'], {
    method: 'POST',
    path: '/compliance/simulate',
    body,
  });
  expect([status, (json as { errors: { field: string }[] }).errors.map((each) => each.field)]).toEqual([422, [field]]);
});
