import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Caller } from '@trellis/api';
import { openWesthaven, type Westhaven } from './westhaven.ts';

let westhaven: Westhaven;
let coordinator: Caller;

const amy = {
  agencyName: 'Avon Care',
  agencyKind: 'dom-care',
  givenName: 'Amy',
  familyName: 'Bright',
  jobTitle: 'Care worker',
  audience: ['LCF-G2'],
  startsOn: '2020-01-06',
};
const level1 = {
  agencyRef: 'avon',
  staffNumber: '00417',
  kind: 'completion',
  satisfies: ['LCF-L1'],
  achievedOn: '2025-03-10',
  reference: 'C-1',
};

beforeAll(async () => {
  westhaven = await openWesthaven();
  coordinator = await westhaven.callerWith({}, [{ role: 'coordinator' }]);
  await put('avon', '00417', amy);
  await put('hill', '9', {
    ...amy,
    agencyName: 'Hill School',
    agencyKind: 'school-academy',
    givenName: 'Zoe',
    familyName: 'Young',
  });
});
afterAll(() => westhaven[Symbol.asyncDispose]());

let keys = 0;
const newKey = () => `key-${(keys += 1)}`;
const put = (agency: string, number: string, body: object, key = newKey()) =>
  westhaven.ask(coordinator, { method: 'PUT', path: `/people/${agency}/${number}`, body, key });
const record = (body: object, key = newKey(), caller = coordinator) =>
  westhaven.ask(caller, { method: 'POST', path: '/evidence', body, key });
const get = (path: string, caller: Caller | undefined = coordinator) => westhaven.ask(caller, { method: 'GET', path });
const post = (path: string, body: object) => westhaven.ask(coordinator, { method: 'POST', path, body });
const idOf = ({ json }: { readonly json: unknown }) => (json as { id: string }).id;

test('a person who is sent again is the same person, and the same post', async () => {
  expect(await put('avon', '00417', amy)).toMatchObject({ json: { outcome: 'unchanged' } });
});

test('a post that changed is changed', async () => {
  expect(await put('avon', '00417', { ...amy, team: 'North' })).toMatchObject({ json: { outcome: 'changed' } });
});

test('a person with a wrong field is refused with the field', async () => {
  expect(await put('avon', '5', { ...amy, agencyKind: 'bakery', startsOn: '2021-02-29' })).toMatchObject({
    status: 422,
    json: { code: 'request.not-valid', errors: [{ field: 'agencyKind' }, { field: 'startsOn' }] },
  });
});

test('evidence under the same key is recorded once and answered the same', async () => {
  const first = await record(level1, 'once');
  expect(first).toMatchObject({ status: 200 });
  expect(await record(level1, 'once')).toEqual(first);
  expect(await record({ ...level1, achievedOn: '2025-03-11' }, 'once')).toMatchObject({
    status: 422,
    json: { code: 'people.idempotency-key-reused' },
  });
});

test('of twenty requests at once under one key one is done and all get its answer', async () => {
  const at = Array.from({ length: 20 }, () => record({ ...level1, reference: 'C-20' }, 'all-at-once'));
  const answers = await Promise.all(at);
  expect(new Set(answers.map(idOf)).size).toBe(1);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
});

test('evidence is judged in the transaction that records it', async () => {
  await record({ ...level1, reference: 'C-judged', achievedOn: '2025-06-02' });
  const report = await get('/compliance/report?asAt=2026-01-01&agency=avon');
  expect(report.json).toMatchObject({
    asAt: '2026-01-01',
    rows: expect.arrayContaining([
      expect.objectContaining({ agency: 'avon', requirement: 'LCF-L1', current: 1, posts: 1 }),
    ]),
  });
});

test('withdrawn evidence holds nothing any more, and stays in the list', async () => {
  const id = idOf(await record({ ...level1, satisfies: ['LCF-L2'], reference: 'C-withdrawn' }));
  const level2 = async () => (await get('/compliance/people?agency=avon&requirement=LCF-L2&asAt=2026-01-01')).json;
  expect(await level2()).toMatchObject({ rows: [{ state: 'current', because: { evidence: id } }] });
  expect(await post(`/evidence/${id}/withdraw`, {})).toMatchObject({
    status: 422,
    json: { errors: [{ field: 'reason', reason: 'is needed' }] },
  });
  expect(await post(`/evidence/${id}/withdraw`, { reason: 'Recorded for the wrong course' })).toMatchObject({
    status: 200,
    json: { id },
  });
  expect(await level2()).toMatchObject({ rows: [{ state: 'overdue' }] });
  expect(await post(`/evidence/${id}/withdraw`, { reason: 'Again' })).toMatchObject({
    status: 409,
    json: { code: 'evidence.already-withdrawn' },
  });
});

test('a correction says only what was wrong', async () => {
  const id = idOf(await record({ ...level1, satisfies: ['LCF-L2'], reference: 'C-corrected', hours: 3 }));
  expect(
    await post(`/evidence/${id}/correct`, { achievedOn: '2025-09-01', reason: 'A slip of the pen' }),
  ).toMatchObject({ status: 200, json: { id, outcome: 'changed' } });
  const { rows } = (await get('/evidence?agency=avon&limit=500')).json as { rows: { id: string }[] };
  expect(rows.filter((row) => row.id === id)).toMatchObject([
    { achievedOn: '2025-09-01', hours: 3, satisfies: ['LCF-L2'], reference: 'C-corrected' },
  ]);
  expect(await post(`/evidence/${id}/correct`, { signedOffOn: '2025-01-01', reason: 'Signed' })).toMatchObject({
    status: 422,
    json: { code: 'evidence.row-refused', errors: [{ field: 'signedOffOn' }] },
  });
});

