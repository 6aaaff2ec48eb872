import type { Agency } from '@trellis/core/people';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { aLine, aRun } from './ledger.fixture.ts';

const february = '2027-02-01T09:00:00.000Z';
const council = 'council' as Agency['id'];
const trust = 'trust' as Agency['id'];
const by = { kind: 'account', id: 'clerk' } as const;

let database: TestDatabase;
let north: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function aPartnership(name: string): Promise<TestPartnership> {
  const made = await createTestPartnership(database, name);
  await made.at(february, ({ people }) =>
    people.saveAgencies([
      { id: council, ref: 'NSC', name: 'Council', kind: 'council' },
      { id: trust, ref: 'NST', name: 'Trust', kind: 'other' },
    ]),
  );
  return made;
}

test('lines come back as they were written, the newest first and a page at a time, with where they stand', async () => {
  north = await aPartnership('pages');
  await north.at(february, async ({ billing }) => {
    const waiver = { kind: 'waiver', pence: -7000, concerns: 'one', bookingId: 'booking-of-one' as never } as const;
    const lines = [
      aLine({ id: 'one', costCentre: 'CC1', why: 'Agreed' }),
      aLine({ id: 'two', agencyId: trust, arisesOn: '2027-02-01' }),
      aLine({ id: 'three', ...waiver }),
    ];
    await billing.addLines(lines);
    await billing.saveStates([{ lineId: 'two', state: 'held' }]);
    const first = await billing.lines({}, { limit: 2 });
    expect(first.rows.map(({ id, state }) => [id, state])).toEqual([
      ['three', 'open'],
      ['two', 'held'],
    ]);
    const second = await billing.lines({}, { limit: 2, after: first.after });
    const [one] = second.rows;
    expect(second.after).toBeUndefined();
    expect(one).toEqual({ ...lines[0], position: one?.position, state: 'open' });
    const idsOf = async (filter: Parameters<typeof billing.lines>[0]) =>
      (await billing.lines(filter, { limit: 9 })).rows.map(({ id }) => id);
    expect(await idsOf({ state: 'held' })).toEqual(['two']);
    expect(await idsOf({ agencyIds: [council] })).toEqual(['three', 'one']);
    expect(await idsOf({ agencyIds: [] })).toEqual([]);
    expect(await idsOf({ period: '2027-02' })).toEqual(['two']);
    const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);
    expect(ids(await billing.families(['one']))).toEqual(['one', 'three']);
    expect(ids(await billing.ofBooking('booking-of-one' as never))).toEqual(['one', 'three']);
    expect(ids(await billing.ofAgency(council))).toEqual(['one', 'three']);
    expect(ids(await billing.chargedBetween('2027-02-01', '2027-02-28'))).toEqual(['two']);
    expect(ids(await billing.chargedBetween('2027-01-01', '2027-01-31'))).toEqual(['one', 'three']);
    expect(ids(await billing.unbilled('2027-01-31'))).toEqual(['one', 'three']);
    expect(await billing.sums()).toEqual([
      { agencyId: council, state: 'open', isBilled: false, lines: 2, pence: 0 },
      { agencyId: trust, state: 'held', isBilled: false, lines: 1, pence: 7000 },
    ]);
    await expect(billing.lines({}, { limit: 2, after: 'nowhere' })).rejects.toMatchObject({
      code: 'paging.unknown-cursor',
    });
  });
});

test('a run marks its lines once, and nobody can mark, change or delete one again', async () => {
  north = await aPartnership('runs');
  const { run, statement } = aRun({ isFileDue: true });
  await north.at(february, async ({ billing }) => {
    await billing.addLines([aLine({ id: 'one' })]);
    await billing.release(run, [statement], ['one']);
    expect(await billing.unbilled('2027-01-31')).toEqual([]);
    expect((await billing.ofRun('run')).map(({ id, runId }) => [id, runId])).toEqual([['one', 'run']]);
    expect(await billing.statementsOf('run')).toEqual([statement]);
    expect(await billing.statementsTo(council)).toEqual([statement]);
    expect(await billing.statementsTo(trust)).toEqual([]);
    expect(await billing.runsOf('2027-01')).toEqual([run]);
    await billing.noteFile('run');
    expect(await billing.run('run')).toEqual({ ...run, isFileDue: false });
    expect((await billing.runs({ limit: 1 })).rows.map(({ id }) => id)).toEqual(['run']);
  });
  const second = aRun({ id: 'again', number: 2 });
  await expect(
    north.at(february, ({ billing }) => billing.release(second.run, [second.statement], ['one'])),
  ).rejects.toThrow('A line that was billed stays as it is.');
  const attempt = (statement_: string) => north.at(february, (_, tx) => sql.raw(statement_).execute(tx));
  for (const denied of ['update charge_line set pence = 0', 'delete from charge_line', 'truncate charge_line'])
    await expect(attempt(denied)).rejects.toThrow(/permission denied/);
});

test('notes come in the order in which they were made', async () => {
  north = await aPartnership('notes');
  await north.at(february, async ({ billing }) => {
    await billing.addLines([aLine({ id: 'one' })]);
    const notes = (['held', 'hold-ended', 'disputed'] as const).map((kind) => ({
      id: kind,
      lineId: 'one',
      kind,
      at: february,
      by,
      why: 'w',
    }));
    await billing.addNotes(notes);
    expect(await billing.notesOf(['one'])).toEqual(notes);
    expect(await billing.notesOf([])).toEqual([]);
  });
});

test('codes of finance, terms, successions and drafts are kept as they were last set', async () => {
  north = await aPartnership('details');
  await north.at(february, async ({ billing }) => {
    await billing.saveDetails({ agencyId: council, customerNumber: '1', vatCode: 'X' });
    await billing.saveDetails({ agencyId: council, customerNumber: '2', costCentre: 'CC' });
    expect(await billing.details()).toEqual([{ agencyId: council, customerNumber: '2', costCentre: 'CC' }]);
    const terms = { agencyId: council, from: '2026-04-01', isInArea: true, evidence: 'Accounts of 2025' };
    await billing.saveTerms({ ...terms, annualTurnoverPence: 6_000_000 });
    await billing.saveTerms({
      ...terms,
      annualTurnoverPence: 12_000_000_00,
      kind: 'ey-group',
      named: 'ruh',
      flags: ['third-sector'],
    });
    const other = { ...terms, from: '2027-04-01', isInArea: false };
    await billing.saveTerms(other);
    expect(await billing.terms(council)).toEqual([
      { ...terms, annualTurnoverPence: 12_000_000_00, kind: 'ey-group', named: 'ruh', flags: ['third-sector'] },
      other,
    ]);
    const succession = { from: council, to: trust, on: '2027-04-01', kind: 'merge', document: 'Order' } as const;
    await billing.saveSuccession({ ...succession, kind: 'transfer' });
    await billing.saveSuccession(succession);
    expect(await billing.successions()).toEqual([succession]);
    const draft = { id: 'd', title: 'Ours', policy: { tiers: 'none yet' }, updatedAt: february, updatedBy: by };
    await billing.saveDraft(draft);
    await billing.saveDraft({ ...draft, title: 'Ours, second try' });
    expect(await billing.drafts()).toEqual([{ ...draft, title: 'Ours, second try' }]);
    expect(await billing.draft('d')).toEqual({ ...draft, title: 'Ours, second try' });
    expect(await billing.draft('none')).toBeUndefined();
  });
});
