import { createHash, createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aPost, csvFile } from '@trellis/testing';
import { createPlatform, createVisitor, type Platform } from '@trellis/testing/platform';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../eventually.ts';
import {
  environmentOf,
  portOfItsOwn,
  startServiceProcess,
  trellis as runCommand,
  type ServiceProcess,
} from './service-process.ts';

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trellis-connector-'));
// The plugin knows one address, so whoever comes after a service that was killed must be there.
const env = environmentOf(dataDir, { TRELLIS_ALLOW_LOCAL_PLATFORMS: '1', PORT: String(await portOfItsOwn()) });
const trellis = (...words: string[]) => runCommand(env, ...words);
const site = {
  url: 'https://lms.example',
  name: 'Council LMS',
  product: 'moodle',
  version: '5.1',
  pluginVersion: '1.0',
};

let service: ServiceProcess;
let lms: Platform;
let administrator: string;
/** What connecting gave; the tests below go on from one another, as a connection does. */
let connection: { readonly connectionId: string; readonly secret: string; readonly registrationUrl: string };

beforeAll(async () => {
  const people = path.join(dataDir, 'people.csv');
  writeFileSync(people, csvFile([aPost()]));
  await trellis('people', 'import', people);
  administrator = (await trellis('token', 'create', '--name', 'admin', '--role', 'administrator')).last;
  service = await startServiceProcess(env);
  lms = await createPlatform();
});