test('a list comes a page at a time, each row once', async () => {
  for (const reference of ['P-1', 'P-2', 'P-3'])
    await record({ ...level1, agencyRef: 'hill', staffNumber: '9', reference });
  const seen: string[] = [];
  let after: string | undefined;
  do {
    const page = (
      await get(`/evidence?agency=hill&limit=2${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`)
    ).json as { rows: { reference: string }[]; after?: string };
    seen.push(...page.rows.map((row) => row.reference));
    after = page.after;
  } while (after !== undefined);
  expect(seen.toSorted()).toEqual(['P-1', 'P-2', 'P-3']);
});

test.each(['/evidence', '/compliance/people'])(
  'a cursor that nobody gave is refused or empty on %s, never a fault of ours',
  async (path) => {
    for (const after of ['x', 'null', '[]', '%FF', '2026-01-01', '[1,2,3]', 'a'.repeat(500)])
      expect((await get(`${path}?after=${after}`)).status).toBeLessThan(500);
  },
);

test('rows come as a file too, and what a spreadsheet would run is text', async () => {
  await put('avon', '88', { ...amy, givenName: 'Cara', familyName: '=1+1', audience: 'LCF-G1' });
  const file = await get('/compliance/people.csv?agency=avon&asAt=2026-01-01');
  expect(file).toMatchObject({ status: 200, type: expect.stringContaining('text/csv') });
  const lines = (file.json as string).split('\r\n');
  expect(lines[0]).toBe(
    'agency_ref,staff_number,given_name,family_name,job_title,team,requirement,title,state,due_on,days_overdue,held_on,rule,pack,version,option',
  );
  expect(lines.some((line) => line.startsWith("avon,88,Cara,'=1+1,"))).toBe(true);
});

test('a file has the rows and the order that were asked for, with a name in the body alone', async () => {
  const names = ({ json }: { readonly json: unknown }) =>
    (json as string)
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[2]);
  const found = names(await post('/compliance/people.csv', { text: 'bright', asAt: '2026-01-01' }));
  expect(new Set(found)).toEqual(new Set(['Amy']));
  const sorted = names(await get('/compliance/people.csv?sort=person&order=descending&asAt=2026-01-01'));
  expect([...new Set(sorted)]).toEqual(['Zoe', 'Amy', 'Cara']);
  const page = (await get('/compliance/people?sort=person&order=descending&asAt=2026-01-01&limit=500')).json as {
    rows: { givenName: string }[];
  };
  expect(page.rows.map((row) => row.givenName)).toEqual(sorted);
  expect(await get('/compliance/people.csv?text=bright')).toMatchObject({ status: 422 });
});

test('an agency’s lead sees that agency alone, and cannot tell another from none', async () => {
  const lead = await westhaven.callerWith({}, [{ role: 'agency-lead', agency: 'avon' }]);
  const { rows } = (await get('/compliance/people?limit=500', lead)).json as { rows: { agency: string }[] };
  expect(new Set(rows.map((row) => row.agency))).toEqual(new Set(['avon']));
  for (const path of ['/compliance/people', '/compliance/people.csv', '/compliance/report', '/evidence']) {
    const other = await get(`${path}?agency=hill`, lead);
    expect(other).toMatchObject({ status: 403, json: { code: 'access.outside-your-agency' } });
    expect(await get(`${path}?agency=nowhere`, lead)).toEqual(other);
  }
  const theirs = await record({ ...level1, agencyRef: 'hill', staffNumber: '9' }, newKey(), lead);
  const nobodys = await record({ ...level1, agencyRef: 'hill', staffNumber: 'none' }, newKey(), lead);
  expect(theirs.status).toBe(nobodys.status);
  expect(theirs.status).toBeGreaterThanOrEqual(400);
});

test.each([
  'asAt=2026-02-30',
  'asAt=0000-01-01',
  'knownAt=yesterday',
  'knownAt=0000-01-01T00:00:00Z',
  'knownAt=2026-01-01T00:00:00%2B23:59',
  'colour=red',
  'asAt=2026-01-01&asAt=2026-01-02',
])('a report with %s is refused', async (query) => {
  expect(await get(`/compliance/report?${query}`)).toMatchObject({ status: 422, json: { code: 'request.not-valid' } });
});

test('the question of the contract is answered from the packs at work, the same byte for byte', async () => {
  const question = {
    posts: [{ agency: 'A', audiences: ['LCF-G3'], startsOn: '2024-01-01' }],
    evidence: [{ kind: 'completion', satisfies: ['LCF-L1'], achievedOn: '2024-02-01' }],
    asAt: '2026-11-21',
  };
  const first = await post('/compliance/judge', question);
  expect(first).toMatchObject({
    status: 200,
    json: {
      requirements: expect.arrayContaining([
        expect.objectContaining({ id: 'LCF-L1', post: 0, state: 'due-soon', dueOn: '2027-02-01' }),
      ]),
    },
  });
  expect(JSON.stringify((await post('/compliance/judge', question)).json)).toBe(JSON.stringify(first.json));
});
