import { DomainError } from '@trellis/core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { BoundContext, Caller } from '../context.ts';
import type { Endpoint } from './endpoint.ts';
import { handleRest, type RestDoor } from './handle-rest.ts';
import type { RestRequest } from './message.ts';

const endpoint = (method: 'GET' | 'POST' | 'PUT', path: `/${string}`, more: Partial<Endpoint> = {}): Endpoint => ({
  method,
  path,
  procedure: 'evidence.record',
  summary: '',
  tag: 'evidence',
  input: z.object({}),
  output: z.unknown(),
  csv: undefined,
  ...more,
});

const endpoints = [
  endpoint('GET', '/evidence'),
  endpoint('POST', '/evidence', { idempotent: true }),
  endpoint('POST', '/evidence/{id}/withdraw'),
  endpoint('PUT', '/people/{agencyRef}/{staffNumber}'),
];

interface Answered {
  readonly requestHash: string;
  readonly answer: unknown;
}

function doorOf(call: RestDoor['call'] = (_caller, _procedure, input) => Promise.resolve(input)) {
  const answers = new Map<string, Answered>();
  const failures: [unknown, string][] = [];
  const store = {
    access: {
      answerTo: (actor: string, key: string) => Promise.resolve(answers.get(`${actor} ${key}`)),
      rememberAnswer: (actor: string, key: string, requestHash: string, answer: unknown) => {
        answers.set(`${actor} ${key}`, { requestHash, answer });
        return Promise.resolve();
      },
    },
  };
  const actor = { kind: 'token', id: 't1', grants: [{ role: 'coordinator' }] } as const;
  const caller: Caller = {
    session: { actor, partnership: { id: 'p', name: 'Westhaven', isDemo: false } },
    run: (work) => work({ store, actor } as unknown as BoundContext),
  };
  const door: RestDoor = {
    endpoints,
    permissions: { 'evidence.record': ['coordinator'] },
    document: '{"openapi":"3.1.1"}',
    call,
    onFailure: (error, route) => failures.push([error, route]),
  };
  return { door, caller, failures };
}

function request(
  method: string,
  path: string,
  body: string | Uint8Array = '',
  headers: RestRequest['headers'] = { 'content-type': 'application/json' },
): RestRequest {
  const [bare, query] = path.split('?');
  return {
    method,
    path: bare!,
    query: new URLSearchParams(query),
    headers,
    body: (async function* () {
      yield typeof body === 'string' ? new TextEncoder().encode(body) : body;
    })(),
  };
}

async function ask(asked: RestRequest, { door, caller } = doorOf(), by: Caller | undefined = caller) {
  const response = await handleRest(door, asked, by);
  return { ...response, json: JSON.parse(response.body as string) as Record<string, unknown> };
}

test('the document is there for anybody', async () => {
  const { door } = doorOf();
  expect(await handleRest(door, request('GET', '/openapi.json'), undefined)).toMatchObject({
    status: 200,
    body: '{"openapi":"3.1.1"}',
  });
});

test('the document answers HEAD as it answers GET; the server leaves out the body', async () => {
  const { door } = doorOf();
  const got = await handleRest(door, request('GET', '/openapi.json'), undefined);
  expect(await handleRest(door, request('HEAD', '/openapi.json'), undefined)).toEqual(got);
});

test.each(['/evidence', '/nothing-here', '/people/%zz/1'])(
  'without a token %s says only that one is needed',
  async (path) => {
    const response = await handleRest(doorOf().door, request('POST', path), undefined);
    expect(response).toMatchObject({
      status: 401,
      headers: { 'content-type': 'application/problem+json; charset=utf-8', 'www-authenticate': 'Bearer' },
    });
    expect(JSON.parse(response.body as string)).toMatchObject({
      type: 'about:blank',
      title: 'Unauthorized',
      status: 401,
      code: 'access.not-signed-in',
    });
  },
);

test('an address that is not there is not found', async () => {
  expect(await ask(request('GET', '/evidences'))).toMatchObject({
    status: 404,
    json: { code: 'request.unknown-path' },
  });
  expect(await ask(request('GET', '/evidence/'))).toMatchObject({ status: 404 });
  expect(await ask(request('PUT', '/people//12', '{}'))).toMatchObject({ status: 404 });
});

test('an address that is not percent-encoded text is malformed', async () => {
  expect(await ask(request('PUT', '/people/%zz/1', '{}'))).toMatchObject({
    status: 400,
    json: { code: 'request.malformed' },
  });
});

test('another method is told which there are', async () => {
  expect(await ask(request('DELETE', '/evidence'))).toMatchObject({ status: 405, headers: { allow: 'GET, POST' } });
});

test.each([undefined, 'text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-16'])(
  'content type %s is refused',
  async (type) => {
    expect(await ask(request('PUT', '/people/a/1', '{}', { 'content-type': type }))).toMatchObject({ status: 415 });
  },
);

test.each(['application/json', 'application/json; charset=UTF-8', 'application/merge-patch+json'])(
  'content type %s is read',
  async (type) => {
    expect(await ask(request('PUT', '/people/a/1', '{}', { 'content-type': type }))).toMatchObject({ status: 200 });
  },
);

test('a body that says it is too large is refused, and one that turns out to be', async () => {
  const headers = { 'content-type': 'application/json' };
  expect(await ask(request('PUT', '/people/a/1', '{}', { ...headers, 'content-length': '2000000' }))).toMatchObject({
    status: 413,
  });
  expect(await ask(request('PUT', '/people/a/1', ' '.repeat(1_048_577), headers))).toMatchObject({ status: 413 });
});

