import { createHash } from 'node:crypto';
import { complianceReports } from '@trellis/compliance-reports';
import type { AccountId, AgencyId, PersonId } from '@trellis/core';
import type { Actor } from '@trellis/core/access';
import {
  deliveries,
  draftDueReport,
  keepFiles,
  paperToWrite,
  reportsToWrite,
  saveSchedule,
} from '@trellis/core/deliveries';
import { reports, type Schedule } from '@trellis/core/reporting';
import { createTestHost, type TestHost } from '@trellis/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import { startMailServer, type MailServer } from './mail-server.ts';

const DECEMBER = Date.parse('2026-12-01T10:00:00.000Z');
const helen = { name: 'Helen Frost', email: 'helen@board.example' };
const omar = { name: 'Omar Ali', email: 'omar@board.example' };

let clock = DECEMBER;
let mail: MailServer;
let trellis: TestHost;
let tokens: Record<'coordinator' | 'board', string>;
const coordinator: Actor = {
  kind: 'account',
  id: 'jo-account',
  personId: 'jo' as PersonId,
  grants: [{ role: 'coordinator' }],
};

beforeAll(async () => {
  mail = await startMailServer();
  trellis = await createTestHost({
    plugins: { complianceReports: complianceReports() },
    now: () => new Date(clock),
    mail: { smtpUrl: mail.url, fromAddress: 'training@westhaven.example' },
  });
  tokens = { coordinator: await trellis.token('coordinator'), board: await trellis.token('board') };
  await trellis.act(async ({ store, now }) => {
    const jo = { id: 'jo' as PersonId, givenName: 'Jo', familyName: 'Kendall', formerNames: [], staffNumbers: [] };
    await store.people.savePeople([{ ...jo, workEmail: 'jo@westhaven.example' }]);
    const chair = {
      id: 'chair' as PersonId,
      givenName: 'Chair',
      familyName: 'Person',
      formerNames: [],
      staffNumbers: [],
    };
    await store.people.savePeople([{ ...chair, workEmail: 'chair@board.example' }]);
    await store.access.saveGrant({ id: 'g-chair', personId: chair.id, role: 'board' });
    await store.access.saveAccount({
      id: 'jo-account' as AccountId,
      issuer: 'https://lms.example',
      clientId: 'c',
      subject: '7',
      state: 'joined',
      personId: jo.id,
      shownName: 'Jo Kendall',
      lastSeenAt: now,
    });
    await store.people.saveAgencies([
      { id: 'nursery' as AgencyId, ref: 'nursery', name: 'Willow Tree', kind: 'other' },
    ]);
  });
});

beforeEach(() => {
  mail.refuseWith = undefined;
  mail.received.splice(0);
});

afterAll(async () => {
  await trellis[Symbol.asyncDispose]();
  await mail[Symbol.asyncDispose]();
});

async function ask<Answer>(role: keyof typeof tokens, path: string, input: object): Promise<Answer> {
  const answer = await fetch(`${trellis.url}/api/trpc/reporting.${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[role]}` },
    body: JSON.stringify(input),
  });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { result: { data: Answer } }).result.data;
}

const monthly = (title: string, changes: Partial<Schedule> = {}): Schedule => ({
  title,
  kind: 'board',
  months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  day: 5,
  recipients: [helen, omar],
  formats: ['pdf'],
  attachFiles: false,
  isPaused: false,
  ...changes,
});

const schedule = (given: Schedule) =>
  trellis.host.installation.act(trellis.partnership.id, coordinator, (ctx) => saveSchedule(ctx, given));
const drafts = async (title: string) =>
  (await trellis.act((ctx) => reports(ctx, {}, { limit: 50 }))).rows.filter((each) => each.title === title);
const log = async (scheduleId: string) =>
  (await trellis.act((ctx) => deliveries(ctx, { scheduleId }, { limit: 50 }))).rows;
/** A letter whose long lines are whole again. */
const unfolded = (message: string) => message.replaceAll(/=\r\n/g, '');
const sign = (id: string) => ask<{ hash: string }>('board', 'publish', { id });

/** A report that a schedule drafted on the fifth of the next month. */
async function dueReport(given: Schedule): Promise<{ readonly id: string; readonly scheduleId: string }> {
  const { id: scheduleId, nextOn } = await schedule(given);
  clock = Date.parse(`${nextOn}T07:00:00.000Z`);
  const [report] = await eventually(
    () => drafts(given.title),
    ({ length }) => length > 0,
  );
  return { id: report!.id, scheduleId };
}

