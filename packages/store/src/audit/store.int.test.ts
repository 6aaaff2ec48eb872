import type { AuditEntry } from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import type { Evidence } from '@trellis/core/evidence';
import type { Agency, Person, Post } from '@trellis/core/people';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saying } from '../compliance/saying.fixture.ts';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';

const april = '2026-04-10T09:00:00.000Z';
const may = '2026-05-10T09:00:00.000Z';
const actor: Actor = { kind: 'account', id: 'account-1', grants: [] };
const [ann, zoe] = ['ann', 'zoe'] as [Person['id'], Person['id']];
const page = { limit: 50 };
const renamed = (personId: Person['id'], from: string, to: string): AuditEntry => ({
  action: 'people.rename',
  subject: { kind: 'person', id: personId },
  personId,
  before: { familyName: from },
  after: { familyName: to },
  why: `${to} married`,
});

let database: TestDatabase;
let north: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  await north.at(april, async ({ people, evidence, audit, access, compliance }) => {
    const council = 'council' as Agency['id'];
    await people.saveAgencies([{ id: council, ref: 'NSC', name: 'Council', kind: 'council' }]);
    await people.savePeople([
      {
        id: ann,
        givenName: 'Ann',
        familyName: 'Quillfeather',
        formerNames: [{ givenName: 'Ann', familyName: 'Oldname', until: '2020-01-01' }],
        workEmail: 'ann.quillfeather@example.org',
        staffNumbers: [{ agencyId: council, staffNumber: 'SN-4711' }],
      },
      { id: zoe, givenName: 'Zoë', familyName: 'Adams', formerNames: [], staffNumbers: [] },
    ]);
    await people.savePosts([
      {
        id: 'ann-1' as Post['id'],
        personId: ann,
        agencyId: council,
        jobTitle: 'Chef',
        audiences: [],
        flags: [],
        startsOn: '2025-01-01',
      },
    ]);
    const record = {
      id: 'ev-1' as Evidence['id'],
      personId: ann,
      kind: 'award' as const,
      satisfies: [],
      achievedOn: '2026-01-01',
      signedOffBy: 'SN-4711',
      reference: 'Quillfeather 1',
      takenAs: ['hash of Quillfeather 1'],
      withdrawn: false,
    };
    await evidence.save([record]);
    await evidence.save([{ ...record, hours: 3 }]);
    await people.saveCases([
      {
        id: 'case-1',
        runId: 'run',
        agencyId: council,
        kind: 'people',
        row: { family_name: 'Quillfether' },
        reason: 'the name differs',
        candidates: [ann],
        state: 'open',
      },
    ]);
    await access.saveAccount({
      id: 'acc-1' as never,
      issuer: 'https://lms.example',
      clientId: 'c',
      subject: '7',
      state: 'joined',
      personId: ann,
      shownName: 'A Quillfeather',
      lastSeenAt: april,
    });
    await access.saveJoinRequest({
      id: 'join-1',
      accountId: 'acc-1' as never,
      agencyId: council,
      statedName: 'Ann Quillfeather',
      statedStaffNumber: 'SN-4711',
      requestedAt: april,
      state: 'accepted',
    });
    await compliance.judge(
      [ann],
      saying([
        {
          personId: ann,
          agencyId: council,
          post: 'ann-1',
          view: 'post',
          requirement: 'LCF-L1',
          state: 'overdue',
          from: '2025-01-01',
          to: null,
          dueOn: null,
          heldOn: null,
          because: { rule: 'r', pack: 'p', version: '1.0.0', intervalMonths: null, cause: 'rule', kind: 'once' },
        },
      ]),
    );
    await audit.recordAll([renamed(ann, 'Oldname', 'Quillfeather'), renamed(zoe, 'Zed', 'Adams')], {
      actor,
      at: april,
    });
    await audit.record(
      { action: 'pathways.map-job-title', subject: { kind: 'job-title', id: 'm-1' }, after: { audiences: ['LCF-G3'] } },
      { actor, at: may },
    );
  });
});
afterAll(() => database.close());

