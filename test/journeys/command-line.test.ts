import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { aCompletion, aPost, csvFile } from '@trellis/testing';
import { createPlatform, createVisitor } from '@trellis/testing/platform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentOf, startServiceProcess, trellis as runCommand, type ServiceProcess } from './service-process.ts';

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trellis-commands-'));
const env = environmentOf(dataDir, { TRELLIS_ALLOW_LOCAL_PLATFORMS: '1' });
const trellis = (...words: string[]) => runCommand(env, ...words);
const file = (name: string, content: string | Uint8Array): string => {
  writeFileSync(path.join(dataDir, name), content);
  return path.join(dataDir, name);
};
let service: ServiceProcess;

beforeAll(async () => {
  service = await startServiceProcess(env);
});

afterAll(async () => {
  await service.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the command line', () => {
  test('explains itself, each command and what was typed wrongly', async () => {
    expect(await trellis('--help')).toMatchObject({ code: 0, error: '' });
    expect((await trellis('people', 'import', '--help')).out).toContain('people import FILE.csv');
    expect(await trellis('people', 'sell')).toMatchObject({ code: 2, out: '' });
    expect((await trellis('token', 'create', '--name', 'x')).error).toMatch(/^--role must be given\./);
    expect((await trellis('token', 'create', '--name', 'x', '--role', 'king')).code).toBe(2);
    expect((await trellis('audit', '--loud')).code).toBe(2);
    expect((await trellis('audit', 'everything')).code).toBe(2);
    expect(await trellis('audit', '--partnership', 'nowhere')).toMatchObject({
      code: 1,
      out: '',
      error: 'There is no partnership nowhere.\n',
    });
  });

  test('tells what was typed wrongly in words of its own', async () => {
    const wrong = async (...words: string[]) => {
      const { code, out, error } = await trellis(...words);
      expect({ words, code, out }).toEqual({ words, code: 2, out: '' });
      return error.split('\n')[0];
    };
    expect(await wrong('people', '--partnership', 'p-1')).toBe('There is no command "people".');
    expect(await wrong('--json', 'audit')).toBe('The command comes first, its options after it.');
    expect(await wrong('demo', '--people', '0')).toBe('--people must be a whole number from 1 to 1000000.');
    expect(await wrong('demo', '--people', '-5')).toBe('--people must be a whole number from 1 to 1000000.');
    expect(await wrong('demo', '--people', '--seed', '1')).toBe('--people needs a value.');
    expect(await wrong('demo', '--people')).toBe('--people needs a value.');
    expect(await wrong('people', 'import')).toBe('FILE.csv is missing.');
    expect(await wrong('evidence', 'withdraw', '--reason', 'Twice')).toBe('ID is missing.');
    expect(await wrong('platform', 'approve', '--all', '--vouch', 'name')).toContain('--vouch must be work-email');
  });

  test('prints its help and its version wherever they are asked for', async () => {
    expect(await trellis('-h')).toMatchObject({ code: 0, out: (await trellis('--help')).out });
    expect(await trellis('audit', '-h')).toMatchObject({ code: 0, out: (await trellis('audit', '--help')).out });
    expect(await trellis('--version')).toMatchObject({
      code: 0,
      last: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
    });
    for (const words of [['partnership', 'create'], ['demo'], ['database', 'roles']])
      expect((await trellis(...words, '--help')).out).not.toContain('--partnership ID');
    expect((await trellis('audit', '--help')).out).toContain('--partnership ID');
  });

  test('hands out addresses of the service that runs beside it', async () => {
    expect((await trellis('platform', 'invite')).last).toMatch(new RegExp(`^${service.url}/lti/register/[\\w-]+$`));
    const link = (await trellis('sign-in', 'link', '--role', 'administrator', '--name', 'Ada')).last;
    expect(link.startsWith(`${service.url}/sign-in/`)).toBe(true);
    expect((await fetch(link, { method: 'POST', redirect: 'manual' })).status).toBe(303);
  });

  test('takes in files, says what became of the rows, and changes nothing the second time', async () => {
    const people = file(
      'people.csv',
      `\uFEFF${csvFile([aPost(), aPost({ staffNumber: 'AC-1002', givenName: '=1+1', familyName: 'Smith', workEmail: 'f@avonmere.example' }), aPost({ staffNumber: 'AC-1003', startsOn: '2025-02-29' })])}`,
    );
    expect((await trellis('people', 'import', people, '--dry-run')).last).toBe(
      '2 new, 0 changed, 0 unchanged, 0 unsure, 1 refused',
    );
    expect(await trellis('people', 'import', people)).toMatchObject({
      code: 0,
      last: '2 new, 0 changed, 0 unchanged, 0 unsure, 1 refused',
    });
    expect(readFileSync(path.join(dataDir, 'people.report.csv'), 'utf8')).toBe(
      'row,outcome,field,reason\r\n4,refused,starts_on,must be a real date written YYYY-MM-DD\r\n',
    );
    expect((await trellis('people', 'import', people)).last).toBe('0 new, 0 changed, 2 unchanged, 0 unsure, 1 refused');

    const evidence = file('evidence.csv', csvFile([aCompletion(), aCompletion({ staffNumber: 'AC-9999' })]));
    expect((await trellis('evidence', 'import', evidence)).last).toBe(
      '1 new, 0 changed, 0 unchanged, 0 unsure, 1 refused',
    );
    const again = JSON.parse((await trellis('evidence', 'import', evidence, '--json')).out) as { counts: unknown };
    expect(again.counts).toEqual({ new: 0, changed: 0, unchanged: 1, unsure: 0, refused: 1 });
    expect((await trellis('audit')).last).toMatch(/^\d+ spans, \d+ cells, 0 differ$/);
  });

  test('says who would lapse under a change of rules, and refuses what is none', async () => {
    const tried = (text: string, ...more: readonly string[]) =>
      trellis('simulate', '--change', file('change.json', text), ...more);
    const shorter = JSON.stringify({ requirement: 'LCF-L1', months: 1 });
    const found = await tried(shorter, '--from', '2027-04-01');
    expect(found).toMatchObject({ code: 0 });
    expect(found.out).toContain('every three years -> every month');
    expect(found.last).toMatch(/^\d+ would lapse \(\d+ people\), \d+ at once, of \d+ posts?/);
    expect(JSON.parse((await tried(`[${shorter}]`, '--json')).out)).toMatchObject({ totals: { relieved: 0 } });
    expect(await tried('{ "requirement": "LCF-L1" }')).toMatchObject({
      code: 1,
      error: expect.stringContaining('needs what changes of it: months') as string,
    });
    expect(await tried('months: 24')).toMatchObject({
      code: 1,
      error: expect.stringContaining('is not JSON') as string,
    });
    expect((await tried(shorter, '--from', 'April')).code).toBe(2);
    expect((await trellis('simulate')).code).toBe(2);
  });

  test('refuses what is no such file as a whole', async () => {
    expect(
      await trellis('people', 'import', file('utf16.csv', Buffer.from(`\uFEFF${csvFile([aPost()])}`, 'utf16le'))),
    ).toMatchObject({ code: 1, out: '', error: expect.stringContaining('UTF-16') as string });
    expect(
      (
        await trellis(
          'people',
          'import',
          file(
            'random.csv',
            Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 251),
          ),
        )
      ).code,
    ).toBe(1);
    expect(await trellis('people', 'import', path.join(dataDir, 'missing.csv'))).toMatchObject({
      code: 1,
      error: `There is no file ${path.join(dataDir, 'missing.csv')}.\n`,
    });
    expect(await trellis('evidence', 'import', dataDir)).toMatchObject({
      code: 1,
      error: `${dataDir} is a folder; name a CSV file.\n`,
    });
    expect(existsSync(path.join(dataDir, 'utf16.report.csv'))).toBe(false);
  });

  test('withdraws evidence with a reason, and the audit still agrees', async () => {
    const token = (await trellis('token', 'create', '--name', 'reader', '--role', 'coordinator')).last;
    const list = async () => {
      const answer = await fetch(`${service.url}/api/v1/evidence`, { headers: { authorization: `Bearer ${token}` } });
      return ((await answer.json()) as { rows: { id: string; withdrawn: boolean }[] }).rows;
    };
    const id = (await list())[0]!.id;
    expect((await trellis('evidence', 'withdraw', id)).code).toBe(2);
    expect((await trellis('evidence', 'withdraw', id, '--reason', 'entered twice')).last).toBe(`${id} withdrawn`);
    expect((await trellis('evidence', 'withdraw', id, '--reason', 'entered twice')).code).toBe(1);
    expect((await trellis('audit')).last).toContain(', 0 differ');
  });

  test('connects an LMS that somebody else wrote: invited, pending, approved, switched off', async () => {
    await using lms = await createPlatform({
      users: [{ id: 'u', givenName: 'Amara', familyName: 'Okafor', email: 'amara.okafor@avonmere.example' }],
    });
    const { clientId } = await lms.register((await trellis('platform', 'invite')).last);
    const launch = async () =>
      (
        await createVisitor(lms).send(lms.initiation({ user: 'u', link: 'link-1' }).to, {
          form: lms.initiation({ user: 'u', link: 'link-1' }).fields,
        })
      ).status;
    expect(await launch()).toBe(403);
    const listed = JSON.parse((await trellis('platform', 'list', '--json')).out) as {
      issuer: string;
      clientId: string;
      state: string;
    }[];
    expect(listed).toEqual([expect.objectContaining({ issuer: lms.url, clientId, state: 'pending' })]);
    expect((await trellis('platform', 'approve')).code).toBe(2);
    expect((await trellis('platform', 'approve', '--all', '--agency', 'nowhere')).code).toBe(1);
    const approved = await trellis('platform', 'approve', '--all');
    expect(approved.last).toBe('1');
    expect(approved.out).toContain('trusted to say work e-mail and staff number of people in every agency');
    expect(await trellis('platform', 'approve', '--all')).toMatchObject({ code: 0, out: '0\n' });
    expect((await createVisitor(lms).launch({ user: 'u', link: 'link-1' })).status).toBe(303);
    expect((await trellis('platform', 'deactivate', '--issuer', lms.url, '--client', clientId)).last).toBe('1');
    expect(await launch()).toBe(403);
    expect(await trellis('platform', 'approve', '--all')).toMatchObject({ code: 0, out: '0\n' });
    expect(await trellis('platform', 'deactivate', '--issuer', 'http://x', '--client', 'y')).toMatchObject({
      code: 1,
      out: '',
      error: expect.stringContaining('No LMS is connected with the issuer http://x') as string,
    });
    expect((await trellis('platform', 'list')).last).toBe('1');
  });

  test('trusts an LMS with what the command names, and says so', async () => {
    await using lms = await createPlatform({ users: [{ id: 'u', givenName: 'A', familyName: 'B' }] });
    await lms.register((await trellis('platform', 'invite')).last);
    const { out } = await trellis('platform', 'approve', '--all', '--vouch', 'staff-number', '--agency', 'AC');
    expect(out).toContain('1 deployment, trusted to say staff number of people in AC');
    await using other = await createPlatform({ users: [{ id: 'u', givenName: 'A', familyName: 'B' }] });
    await other.register((await trellis('platform', 'invite')).last);
    expect(JSON.parse((await trellis('platform', 'approve', '--all', '--vouch', 'none', '--json')).out)).toEqual({
      approved: [expect.any(String)],
      vouchesFor: [],
      agencies: [],
    });
  });

  test('writes a report whose figures are the same bytes again, and says where it cannot', async () => {
    const known = ['--known-at', new Date().toISOString()];
    const report = (name: string, format: string) =>
      trellis(
        'report',
        'compliance',
        '--as-at',
        '2026-11-21',
        ...known,
        '--format',
        format,
        '--out',
        path.join(dataDir, name),
      );
    const [first, second] = [await report('one.json', 'json'), await report('two.json', 'json')];
    expect(first.last.split(' ').at(-1)).toBe(second.last.split(' ').at(-1));
    expect(readFileSync(path.join(dataDir, 'one.json'))).toEqual(readFileSync(path.join(dataDir, 'two.json')));
    expect((await report('three.csv', 'csv')).code).toBe(0);
    for (const format of ['pdf', 'xlsx']) {
      const written = [await report(`four.${format}`, format), await report(`five.${format}`, format)];
      expect(new Set(written.map(({ code, last }) => `${code} ${last.split(' ').at(-1)}`)).size).toBe(1);
      expect(
        readFileSync(path.join(dataDir, `four.${format}`))
          .subarray(0, 4)
          .toString(),
      ).toMatch(/^(%PDF|PK)/);
    }
    expect(await report('six.odt', 'odt')).toMatchObject({ code: 2, out: '' });
    expect(await report(path.join('nowhere', 'five.json'), 'json')).toMatchObject({
      code: 1,
      out: '',
      error: `There is no folder ${path.join(dataDir, 'nowhere')}. Make it, or name another file with --out.\n`,
    });
  });

  test('makes another partnership, and then asks which one is meant', async () => {
    const { last: id } = await trellis('partnership', 'create', '--name', 'Westhaven');
    expect(await trellis('audit', '--partnership', id)).toMatchObject({ code: 0, last: '0 spans, 0 cells, 0 differ' });
    const unclear = await trellis('audit');
    expect(unclear.code).toBe(1);
    expect(unclear.error).toContain(`${id} (Westhaven)`);
  });

  test('generates a partnership of invented people', async () => {
    const { last: id } = await trellis('demo', '--people', '60', '--seed', '7');
    expect((await trellis('audit', '--partnership', id)).last).toMatch(/^[1-9]\d* spans, [1-9]\d* cells, 0 differ$/);
    expect(await trellis('demo', '--people', '60', '--seed', '7')).toMatchObject({
      code: 0,
      out: `Carrowmere, generated for 60 people is there already and was left as it is:\n${id}\n`,
    });
    expect((await trellis('demo', '--people', 'many')).code).toBe(2);
  });

  test('prints the roles of a database of one’s own without one', async () => {
    expect((await trellis('database', 'roles')).out).toContain('create role trellis_app nologin');
  });
});
