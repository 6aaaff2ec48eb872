import type { Stores } from '@trellis/core';
import type { StoredSpan } from '@trellis/core/compliance';
import type { Evidence } from '@trellis/core/evidence';
import type { Agency, Person, Post } from '@trellis/core/people';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anEvent } from './events/events.fixture.ts';
import { aLine, aRun } from './billing/ledger.fixture.ts';
import { registerLms } from './lms/lms.fixture.ts';
import { createTestPartnership, type TestPartnership } from './test-partnership.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';
import { inPartnership } from './tenancy.ts';
import type { Tables } from './tables.ts';

const noon = '2026-04-10T12:00:00.000Z';
const agencyId = 'council' as Agency['id'];
const personId = 'ann' as Person['id'];
const actor = { kind: 'operator', id: 'test', grants: [] } as const;

let database: TestDatabase;
let north: TestPartnership;
let south: TestPartnership;

/** Something in every table that a partnership has. */
async function fill(partnership: TestPartnership) {
  const span: StoredSpan = {
    personId,
    agencyId,
    post: 'ann-1',
    view: 'post',
    requirement: 'LCF-L1',
    state: 'overdue',
    from: '2025-01-01',
    to: null,
    dueOn: null,
    heldOn: null,
    because: { rule: 'r', pack: 'p', version: '1.0.0', intervalMonths: null, cause: 'rule', kind: 'once' },
  };
  const validity = { validFrom: null, validTo: null };
  await partnership.at(
    noon,
    async (
      {
        people,
        access,
        frameworks,
        courses,
        trainers,
        events,
        evidence,
        pathways,
        billing,
        compliance,
        lms,
        notices,
        audit,
      },
      tx,
    ) => {
      await people.saveAgencies([
        { id: agencyId, ref: 'NSC', name: 'Council', kind: 'council' },
        { id: 'trust' as Agency['id'], ref: 'NST', name: 'Trust', kind: 'other' },
      ]);
      await people.savePeople([
        {
          id: personId,
          givenName: 'Ann',
          familyName: 'Baker',
          formerNames: [{ givenName: 'A', familyName: 'B', until: '2020-01-01' }],
          staffNumbers: [{ agencyId, staffNumber: '1' }],
        },
      ]);
      await people.savePosts([
        {
          id: 'ann-1' as Post['id'],
          personId,
          agencyId,
          jobTitle: 'Chef',
          audiences: [],
          flags: [],
          startsOn: '2025-01-01',
        },
      ]);
      await people.saveCases([
        { id: 'case', runId: 'run', agencyId, kind: 'people', row: {}, reason: '', candidates: [], state: 'open' },
      ]);
      const counts = { new: 0, changed: 0, unchanged: 0, unsure: 0, refused: 0 };
      await people.saveRun({
        id: 'run',
        kind: 'people',
        fileName: 'f',
        dryRun: false,
        state: 'done',
        startedAt: noon,
        startedBy: 'x',
        rowsDone: 0,
        rowsTotal: 0,
        counts,
      });
      await sql`insert into import_progress select partnership_id, id, started_at, run from import_run`.execute(tx);
      await access.saveAccount({
        id: 'acc' as never,
        issuer: 'i',
        clientId: 'c',
        subject: 's',
        state: 'joined',
        personId,
        lastSeenAt: noon,
      });
      await access.saveGrant({ id: 'g', personId, role: 'board' });
      await access.saveToken({ id: 't', name: 't', grant: { role: 'board' }, createdAt: noon }, `${partnership.id}`);
      await access.saveClaimCode({ codeHash: 'h', personId, expiresAt: noon });
      await access.saveJoinRequest({
        id: 'j',
        accountId: 'acc' as never,
        agencyId,
        statedName: 'n',
        requestedAt: noon,
        state: 'waiting',
      });
      await access.rememberAnswer('a', 'k', 'h', {});
      await frameworks.savePack({
        id: 'p',
        version: '1.0.0',
        title: 'P',
        kind: 'k',
        ...validity,
        status: 'active',
        frameworks: [],
        requirements: [],
        options: [],
        chargingPolicies: [],
        calendars: [],
        source: { document: 'd' },
      });
      await frameworks.saveActivation({ packId: 'p', version: '1.0.0', from: null, to: null, readings: {} });
      await courses.saveCourse({ id: 'c' as never, ref: 'c', title: 'c', kind: 'briefing', isInterAgency: true });
      const content = { objectives: [], standards: [] };
      await courses.saveVersion({ courseId: 'c' as never, version: '1', ...content, ...validity });
      await courses.saveMapping({ id: 'cm', courseId: 'c' as never, satisfies: ['x'], ...validity });
      const trainer = { personId, agencyId, jobRole: 'r', skills: [], courseIds: [], isActive: true };
      await trainers.save({ ...trainer, isInHouseTrainer: true, hasSafeguardingKnowledge: true });
      await events.save(anEvent('ev', { courseId: 'c' as never }));
      await trainers.assign({ eventId: 'ev' as never, personId, assignedAt: noon });
      await evidence.save([
        {
          id: 'e' as Evidence['id'],
          personId,
          kind: 'award',
          satisfies: [],
          achievedOn: '2026-01-01',
          withdrawn: false,
        },
      ]);
      await pathways.saveMapping({ id: 'm', jobTitle: 'Chef', audiences: ['x'], ...validity, why: 'w' });
      await pathways.saveOverride({ id: 'o', agencyId, intervalMonths: 1, from: '2026-01-01', to: null, why: 'w' });
      await compliance.replaceSpans([personId], [span]);
      await compliance.replaceSpans([personId], [{ ...span, state: 'current' }]);
      const registrationId = await registerLms(database, partnership);
      const heard = { registrationId, subject: 's', firstSeenAt: noon, lastSeenAt: noon };
      const what = { id: 'lc', registrationId, kind: 'course', outsideId: '7', title: 'c' } as const;
      await lms.saveLmsCourses([{ ...what, state: 'mapped', firstSeenAt: noon, lastFactAt: noon }]);
      await lms.saveMapping({ id: 'lm', lmsCourseId: 'lc', courseRef: 'c', satisfies: [], ...validity });
      await lms.saveFacts([
        {
          id: 'f',
          registrationId,
          lmsCourseId: 'lc',
          subject: 's',
          state: 'complete',
          occurredAt: noon,
          completedAt: noon,
          waitsForCourse: false,
          waitsForPerson: true,
          isPending: true,
        },
      ]);
      await lms.saveUnsurePeople([
        { ...heard, id: 'u', said: { givenName: 'Ann' }, heardFrom: 'event', state: 'open' },
      ]);
      const place = { registrationId, deploymentId: '1', contextId: '7' };
      await lms.noteContext({ ...place, isSiteWide: false, lastSeenAt: noon });
      await lms.noteLink(
        { ...place, id: 'l', resourceLinkId: 'rl', courseRef: 'c', lineItemUrl: 'https://lms.example/li' },
        'acc' as never,
      );
      const score = {
        linkId: 'l',
        accountId: 'acc' as never,
        personId,
        given: 1,
        state: 'waiting',
        attempts: 0,
      } as const;
      await lms.saveScores([{ ...score, id: 'sc' }]);
      await notices.enqueue([{ kind: 'booking-placed', personId, bookingId: 'b' as never, sequence: 0 }]);
      await lms.addTask({ id: 'ta', kind: 'check', registrationId, state: 'waiting', askedAt: noon, done: 0 });
      await fillLedger(billing);
      await audit.record(
        { action: 'a', subject: { kind: 'person', id: personId }, personId, why: 'w' },
        { actor, at: noon },
      );
    },
  );
}