describe('the audit trail', () => {
  test('says who did what, when and why, newest first', async () => {
    const { rows } = await north.at(may, ({ audit }) => audit.entries({}, page));
    expect(rows.map((row) => [row.action, row.personId])).toEqual([
      ['pathways.map-job-title', undefined],
      ['people.rename', 'zoe'],
      ['people.rename', 'ann'],
    ]);
    expect(rows[2]).toEqual({
      ...renamed(ann, 'Oldname', 'Quillfeather'),
      id: expect.any(String),
      at: april,
      actor: { kind: 'account', id: 'account-1' },
      sealed: false,
    });
    expect(rows[0]).toMatchObject({ after: { audiences: ['LCF-G3'] }, sealed: false });
  });

  test('can be narrowed to a person, an action and a time, and read page by page', async () => {
    await north.at(may, async ({ audit }) => {
      expect((await audit.entries({ personId: zoe }, page)).rows).toHaveLength(1);
      expect((await audit.entries({ action: 'people.rename' }, page)).rows).toHaveLength(2);
      expect((await audit.entries({ from: may }, page)).rows).toHaveLength(1);
      expect((await audit.entries({ to: may }, page)).rows).toHaveLength(2);
      const first = await audit.entries({}, { limit: 2 });
      const second = await audit.entries({}, { limit: 2, after: first.after });
      expect([second.rows.map((row) => row.personId), second.after]).toEqual([['ann'], undefined]);
    });
  });

  test('holds nothing personal in the open', async () => {
    await north.at(may, async (_, tx) => {
      const { rows } = await sql<{ text: string }>`select string_agg(a::text, ' ') as text from audit_entry a`.execute(
        tx,
      );
      expect(rows[0]!.text).not.toMatch(/Quillfeather|Oldname|Adams|married/);
      expect(rows[0]!.text).toMatch(/people.rename.*ann/);
    });
  });
});

