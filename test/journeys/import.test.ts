import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { aCompletion, aPost, csvFile, type Cells } from '@trellis/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { environmentOf, startServiceProcess, trellis as runCommand, type ServiceProcess } from './service-process.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'trellis-import-'));
const env = environmentOf(folder);
const trellis = (...words: string[]) => runCommand(env, ...words);
let service: ServiceProcess;

beforeAll(async () => {
  service = await startServiceProcess(env);
});
afterAll(async () => {
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(path.join(folder, name), content);
  return path.join(folder, name);
}
const reportOf = (name: string): readonly string[] =>
  readFileSync(path.join(folder, `${name}.report.csv`), 'utf8')
    .trimEnd()
    .split('\r\n');

const ROWS = 3_100;
const numbers = Array.from({ length: ROWS }, (_, index) => index + 1);
const staffNumber = (number: number) => `AC-${10_000 + number}`;
/** A surname for each, since people of one name are told apart by a person. */
const surname = (number: number) =>
  number.toString(26).replaceAll(/[0-9a-p]/g, (digit) => 'abcdefghijklmnopqrstuvwxyz'[Number.parseInt(digit, 26)]!);
const post = (number: number): Cells =>
  aPost({
    staffNumber: staffNumber(number),
    givenName: 'Robin',
    familyName: `Row ${surname(number)}`,
    workEmail: `r${number}@avonmere.example`,
  });

const everybody = numbers.map(post);
const learnt = numbers.map((number) =>
  aCompletion({ staffNumber: staffNumber(number), satisfies: 'LCF-L1;LCF-L2', reference: `C-${number}` }),
);

test('3,100 people and what they learnt go in, whatever becomes of the rows that are wrong, which are named by row and field', async () => {
  const wrong: readonly Cells[] = [
    aPost({ staffNumber: 'X-1', workEmail: 'x1@avonmere.example', startsOn: '2025-02-29' }),
    aPost({ staffNumber: 'X-2', workEmail: 'not an address' }),
    aPost({ staffNumber: '', workEmail: '' }),
    aPost({ staffNumber: 'X-4', workEmail: 'x4@avonmere.example', audience: 'LCF-G99' }),
  ];
  const people = file('people.csv', csvFile([...everybody, ...wrong]));
  expect((await trellis('people', 'import', people, '--dry-run')).last).toBe(
    '3100 new, 0 changed, 0 unchanged, 0 unsure, 4 refused',
  );
  expect((await trellis('audit')).last).toBe('0 spans, 0 cells, 0 differ');
  expect(await trellis('people', 'import', people)).toMatchObject({
    code: 0,
    last: '3100 new, 0 changed, 0 unchanged, 0 unsure, 4 refused',
  });
  expect(reportOf('people')[0]).toBe('row,outcome,field,reason');
  expect(
    reportOf('people')
      .slice(1)
      .map((line) => line.split(',').slice(0, 3).join(',')),
  ).toEqual([
    '3102,refused,starts_on',
    '3103,refused,work_email',
    '3104,refused,staff_number',
    '3105,refused,audience',
  ]);

  const evidence = file(
    'evidence.csv',
    csvFile([
      ...learnt,
      aCompletion({ staffNumber: 'nobody' }),
      aCompletion({ staffNumber: staffNumber(1), satisfies: 'LCF-L99' }),
    ]),
  );
  expect(await trellis('evidence', 'import', evidence)).toMatchObject({
    code: 0,
    last: '3100 new, 0 changed, 0 unchanged, 0 unsure, 2 refused',
  });
  expect(
    reportOf('evidence')
      .slice(1)
      .map((line) => line.split(',').slice(0, 3).join(',')),
  ).toEqual(['3102,refused,staff_number', '3103,refused,satisfies']);
  expect((await trellis('audit')).last).toMatch(/^[1-9]\d* spans, [1-9]\d* cells, 0 differ$/);
});

test('the same files again change nothing', async () => {
  const again = async (kind: 'people' | 'evidence') =>
    JSON.parse((await trellis(kind, 'import', path.join(folder, `${kind}.csv`), '--json')).out) as { counts: unknown };
  expect((await again('people')).counts).toEqual({ new: 0, changed: 0, unchanged: ROWS, unsure: 0, refused: 4 });
  expect((await again('evidence')).counts).toEqual({ new: 0, changed: 0, unchanged: ROWS, unsure: 0, refused: 2 });
});

/** Bytes that look like nothing, the same each time. */
function noise(length: number): Uint8Array {
  let state = 2_463_534_242;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 255;
  });
}

