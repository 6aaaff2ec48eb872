import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportRun, RowReport } from '@trellis/core/people';
import { packLondon } from '@trellis/pack-london';
import { aPost, createTestHost, csvFile, type TestHost } from '@trellis/testing';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let trellis: TestHost;
let coordinator: Record<string, string>;

beforeAll(async () => {
  trellis = await createTestHost({ plugins: { packLondon: packLondon() } });
  coordinator = await signIn('coordinator');
});

afterAll(async () => {
  await trellis[Symbol.asyncDispose]();
});

/** The headers of somebody who came by a sign-in link. */
async function signIn(
  role: 'coordinator' | 'agency-lead' | 'practitioner',
  agencyRef?: string,
): Promise<Record<string, string>> {
  const answer = await fetch(await trellis.signInLink(role, agencyRef), { method: 'POST', redirect: 'manual' });
  const handover = answer.headers.get('location')!.split('#s=')[1];
  const session = await fetch(`${trellis.url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-trellis': '1' },
    body: JSON.stringify({ handover }),
  });
  return { authorization: `Bearer ${((await session.json()) as { secret: string }).secret}` };
}

async function upload(path: string, content: string | Uint8Array<ArrayBuffer>, headers = coordinator) {
  const answer = await fetch(`${trellis.url}/uploads/${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/csv', 'x-file-name': encodeURIComponent('Städte.csv') },
    body: content,
  });
  return { status: answer.status, ...((await answer.json()) as { runId?: string; code?: string }) };
}

/** Waits as the import screen does. */
async function ended(
  runId: string | undefined,
  headers = coordinator,
): Promise<{ run: ImportRun; report: RowReport[] }> {
  for (;;) {
    const shown = (await (await fetch(`${trellis.url}/uploads/${runId}`, { headers })).json()) as {
      run: ImportRun;
      report: RowReport[];
    };
    if (shown.run.state !== 'running') return shown;
    await sleep(50);
  }
}

/** The files that are kept. */
async function contents(): Promise<unknown[]> {
  const { installation } = trellis.host;
  return await installation.bind(trellis.partnership.id, { kind: 'job', id: 'test', grants: [] })(({ tx }) =>
    tx.selectFrom('upload').select('content').where('content', 'is not', null).execute(),
  );
}

const file = csvFile([
  aPost(),
  aPost({
    staffNumber: 'AC-1002',
    givenName: 'Dev',
    familyName: 'Sharma',
    workEmail: 'dev@avonmere.example',
    startsOn: '2023-02-29',
  }),
]);

describe('an upload', () => {
  test('that is only tried says what would happen, and leaves nobody behind', async () => {
    const { status, runId } = await upload('people?dryRun=true', file);
    expect(status).toBe(202);
    const { run, report } = await ended(runId);
    expect(run).toMatchObject({
      kind: 'people',
      fileName: 'Städte.csv',
      dryRun: true,
      state: 'done',
      rowsDone: 2,
      counts: { new: 1, refused: 1 },
    });
    expect(report).toEqual([
      { row: 3, outcome: 'refused', field: 'starts_on', reason: 'must be a real date written YYYY-MM-DD' },
    ]);
    expect(await trellis.act((ctx) => ctx.store.people.agencies())).toEqual([]);
  });

  test('brings in its good rows once, and the same file again changes nothing', async () => {
    expect((await ended((await upload('people', file)).runId)).run.counts).toMatchObject({ new: 1, refused: 1 });
    const { run } = await ended((await upload('people', file)).runId);
    expect(run.counts).toMatchObject({ new: 0, changed: 0, unchanged: 1, refused: 1 });
    const rows = await fetch(`${trellis.url}/uploads/${run.id}/report.csv`, { headers: coordinator });
    expect(await rows.text()).toBe(
      'row,outcome,field,reason\r\n3,refused,starts_on,must be a real date written YYYY-MM-DD\r\n',
    );
  });

  test('is judged before anybody sees it', async () => {
    const rows = await trellis.act((ctx) => ctx.store.compliance.counts({ all: true }, { asAt: '2026-11-21' }));
    expect(rows.some((row) => row.posts > 0)).toBe(true);
  });

  test('of something else is refused as a whole, in words', async () => {
    const { run } = await ended(
      (
        await upload(
          'people',
          Uint8Array.from({ length: 2_000 }, (_, index) => (index * 31) % 256),
        )
      ).runId,
    );
    expect(run.state).toBe('refused');
    expect(run.refusal).toMatch(/not a CSV file|UTF/);
    expect((await upload('people', '')).status).toBe(400);
    expect((await upload('courses', file)).status).toBe(404);
  });

  test('keeps nothing of the file once it is done', async () => {
    await ended((await upload('people', file)).runId);
    expect(await contents()).toEqual([]);
  });

  test('that fails on our side each time ends with a sentence, and its file goes', async () => {
    const { owner } = trellis.host.installation.database;
    await sql`create function break_import() returns trigger language plpgsql as 'begin raise exception ''broken''; end'`.execute(
      owner,
    );
    await sql`create trigger break_import before insert on person execute function break_import()`.execute(owner);
    const another = csvFile([aPost({ staffNumber: 'AC-1099', givenName: 'Una', workEmail: 'una@avonmere.example' })]);
    const { run, report } = await ended((await upload('people', another)).runId);
    await sql`drop function break_import cascade`.execute(owner);
    expect(run).toMatchObject({ state: 'refused', refusal: expect.stringContaining('upload it again') });
    expect(report).toEqual([]);
    expect(await contents()).toEqual([]);
  });

  test('is for those who look after people, and only their own can be seen', async () => {
    expect((await upload('people', file, {})).status).toBe(401);
    expect((await upload('people', file, await signIn('practitioner'))).status).toBe(403);
    const token = await trellis.token('coordinator');
    expect((await upload('people', file, { authorization: `Bearer ${token}` })).status).toBe(404);
    const { runId } = await upload('people?dryRun=true', file);
    expect((await fetch(`${trellis.url}/uploads/${runId}`, { headers: await signIn('coordinator') })).status).toBe(404);
  });

  test('by an agency’s lead brings in her own agency alone', async () => {
    const lead = await signIn('agency-lead', 'AC');
    const others = csvFile([
      aPost({ staffNumber: 'AC-1003', givenName: 'Bea', familyName: 'Quick', workEmail: 'bea@avonmere.example' }),
      aPost({ agencyRef: 'POL', agencyName: 'Avonside Police', agencyKind: 'police' }),
    ]);
    const { run } = await ended((await upload('people', others, lead)).runId, lead);
    expect(run.counts).toMatchObject({ new: 1, refused: 1 });
  });
});