afterAll(async () => {
  await lms[Symbol.asyncDispose]();
  await service.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

async function post(where: string, headers: Readonly<Record<string, string>>, body: string): Promise<Answer> {
  const answer = await fetch(service.url + where, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: answer.status, json: (await answer.json()) as Answer['json'] };
}

/** Signs as the plugin does. */
function signed(where: string, body: string, at = Math.floor(Date.now() / 1000)): Record<string, string> {
  const code = createHmac('sha256', connection.secret).update(`${at}.${where}.${body}`).digest('hex');
  return { 'trellis-connection': connection.connectionId, 'trellis-signature': `t=${at},v1=${code}` };
}

/** One signed call. Whoever says the same twice within a second says it at another moment, since a signature is good once. */
async function tell(name: string, message: object = {}): Promise<Answer> {
  const where = `/api/v1/lms/${name}`;
  const body = JSON.stringify(message);
  for (let at = Math.floor(Date.now() / 1000); ; at -= 1) {
    const answer = await post(where, signed(where, body, at), body);
    if (answer.json['code'] !== 'lms.replayed') return answer;
  }
}

const bearer = () => ({ authorization: `Bearer ${administrator}` });

async function call<Result>(procedure: string, input: object): Promise<Result> {
  const { json } = await post(`/api/trpc/${procedure}`, bearer(), JSON.stringify(input));
  return (json as { result: { data: Result } }).result.data;
}

async function evidence() {
  const answer = await fetch(`${service.url}/api/v1/evidence?agency=AC&limit=500`, { headers: bearer() });
  return ((await answer.json()) as { rows: { id: string; achievedOn: string; reference?: string }[] }).rows;
}

const DAY_MS = 86_400_000;

/** The completion of a course on a day, by default by somebody who is known. */
function completion(day: number, change: object = {}) {
  const at = new Date(Date.parse('2024-01-02T10:00:00Z') + day * DAY_MS).toISOString();
  return {
    id: randomUUID(),
    kind: 'course-completed',
    occurredAt: at,
    completedAt: at,
    state: 'complete',
    person: { userId: 'user-learner', givenName: 'Amara', familyName: 'Okafor', staffNumber: 'AC-1001' },
    course: { id: 'course-1', shortName: 'SG1', title: 'Safeguarding' },
    ...change,
  };
}

const outcomes = ({ json }: Answer) => (json['results'] as { outcome: string }[]).map(({ outcome }) => outcome);

test('a plugin connects with its code, once', async () => {
  const made = await trellis('connection', 'create', '--name', 'Council LMS');
  expect(made.last).toMatch(/^trc_[\w-]{43}$/);
  const headers = { authorization: `Bearer ${made.last}` };
  const answer = await post('/api/v1/lms/connect', headers, JSON.stringify({ site }));
  expect(answer).toMatchObject({
    status: 200,
    json: { connectionId: expect.any(String), secret: expect.stringMatching(/^trk_/), partnership: expect.any(String) },
  });
  connection = answer.json as unknown as typeof connection;
  expect(connection.registrationUrl).toMatch(new RegExp(`^${service.url}/lti/register/`));
  expect(await post('/api/v1/lms/connect', headers, JSON.stringify({ site }))).toMatchObject({
    status: 403,
    json: { code: 'lms.code-spent' },
  });
  const listed = await trellis('connection', 'list');
  expect(listed).toMatchObject({ code: 0, last: '1' });
  expect(listed.out).toContain('connected  Council LMS  https://lms.example');
  expect(listed.out).not.toContain(connection.secret);
});

test('nothing is taken from it before its LMS has registered; what registers through it is active at once', async () => {
  expect(await tell('events', { events: [completion(0)] })).toMatchObject({
    status: 409,
    json: { code: 'lms.not-registered' },
  });
  expect(await tell('status')).toMatchObject({ status: 200, json: { registration: null, deployments: [] } });
  const { clientId } = await lms.register(connection.registrationUrl);
  expect((await tell('status')).json).toMatchObject({
    registration: { state: 'active', clientId },
    deployments: [{ state: 'active' }],
  });
  expect((await createVisitor(lms).launch({ user: 'user-learner', link: 'link-1' })).status).toBe(303);
  const fresh = (await tell('status', { newRegistrationUrl: true })).json['registrationUrl'];
  expect(fresh).not.toBe(connection.registrationUrl);
});

test('a completion waits for somebody to say what the course counts as, and then counts by itself', async () => {
  const first = completion(0);
  const told = await tell('events', { events: [first, { id: 'no uuid' }, first] });
  expect(told.status).toBe(200);
  expect(outcomes(told)).toEqual(['new', 'refused', 'unchanged']);
  expect((told.json['results'] as { waitsFor?: string[] }[])[0]!.waitsFor).toEqual(['course']);
  expect(outcomes(await tell('events', { events: [first] }))).toEqual(['unchanged']);
  expect(await evidence()).toEqual([]);
  const { rows } = await call<{ rows: { lmsCourse: { id: string } }[] }>('lms.courses', { limit: 5 });
  await call('lms.mapCourse', {
    lmsCourseId: rows[0]!.lmsCourse.id,
    satisfies: ['LCF-L2'],
    validFrom: null,
    validTo: null,
  });
  const counted = await eventually(evidence, (found) => found.length > 0);
  expect(counted).toMatchObject([{ achievedOn: '2024-01-02', satisfies: ['LCF-L2'] }]);
  expect(outcomes(await tell('events', { events: [completion(1)] }))).toEqual(['new']);
  expect(await evidence()).toHaveLength(2);
});

test('an event that no database could keep refuses only itself', async () => {
  const deep = JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`) as unknown;
  const odd = await tell('events', {
    events: [
      completion(1, { person: { userId: 'a\0b' } }),
      completion(1, { person: { userId: 'x', fields: deep } }),
      completion(1, { person: { userId: 'half \ud800' } }),
      null,
      completion(1, { course: { id: 'course-1', shortName: 'SG1', title: 'Safe\0guarding \ud800' } }),
    ],
  });
  expect(odd.status).toBe(200);
  expect(outcomes(odd)).toEqual(['refused', 'refused', 'refused', 'refused', 'unchanged']);
});

test('the very same message a second time, and one of a wrong clock, are refused and change nothing', async () => {
  const where = '/api/v1/lms/events';
  const body = JSON.stringify({ events: [completion(2)] });
  const headers = signed(where, body);
  expect((await post(where, headers, body)).status).toBe(200);
  expect(await post(where, headers, body)).toMatchObject({ status: 409, json: { code: 'lms.replayed' } });
  const late = JSON.stringify({ events: [completion(3)] });
  const refused = await post(where, signed(where, late, Math.floor(Date.now() / 1000) - 3_600), late);
  expect(refused).toMatchObject({
    status: 401,
    json: { code: 'lms.clock', facts: { serverTime: expect.any(String) } },
  });
  expect(refused.json['detail']).toContain('60 minutes behind');
  expect(await evidence()).toHaveLength(3);
});

test('neither a token nor a session can speak for a plugin, nor a plugin for anybody else', async () => {
  for (const name of [
    'connect',
    'status',
    'events',
    'reconcile',
    'due',
    'privacy/export',
    'privacy/erase',
    'disconnect',
  ])
    expect(await post(`/api/v1/lms/${name}`, bearer(), '{}')).toMatchObject({
      status: 403,
      json: { code: 'access.not-permitted' },
    });
  const where = '/api/v1/compliance/judge';
  expect((await post(where, signed(where, '{}'), '{}')).status).toBe(401);
  expect((await post('/api/trpc/lms.status', signed('/api/trpc/lms.status', '{}'), '{}')).status).toBe(401);
});

test('what was lost on the way is asked for again, course by course', async () => {
  const sums = (...days: readonly number[]) => {
    const lines = days.map((day) => `user-learner:${Date.parse('2024-01-02T10:00:00Z') / 1000 + day * 86_400}`);
    const checksum = createHash('sha256').update(lines.toSorted().join('\n')).digest('hex');
    return { id: 'course-1', shortName: 'SG1', title: 'Safeguarding', count: days.length, checksum };
  };
  expect((await tell('reconcile', { courses: [sums(0, 1, 2)] })).json).toEqual({ resend: [] });
  expect((await tell('reconcile', { courses: [sums(0, 1, 2, 3)] })).json).toEqual({ resend: ['course-1'] });
});

test('what is due for one of its users is told, and for a stranger that nobody knows her', async () => {
  expect((await tell('due', { userId: 'user-learner' })).json).toMatchObject({
    state: 'joined',
    counts: expect.objectContaining({ overdue: expect.any(Number) }),
    openUrl: `${service.url}/`,
  });
  expect((await tell('due', { userId: 'nobody' })).json).toEqual({ state: 'not-joined' });
});

test('nothing is lost and nothing doubled, though the service is killed twice while a plugin tells', async () => {
  const told = Array.from({ length: 120 }, (_, number) => completion(10 + number));
  let taken = 0;
  let isOver = false;
  const telling = (async () => {
    while (taken < told.length && !isOver) {
      const events = told.slice(taken, taken + 5);
      // Like Moodle's own tasks: whatever is not answered well is told again, with the same ids.
      const answer = await tell('events', { events }).catch(() => undefined);
      if (answer?.status === 200 && outcomes(answer).every((outcome) => outcome !== 'refused')) taken += events.length;
      else await sleep(20);
    }
  })();
  for (const before of [20, 60]) {
    while (taken < before) await sleep(2);
    await service.killTree();
    service = await startServiceProcess(env);
  }
  await telling;
  isOver = true;
  const found = await evidence();
  expect(found).toHaveLength(3 + told.length);
  expect(new Set(found.map(({ achievedOn }) => achievedOn)).size).toBe(found.length);
  expect((await trellis('audit')).last).toMatch(/, 0 differ$/);
});

test('a plugin that is told to come later, while the service starts, finds it there', async () => {
  await service.killTree();
  const starting = startServiceProcess(env);
  const answers: (number | undefined)[] = [];
  const answer = await eventually(
    () =>
      tell('events', { events: [completion(200)] }).catch(() => {
        answers.push(undefined);
        return undefined;
      }),
    (told) => told?.status === 200,
  );
  expect(outcomes(answer!)).toEqual(['new']);
  service = await starting;
});

test('what came through the LMS about a user can be had and erased; her own record stays', async () => {
  const exported = (await tell('privacy/export', { userId: 'user-learner' })).json['records'] as { title: string }[];
  expect(exported.some(({ title }) => title.includes('Safeguarding'))).toBe(true);
  expect((await tell('privacy/erase', { userId: 'user-learner' })).json).toMatchObject({
    erased: { account: true, facts: 124 },
    kept: expect.stringContaining('employer'),
  });
  expect((await tell('privacy/erase', { userId: 'user-learner' })).json).toMatchObject({
    erased: { account: false, facts: 0 },
  });
  expect((await tell('due', { userId: 'user-learner' })).json).toEqual({ state: 'not-joined' });
});

test('after the plugin has left nothing more is taken from it, and nobody comes in from its LMS', async () => {
  expect((await tell('disconnect')).status).toBe(200);
  expect(await tell('status')).toMatchObject({ status: 403, json: { code: 'lms.disconnected' } });
  const { to, fields } = lms.initiation({ user: 'user-learner', link: 'link-1' });
  expect((await createVisitor(lms).send(to, { form: fields })).status).toBeGreaterThanOrEqual(400);
});

test('nothing personal and no secret stands in the log', () => {
  const log = service.output();
  for (const word of ['Amara', 'Okafor', 'AC-1001', 'user-learner', connection.secret, 'trc_'])
    expect(log).not.toContain(word);
});

test('the keys of the tool are changed by a command, and the keyset shows both for a while', async () => {
  const keys = async () =>
    ((await (await fetch(`${service.url}/lti/keys`)).json()) as { keys: { kid: string }[] }).keys;
  const [before] = await keys();
  const rotated = await trellis('platform', 'rotate-keys', '--overlap-hours', '2');
  expect(rotated.code).toBe(0);
  // A service that runs sees it within a minute, and one that starts at once.
  await service.stop();
  service = await startServiceProcess(env);
  expect((await keys()).map(({ kid }) => kid)).toEqual(expect.arrayContaining([rotated.last, before!.kid]));
  expect((await trellis('platform', 'rotate-keys', '--overlap-hours', '0')).code).toBe(2);
});
