import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { createApi } from '../create-api.ts';

const CONNECTOR_PATHS = [
  '/lms/status',
  '/lms/events',
  '/lms/reconcile',
  '/lms/due',
  '/lms/privacy/export',
  '/lms/privacy/erase',
  '/lms/disconnect',
];

interface Operation {
  readonly operationId: string;
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, unknown>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: object };
}

async function document(): Promise<Document> {
  const api = createApi({
    version: '1.2.3',
    plugins: [],
    addresses: { home: '', invitation: String, signIn: String, mailFrom: '' },
    certificates: { sign: () => Promise.reject(new Error('nobody asks for one')) },
    onFailure: () => {},
  });
  const response = await api.rest(
    {
      method: 'GET',
      path: '/openapi.json',
      query: new URLSearchParams(),
      headers: {},
      body: (async function* () {})(),
    },
    undefined,
  );
  return JSON.parse(response.body as string) as Document;
}

const operations = async () =>
  Object.entries((await document()).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const result = await validator.validate((await document()) as never);
  expect(result).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('its patterns are those that validators in other languages read too', async () => {
  const patterns = JSON.stringify(await document()).match(/"pattern":"(?:[^"\\]|\\.)*"/g) ?? [];
  expect(patterns.length).toBeGreaterThan(10);
  expect(patterns.filter((pattern) => /\\[pP]\{/.test(pattern))).toEqual([]);
});

test('every path of the contract is in it', async () => {
  expect((await operations()).map(({ path, method }) => `${method.toUpperCase()} ${path}`)).toEqual(
    expect.arrayContaining([
      'POST /compliance/judge',
      'GET /compliance/options',
      'GET /compliance/report',
      'GET /compliance/people',
      'GET /compliance/people.csv',
      'POST /compliance/people.csv',
      'POST /evidence',
      'GET /evidence',
      'POST /evidence/{id}/correct',
      'POST /evidence/{id}/withdraw',
      'PUT /people/{agencyRef}/{staffNumber}',
      'GET /openapi.json',
      'POST /lms/connect',
      ...CONNECTOR_PATHS.map((path) => `POST ${path}`),
    ]),
  );
});

test('every path but the document needs a token, or the signature of a connected LMS, which connects with its code', async () => {
  const others = (await operations()).filter(({ operation }) => operation.security !== undefined);
  const signed = [{ connection: [], signature: [] }];
  expect(Object.fromEntries(others.map(({ path, operation }) => [path, operation.security]))).toEqual({
    '/openapi.json': [],
    '/lms/connect': [{ connectionCode: [] }],
    ...Object.fromEntries(CONNECTOR_PATHS.map((path) => [path, signed])),
  });
});

test('every path but the document says what can go wrong', async () => {
  for (const { operation } of (await operations()).filter(({ path }) => path !== '/openapi.json'))
    expect(Object.keys(operation.responses)).toEqual(
      expect.arrayContaining(['200', '401', '403', '422', '429', '500']),
    );
});

test('every name in braces is a parameter of the path, and is not asked for in the body as well', async () => {
  for (const { path, operation } of await operations()) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]);
    expect(
      (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name),
    ).toEqual(named);
    for (const name of named) expect(JSON.stringify(operation.requestBody ?? {})).not.toContain(`"${name}":`);
  }
});

test('operations have names of their own', async () => {
  const ids = (await operations()).map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test('one record at a time takes an Idempotency-Key', async () => {
  const withKey = (await operations()).filter(({ operation }) =>
    operation.parameters?.some(({ name }) => name === 'Idempotency-Key'),
  );
  expect(withKey.map(({ path, method }) => `${method} ${path}`).toSorted()).toEqual([
    'post /evidence',
    'put /people/{agencyRef}/{staffNumber}',
  ]);
});