describe('what is held about somebody', () => {
  test('comes table by table, with what was written about her in the clear', async () => {
    const held = await north.at(may, ({ audit }) => audit.subject(ann));
    expect(Object.fromEntries(Object.entries(held).map(([table, rows]) => [table, rows.length]))).toEqual({
      person: 1,
      person_merge: 0,
      person_name: 1,
      staff_number: 1,
      post: 1,
      evidence: 2,
      match_case: 1,
      account: 1,
      role_grant: 0,
      join_request: 1,
      lms_fact: 0,
      unsure_person: 0,
      graded_learner: 0,
      booking: 0,
      booking_need: 0,
      agency_deputy: 0,
      evaluation_sheet: 0,
      evaluation_answer: 0,
      evaluation_rating: 0,
      evaluation_choice: 0,
      evaluation_text: 0,
      charge_line: 0,
      line_note: 0,
      report_action: 0,
      report_delivery: 0,
      report_drafter: 0,
      report_schedule: 0,
      score: 0,
      trainer: 0,
      trainer_assignment: 0,
      course_review: 0,
      event_note: 0,
      notice: 0,
      observation: 0,
      observation_trainer: 0,
      quality_action: 0,
      span: 1,
      audit_entry: 1,
    });
    expect(held['person']).toEqual([
      {
        id: 'ann',
        given_name: 'Ann',
        family_name: 'Quillfeather',
        work_email: 'ann.quillfeather@example.org',
        erased_at: null,
        merged_into: null,
      },
    ]);
    expect(JSON.stringify(held)).not.toMatch(/partnership_id|Adams/);
  });

  test('is gone after erasure but for ids, dates and counts', async () => {
    const everything = () =>
      north.at(may, async (_, tx) => {
        const tables = await sql<{
          name: string;
        }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'
        and has_table_privilege(format('%I.%I', table_schema, table_name), 'select')`.execute(tx);
        const texts = await Promise.all(
          tables.rows.map(
            async ({ name }) =>
              (
                await sql<{
                  text: string | null;
                }>`select string_agg(t::text, ' ') as text from ${sql.table(name)} t`.execute(tx)
              ).rows[0]!.text,
          ),
        );
        return texts.join(' ');
      });
    await north.at(may, async ({ deliveries, reporting }) => {
      const recipients = [
        { name: 'Ann Quillfeather', email: 'Ann.Quillfeather@example.org' },
        { name: 'Zoë Adams', email: 'zoe@example.org' },
      ];
      const report = { id: 'r-1', kind: 'board', title: 'Report', cover: '', asAt: '2026-05-01' } as const;
      const owner = { kind: 'operator', id: 'test' } as const;
      await reporting.saveReport({ ...report, state: 'draft', draftedAt: may, draftedBy: owner });
      const terms = { months: [1], day: 1, formats: ['pdf' as const], attachFiles: false, isPaused: false };
      await deliveries.saveSchedule({ ...terms, id: 's-1', title: 'Monthly', kind: 'board', recipients, owner });
      await deliveries.enqueue(
        recipients.map((recipient, index) => ({
          id: `d-${index}`,
          reportId: 'r-1',
          scheduleId: 's-1',
          purpose: 'published',
          recipient,
          formats: [],
          state: 'waiting',
          askedAt: may,
          tries: 0,
        })),
      );
      const action = { what: 'Ask for data', dueOn: '2026-06-30', progress: 'not-started' } as const;
      await reporting.saveAction({ ...action, id: 'a-1', owner: 'Ann Quillfeather' });
      await reporting.saveAction({ ...action, id: 'a-1', owner: 'ann quillfeather', progress: 'under-way' });
      await reporting.saveAction({ ...action, id: 'a-2', owner: 'Zoë Adams' });
    });
    const held = await north.at(may, ({ audit }) => audit.subject(ann));
    expect(held['report_delivery']).toMatchObject([{ id: 'd-0', email: 'Ann.Quillfeather@example.org' }]);
    expect(held['report_schedule']).toMatchObject([{ id: 's-1', recipient: { name: 'Ann Quillfeather' } }]);
    expect(JSON.stringify(held['report_schedule'])).not.toContain('Adams');
    expect(held['report_action']).toMatchObject([
      { id: 'a-1', owner: 'Ann Quillfeather' },
      { id: 'a-1', owner: 'ann quillfeather' },
    ]);
    expect(await everything()).toMatch(/Quillfeather/i);
    const before = await north.at(may, ({ compliance }) => compliance.counts({ all: true }, { asAt: '2026-05-01' }));

    await north.at(may, async ({ audit }) => {
      await audit.erase(ann);
      await audit.record(
        { action: 'people.erase', subject: { kind: 'person', id: ann }, personId: ann, why: 'request 12' },
        { actor, at: may },
      );
    });

    expect(await everything()).not.toMatch(/quill|oldname|SN-4711|sn4711/i);
    await north.at(may, async ({ deliveries, reporting }) => {
      expect((await reporting.actions()).map(({ id, owner }) => [id, owner])).toEqual([
        ['a-1', ''],
        ['a-2', 'Zoë Adams'],
      ]);
      expect((await deliveries.schedule('s-1'))!.recipients).toEqual([{ name: 'Zoë Adams', email: 'zoe@example.org' }]);
      expect((await deliveries.deliveries({}, page)).rows.map(({ id }) => id)).toEqual(['d-1']);
    });
    await north.at(may, async ({ audit, people, evidence, compliance }) => {
      expect(await people.person(ann)).toEqual({
        id: 'ann',
        givenName: '',
        familyName: '',
        formerNames: [],
        staffNumbers: [],
        erasedAt: may,
      });
      expect((await people.search({ all: true }, { text: 'quill' }, page)).rows).toEqual([]);
      expect((await people.search({ all: true }, {}, page)).rows.map((row) => row.personId)).toEqual(['zoe']);
      expect(await people.candidates(['council' as Agency['id']], ['ann.quillfeather@example.org'])).toEqual([]);
      expect(await evidence.ofPeople([ann])).toMatchObject([{ id: 'ev-1', hours: 3 }]);
      expect(await compliance.counts({ all: true }, { asAt: '2026-05-01' })).toEqual(before);
      const { rows } = await audit.entries({ personId: ann }, page);
      expect(rows.map((row) => [row.action, row.sealed, row.before, row.why])).toEqual([
        ['people.erase', false, undefined, 'request 12'],
        ['people.rename', true, undefined, undefined],
      ]);
      const [others] = (await audit.entries({ personId: zoe }, page)).rows;
      expect(others?.before).toEqual({ familyName: 'Zed' });
    });
  });
});