async function fillLedger(billing: Stores['billing']): Promise<void> {
  const { run, statement } = aRun();
  await billing.addLines([aLine({ id: 'line' })]);
  await billing.addNotes([{ id: 'note', lineId: 'line', kind: 'held', at: noon, by: actor, why: 'w' }]);
  await billing.release(run, [statement], ['line']);
  await billing.saveDetails({ agencyId, customerNumber: '1' });
  await billing.saveTerms({ agencyId, from: '2026-04-01', isInArea: true, evidence: 'e' });
  const other = 'trust' as Agency['id'];
  await billing.saveSuccession({ from: agencyId, to: other, on: '2030-04-01', kind: 'merge', document: 'd' });
  await billing.saveDraft({ id: 'd', title: 't', policy: {}, updatedAt: noon, updatedBy: actor });
}

/** The tables of schema public, partitions left out. */
async function tenantTables(db: Kysely<Tables>) {
  const { rows } = await sql<{ name: string; forced: boolean; partition: boolean }>`
    select relname as name, relrowsecurity and relforcerowsecurity as forced, relispartition as partition
    from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`.execute(db);
  return rows;
}

beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  south = await createTestPartnership(database, 'south-shire');
  await fill(south);
});
afterAll(() => database.close());

describe('a second partnership in the same database', () => {
  test('cannot be seen through any table, and its own tables all hold something of it', async () => {
    const seen: Record<string, readonly [number, number]> = {};
    for (const { name, partition } of await tenantTables(database.app)) {
      if (partition || name === 'upload') continue;
      const count = (partnership: TestPartnership) =>
        partnership.at(noon, async (_, tx) =>
          (await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(tx)).rows[0]!.n > 0 ? 1 : 0,
        );
      seen[name] = [await count(north), await count(south)];
    }
    expect(Object.keys(seen).length).toBeGreaterThan(24);
    expect(Object.entries(seen).filter(([, [ofNorth, ofSouth]]) => ofNorth !== 0 || ofSouth !== 1)).toEqual([]);
  });

  test('cannot be written to, and its keys lead nowhere', async () => {
    const insert = north.at(noon, (_, tx) =>
      sql`insert into agency (partnership_id, id, ref, name, kind) values (${south.id}, 'x', 'x', 'x', 'other')`.execute(
        tx,
      ),
    );
    await expect(insert).rejects.toThrow(/row-level security/);
    const changed = await north.at(noon, (_, tx) => sql`update person set given_name = 'X'`.execute(tx));
    expect(changed.numAffectedRows).toBe(0n);
    const post = { id: 'p' as Post['id'], personId, agencyId, audiences: [], flags: [], startsOn: '2025-01-01' };
    await expect(north.at(noon, ({ people }) => people.savePosts([post]))).rejects.toThrow(/foreign key/);
  });

  test('may use the same ids, staff numbers and references', async () => {
    const east = await createTestPartnership(database, 'east-shire');
    await fill(east);
    expect((await east.at(noon, ({ people }) => people.search({ all: true }, {}, { limit: 10 }))).rows).toHaveLength(1);
  });
});