test('when its day comes a report is drafted once, and those who may sign and whoever saved the schedule are told', async () => {
  const title = 'Told once';
  const { id, scheduleId } = await dueReport(monthly(title, { months: [12] }));
  const told = await eventually(
    () => log(scheduleId),
    (letters) => letters.length > 0 && letters.every(({ state }) => state === 'sent'),
  );
  expect(told.map(({ purpose, recipient }) => `${purpose} ${recipient.name}`).toSorted()).toEqual([
    'due Chair Person',
    'due Jo Kendall',
  ]);
  const letter = mail.received.find(({ to }) => to.includes('chair@board.example'));
  expect(unfolded(letter!.message)).toContain('Somebody of the board signs it.');
  expect(unfolded(letter!.message)).toContain(`${trellis.url}/reports/${id}`);
  expect(await drafts(title)).toMatchObject([{ state: 'draft', asAt: '2026-12-04', draftedBy: 'A schedule' }]);
  await dueReport(monthly('Another, to see that the worker has been here'));
  expect(await drafts(title)).toHaveLength(1);
});

test('once it is signed, its files are kept with their hashes and everybody named is written to, with the link', async () => {
  const { id, scheduleId } = await dueReport(monthly('Signed and sent'));
  await eventually(
    () => log(scheduleId),
    (letters) => letters.length > 0 && letters.every(({ state }) => state === 'sent'),
  );
  mail.received.splice(0);
  const { hash } = await sign(id);
  const sent = await eventually(
    async () => (await log(scheduleId)).filter(({ purpose, state }) => purpose === 'published' && state === 'sent'),
    ({ length }) => length === 2,
  );
  expect(sent.map(({ recipient }) => recipient.email).toSorted()).toEqual([helen.email, omar.email]);
  expect(mail.received.flatMap(({ to }) => to).toSorted()).toEqual([helen.email, omar.email]);
  for (const { message } of mail.received) {
    expect(unfolded(message)).toContain(`${trellis.url}/reports/${id}`);
    expect(unfolded(message)).toContain(hash);
    expect(message).not.toContain('application/pdf');
  }
  const [report] = await eventually(
    () => drafts('Signed and sent'),
    ([signed]) => signed?.files.length === 4,
  );
  expect(report!.files.map(({ format }) => format)).toEqual(['csv', 'html', 'pdf', 'xlsx']);
  for (const { format, sha256 } of report!.files) {
    const answer = await fetch(`${trellis.url}/api/v1/reports/${id}/files/${format}`, {
      headers: { authorization: `Bearer ${tokens.board}` },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect(answer.headers.get('etag')).toBe(`"${sha256}"`);
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="signed-and-sent-\d{4}-\d\d-\d\d\./,
    );
  }
  // Whoever has had it is not sent it again.
  expect(await ask('coordinator', 'deliver', { id, scheduleId })).toEqual({ count: 0 });
});

test('where the schedule says so the files go with the letter', async () => {
  const { id, scheduleId } = await dueReport(
    monthly('With files', { attachFiles: true, formats: ['pdf', 'xlsx'], recipients: [helen, { ...helen }] }),
  );
  await sign(id);
  await eventually(
    async () => (await log(scheduleId)).filter(({ purpose, state }) => purpose === 'published' && state === 'sent'),
    ({ length }) => length === 1,
  );
  const letter = mail.received.find(({ to }) => to.includes(helen.email));
  expect(letter!.message).toMatch(/filename="?with-files-\d{4}-\d\d-\d\d\.pdf/);
  expect(letter!.message).toMatch(/filename="?with-files-\d{4}-\d\d-\d\d\.xlsx/);
});

test('a busy mail server is tried again, and an address that nobody has is given up with the reason', async () => {
  const { id, scheduleId } = await dueReport(monthly('Tried again', { recipients: [helen] }));
  await eventually(
    () => log(scheduleId),
    (letters) => letters.length > 0 && letters.every(({ state }) => state === 'sent'),
  );
  mail.refuseWith = { code: 451, words: 'Busy' };
  await sign(id);
  const published = async () => (await log(scheduleId)).find(({ purpose }) => purpose === 'published');
  const busy = await eventually(published, (letter) => letter?.fault !== undefined);
  expect(busy).toMatchObject({ state: 'waiting', tries: 1 });
  expect(busy!.fault).not.toContain(helen.email);
  mail.refuseWith = { code: 550, words: 'No such mailbox' };
  clock += 3 * 60_000;
  const failed = await eventually(published, (letter) => letter?.state === 'failed');
  expect(failed!.fault).toContain('Correct the address in the schedule.');
  mail.refuseWith = undefined;
  expect(await ask('coordinator', 'deliver', { id, scheduleId })).toEqual({ count: 1 });
  await eventually(published, (letter) => letter?.state === 'sent');
});

test('a schedule that is paused drafts nothing, and days that nobody saw are not made up for one by one', async () => {
  const paused = await schedule(monthly('Paused', { isPaused: true }));
  expect(paused).not.toHaveProperty('nextOn');
  const slept = await schedule(monthly('Slept'));
  clock = Date.parse(`${slept.nextOn}T07:00:00.000Z`) + 100 * 86_400_000;
  const found = await eventually(
    () => drafts('Slept'),
    ({ length }) => length > 0,
  );
  expect(found).toHaveLength(1);
  expect(await drafts('Paused')).toEqual([]);
});

test('two workers that draft and write at once make one report and one set of files', async () => {
  const { id, scheduleId } = await dueReport(monthly('Raced'));
  await sign(id);
  await eventually(
    () => trellis.act((ctx) => reportsToWrite(ctx, ['pdf', 'csv'])),
    ({ length }) => length === 0,
  );
  const kept = await trellis.act(({ store }) => store.reporting.file(id, 'csv'));
  const other = {
    format: 'csv',
    mediaType: 'text/csv',
    sha256: 'other',
    bytes: 1,
    content: new Uint8Array(1),
  } as const;
  await trellis.act((ctx) => keepFiles(ctx, id, [other]));
  expect((await trellis.act(({ store }) => store.reporting.file(id, 'csv')))!.sha256).toBe(kept!.sha256);
  expect((await trellis.act((ctx) => paperToWrite(ctx, id))).fingerprint).toMatch(/^[0-9a-f]{64}$/);
  const both = await Promise.all([
    trellis.act((ctx) => draftDueReport(ctx, scheduleId)),
    trellis.act((ctx) => draftDueReport(ctx, scheduleId)),
  ]);
  expect(both).toEqual([undefined, undefined]);
});

test('a report goes by a schedule of its own kind and agency only, and a paused schedule sends nothing', async () => {
  const { id, scheduleId } = await dueReport(monthly('Only its own'));
  const found = await trellis.act(({ store }) => store.deliveries.schedule(scheduleId));
  const { nextOn: _, owner: __, ...kept } = found!;
  await schedule({ ...kept, isPaused: true });
  await sign(id);
  const ofAgency = await schedule({ ...monthly('Of an agency'), kind: 'agency', agencyId: 'nursery' as AgencyId });
  expect(await refusal({ id, scheduleId: ofAgency.id })).toBe('deliveries.other-agency');
  expect(await refusal({ id, scheduleId })).toBe('deliveries.schedule-paused');
  await schedule(kept);
  expect((await log(scheduleId)).filter(({ purpose }) => purpose === 'published')).toEqual([]);
  expect(await ask('coordinator', 'deliver', { id, scheduleId })).toEqual({ count: 2 });
});

test('a report that gets a file later is not sent again, nor to whoever joined the schedule since', async () => {
  const { id, scheduleId } = await dueReport(monthly('Sent at signing', { recipients: [helen] }));
  await sign(id);
  const found = await trellis.act(({ store }) => store.deliveries.schedule(scheduleId));
  const { nextOn: _, owner: __, ...kept } = found!;
  await schedule({ ...kept, recipients: [helen, omar] });
  const content = new Uint8Array(1);
  await trellis.act((ctx) =>
    keepFiles(ctx, id, [{ format: 'csv', mediaType: 'text/csv', sha256: 'later', bytes: 1, content }]),
  );
  const published = (await log(scheduleId)).filter(({ purpose }) => purpose === 'published');
  expect(published.map(({ recipient }) => recipient.email)).toEqual([helen.email]);
});

async function refusal(input: object): Promise<string> {
  const answer = await fetch(`${trellis.url}/api/trpc/reporting.deliver`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.coordinator}` },
    body: JSON.stringify(input),
  });
  return JSON.stringify(await answer.json()).match(/(deliveries\.[a-z-]+)/)?.[1] ?? `${answer.status}`;
}

test('a letter that cannot be written is tried again with its reason, given up in the end, and holds up no other', async () => {
  const { id, scheduleId } = await dueReport(monthly('Without its file', { recipients: [helen] }));
  await sign(id);
  await trellis.act(({ store, now }) =>
    store.deliveries.enqueue([
      {
        id: 'unwritable',
        reportId: id,
        scheduleId,
        purpose: 'published',
        recipient: omar,
        formats: ['docx' as 'pdf'],
        state: 'waiting',
        askedAt: new Date(Date.parse(now) - 3_600_000).toISOString(),
        tries: 0,
      },
    ]),
  );
  const letterTo = async (email: string) =>
    (await log(scheduleId)).find(({ purpose, recipient }) => purpose === 'published' && recipient.email === email);
  const tried = await eventually(
    () => letterTo(omar.email),
    (letter) => letter?.fault !== undefined,
  );
  expect(tried).toMatchObject({ state: 'waiting', tries: 1 });
  expect(tried!.fault).toContain('The files of this report are being made.');
  await eventually(
    () => letterTo(helen.email),
    (letter) => letter?.state === 'sent',
  );
});