test.each(['', '{', 'null,', '{"a":}'])('a body of %j is malformed', async (body) => {
  expect(await ask(request('PUT', '/people/a/1', body))).toMatchObject({ status: 400 });
});

test('a body that is not UTF-8 is malformed', async () => {
  expect(await ask(request('PUT', '/people/a/1', new Uint8Array([0x22, 0xff, 0x22])))).toMatchObject({ status: 400 });
});

test.each(['null', '[]', '"text"', '1'])('a body of %s is no record', async (body) => {
  expect(await ask(request('PUT', '/people/a/1', body))).toMatchObject({
    status: 422,
    json: { errors: [{ field: '', reason: 'must be an object' }] },
  });
});

test('path and body together are the input; a body may repeat the path but not contradict it', async () => {
  expect(
    await ask(request('PUT', '/people/sirona%20care/00%2F12', '{"agencyRef":"sirona care","givenName":"Amy"}')),
  ).toMatchObject({
    json: { agencyRef: 'sirona care', staffNumber: '00/12', givenName: 'Amy' },
  });
  expect(await ask(request('PUT', '/people/sirona/12', '{"agencyRef":"avon"}'))).toMatchObject({
    status: 422,
    json: { errors: [{ field: 'agencyRef', reason: 'is not what the address says' }] },
  });
});

test('a query is the input of a read, and a name given twice is a list', async () => {
  expect((await ask(request('GET', '/evidence?agency=a&limit=2&limit=3'))).json).toEqual({
    agency: 'a',
    limit: ['2', '3'],
  });
});

test('a NUL in an address never gets further', async () => {
  expect(await ask(request('PUT', '/people/a%00/1', '{}'))).toMatchObject({ status: 422 });
  expect(await ask(request('GET', '/evidence?agency=%00'))).toMatchObject({ status: 422 });
});

test('a token of another role is refused before its body is read', async () => {
  const { door, caller } = doorOf();
  const finance: Caller = {
    ...caller,
    session: { ...caller.session, actor: { kind: 'token', id: 't2', grants: [{ role: 'finance' }] } },
  };
  expect(await ask(request('POST', '/evidence', '{'), { door, caller, failures: [] }, finance)).toMatchObject({
    status: 403,
    json: { code: 'access.not-permitted' },
  });
});

test('a fault of ours says nothing of itself, and is heard of by the pattern of the route', async () => {
  const setting = doorOf(() => Promise.reject(new Error('connection to 10.0.0.7 refused')));
  const response = await ask(request('PUT', '/people/avon/00417', '{}'), setting);
  expect(response).toMatchObject({ status: 500, json: { code: 'request.failed' } });
  expect(response.body).not.toContain('10.0.0.7');
  expect(setting.failures.map(([, route]) => route)).toEqual(['PUT /people/{agencyRef}/{staffNumber}']);
});

test('a refusal of a rule is a problem with its code, and no fault of ours', async () => {
  const setting = doorOf(() =>
    Promise.reject(new DomainError('evidence.already-withdrawn', 'It was withdrawn before.')),
  );
  expect(await ask(request('POST', '/evidence/e1/withdraw', '{}'), setting)).toMatchObject({
    status: 409,
    json: { code: 'evidence.already-withdrawn', detail: 'It was withdrawn before.' },
  });
  expect(setting.failures).toEqual([]);
});

const withKey = (key?: string) => ({ 'content-type': 'application/json', 'idempotency-key': key });

test.each(['', 'a key', 'schlüssel', 'k'.repeat(256)])('a record under the key %j is refused', async (key) => {
  expect(await ask(request('POST', '/evidence', '{}', withKey(key)))).toMatchObject({
    status: 400,
    json: { code: 'request.idempotency-key-not-valid' },
  });
});

test('a record without a key is taken in', async () => {
  const setting = doorOf(() => Promise.resolve({ id: 'e1' }));
  expect(await ask(request('POST', '/evidence', '{"a":1}', withKey()), setting)).toMatchObject({
    status: 200,
    json: { id: 'e1' },
  });
});

test('the same key and record are answered the same, and done once', async () => {
  let done = 0;
  const setting = doorOf(() => Promise.resolve({ id: `e${(done += 1)}` }));
  const first = await ask(request('POST', '/evidence', '{"a":1,"b":[2]}', withKey('k1')), setting);
  const again = await ask(request('POST', '/evidence', ' {"b":[2], "a":1}', withKey('k1')), setting);
  expect(again).toEqual(first);
  expect(done).toBe(1);
});

test('another record under the same key is refused', async () => {
  const setting = doorOf();
  await ask(request('POST', '/evidence', '{"a":1}', withKey('k1')), setting);
  expect(await ask(request('POST', '/evidence', '{"a":2}', withKey('k1')), setting)).toMatchObject({
    status: 422,
    json: { code: 'people.idempotency-key-reused' },
  });
});

test('a record that was refused leaves its key free', async () => {
  let isDown = true;
  const setting = doorOf(() =>
    isDown
      ? Promise.reject(new DomainError('evidence.unknown-course', 'No such course.'))
      : Promise.resolve({ id: 'e1' }),
  );
  expect(await ask(request('POST', '/evidence', '{}', withKey('k1')), setting)).toMatchObject({ status: 422 });
  isDown = false;
  expect(await ask(request('POST', '/evidence', '{}', withKey('k1')), setting)).toMatchObject({
    status: 200,
    json: { id: 'e1' },
  });
});