describe('the role that does the daily work', () => {
  test('finds every tenant table closed, also to the owner, and fails where no partnership was set', async () => {
    const tables = await tenantTables(database.app);
    expect(tables.filter((table) => !table.partition && !table.forced)).toEqual([]);
    for (const { name, partition } of tables) {
      const look = sql`select from ${sql.table(name)} limit 1`.execute(database.app);
      await expect(look).rejects.toThrow(
        partition ? /permission denied/ : /app\.partnership|invalid input syntax for type integer: ""/,
      );
    }
  });

  test('can read no table behind the door but its own partnership', async () => {
    const { rows } = await sql<{
      name: string;
    }>`select relname as name from pg_class where relnamespace = 'door'::regnamespace and relkind = 'r'`.execute(
      database.app,
    );
    expect(rows.length).toBeGreaterThan(9);
    for (const { name } of rows.filter((row) => row.name !== 'partnership')) {
      await expect(sql`select from ${sql.table(`door.${name}`)} limit 1`.execute(database.app)).rejects.toThrow(
        /permission denied/,
      );
    }
    const own = await inPartnership(database.app, north.id, (tx) =>
      tx.selectFrom('door.partnership').select('id').execute(),
    );
    expect(own).toEqual([{ id: north.id }]);
  });

  test('can use no function behind the door that was not granted, and each has a search path of its own', async () => {
    const { rows } = await sql<{ name: string; definer: boolean; path: boolean; allowed: boolean }>`
      select proname as name, prosecdef as definer, coalesce(proconfig::text like '%search_path%', false) as path,
        has_function_privilege('trellis_app', oid, 'execute') as allowed
      from pg_proc where pronamespace = 'door'::regnamespace`.execute(database.app);
    expect(rows.filter((row) => row.definer && !row.path)).toEqual([]);
    expect(rows.filter((row) => row.allowed && !row.definer)).toEqual([]);
    expect(
      rows
        .filter((row) => !row.allowed)
        .map((row) => row.name)
        .toSorted(),
    ).toEqual(['make_span_partitions', 'partnership_added', 'registration_facts']);
  });

  const appendOnly = [
    'post',
    'evidence',
    'job_title_mapping',
    'agency_override',
    'course_mapping',
    'lms_mapping',
    'pack_activation',
    'pack',
    'audit_entry',
    'span_was',
    'basis',
    'requirement',
    'line_note',
    'run_statement',
    'agency_terms',
    'agency_succession',
  ];
  test.each(appendOnly)('cannot change or delete what stands in %s', async (name) => {
    const attempt = (statement: string) => south.at(noon, (_, tx) => sql.raw(statement).execute(tx));
    const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = ${name} and column_name <> 'known_to'`.execute(database.owner);
    for (const column of rows) {
      await expect(attempt(`update ${name} set ${column.name} = default`)).rejects.toThrow(/permission denied/);
    }
    await expect(attempt(`delete from ${name}`)).rejects.toThrow(/permission denied/);
    await expect(attempt(`truncate ${name}`)).rejects.toThrow(/permission denied/);
  });

  test('cannot open a version again that was closed', async () => {
    const changed = {
      id: 'ann-1' as Post['id'],
      personId,
      agencyId,
      jobTitle: 'Cook',
      audiences: [],
      flags: [],
      startsOn: '2025-01-01',
    };
    await south.at('2026-05-10T12:00:00.000Z', ({ people }) => people.savePosts([changed]));
    const reopen = south.at(noon, (_, tx) =>
      sql`update post set known_to = '2027-01-01' where known_to <> 'infinity'`.execute(tx),
    );
    await expect(reopen).rejects.toThrow(/stays as it is/);
  });
});