test.each([
  ['5 MB of random bytes', noise(5_000_000), /./],
  ['a file in UTF-16', Buffer.from(`\uFEFF${csvFile([aPost()])}`, 'utf16le'), /UTF-16/],
  ['a file without a row of names', '', /./],
  ['a column that we do not know', csvFile([aPost({ shoeSize: '38' })]), /shoe_size/],
  ['a file without a column that is needed', 'agency_ref,given_name\nAC,Amara\n', /family_name/],
])('%s is refused as a whole with a sentence', async (_, content, sentence) => {
  const refused = await trellis('people', 'import', file('whole.csv', content));
  expect(refused).toMatchObject({ code: 1, out: '', error: expect.stringMatching(sentence) as string });
  expect(refused.error).not.toMatch(/\bat .+\.ts|Error:/);
  expect(existsSync(path.join(folder, 'whole.report.csv'))).toBe(false);
});

test('line breaks in quotes, formulas and the 29 February of a leap year come out as they went in, and no spreadsheet runs them', async () => {
  const odd = file(
    'odd.csv',
    '\uFEFFagency_ref,staff_number,given_name,family_name,job_title,audience,starts_on\r\n' +
      'AC,O-1,Ann,"Two\nLines","Says ""quote"", comma",LCF-G1,2024-02-29\r\n' +
      'AC,O-2,=1+1,@SUM(A1),-2+3,LCF-G1,2024-02-29\r\n' +
      'AC,O-3,Bea,Leap,,LCF-G1,2023-02-29\r\n',
  );
  expect((await trellis('people', 'import', odd)).last).toBe('2 new, 0 changed, 0 unchanged, 0 unsure, 1 refused');
  expect(reportOf('odd')[1]).toMatch(/^4,refused,starts_on,/);
  const token = (await trellis('token', 'create', '--name', 'reader', '--role', 'coordinator')).last;
  const get = async (address: string) =>
    (
      await fetch(`${service.url}/api/v1/compliance/${address}`, { headers: { authorization: `Bearer ${token}` } })
    ).text();
  const { rows } = JSON.parse(await get('people?requirement=LCF-L1&state=overdue&limit=500')) as {
    rows: { staffNumber: string; givenName: string; familyName: string; jobTitle: string }[];
  };
  const row = (number: string) => rows.find((each) => each.staffNumber === number);
  expect(row('O-1')).toMatchObject({ familyName: 'Two\nLines', jobTitle: 'Says "quote", comma' });
  expect(row('O-2')).toMatchObject({ givenName: '=1+1', familyName: '@SUM(A1)', jobTitle: '-2+3' });
  const csv = await get('people.csv?requirement=LCF-L1&state=overdue');
  expect(csv).toContain("AC,O-2,'=1+1,'@SUM(A1),'-2+3,");
  expect(csv).toContain('AC,O-1,Ann,"Two\nLines","Says ""quote"", comma",');
});

test('what was typed wrongly ends with 2, and says how it is typed', async () => {
  expect(await trellis('people', 'import')).toMatchObject({
    code: 2,
    out: '',
    error: expect.stringContaining('people import FILE.csv') as string,
  });
});

test('a file that is not there is refused like any other', async () => {
  expect((await trellis('people', 'import', path.join(folder, 'missing.csv'))).code).toBe(1);
});
