import { z } from 'zod';
import { STATUS_TITLES, type ErrorStatus } from '../errors.ts';
import type { PermissionTable } from '../permissions/permissions.ts';
import { Problem } from './problem.ts';
import type { Endpoint } from './endpoint.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the document says of the installation. */
export interface DocumentFacts {
  /** Version of Trellis. */
  readonly version: string;
  readonly permissions: PermissionTable;
}

/** The OpenAPI 3.1 document of the REST door, from the very schemas that requests are checked against. */
export function openapi(endpoints: readonly Endpoint[], facts: DocumentFacts): Json {
  const paths: Record<string, Record<string, Json>> = {
    '/openapi.json': { get: documentOperation },
  };
  for (const endpoint of endpoints) {
    paths[endpoint.path] ??= {};
    paths[endpoint.path]![endpoint.method.toLowerCase()] = operationOf(endpoint, facts.permissions);
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Trellis',
      version: facts.version,
      summary: 'Who needs which safeguarding learning, by when, and whether they have it.',
      description:
        'Tokens belong to one partnership and one role. Dates are calendar dates, instants are RFC 3339. Lists are paged with `limit` and `after`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    tags: [...new Set(['document', ...endpoints.map((endpoint) => endpoint.tag)])].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token made by an administrator, shown once' },
        ...connectorSchemes,
      },
      schemas: { Problem: schemaOf(Problem, 'output') },
      responses: Object.fromEntries(
        Object.entries(STATUS_TITLES).map(([status, description]) => [
          `Problem${status}`,
          problemResponse(description),
        ]),
      ),
    },
  };
}

const documentOperation = {
  operationId: 'openapi',
  summary: 'This document',
  tags: ['document'],
  security: [],
  responses: { 200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } } },
};

/** How the plugin of an LMS shows which connection it is. */
const connectorSchemes = {
  connectionCode: {
    type: 'http',
    scheme: 'bearer',
    description: 'A connection code (`trc_...`) made by an administrator; it connects one LMS, once, within a week',
  },
  connection: {
    type: 'apiKey',
    in: 'header',
    name: 'Trellis-Connection',
    description: 'The `connectionId` that connecting gave',
  },
  signature: {
    type: 'apiKey',
    in: 'header',
    name: 'Trellis-Signature',
    description:
      '`t=<unix seconds>,v1=<hex>`: HMAC-SHA256, in lower-case hex, of `<t>.<path>.<body>` under the text of the `secret` that connecting gave. The path is as asked for, such as `/api/v1/lms/events`; the body is the very bytes sent. The time may be five minutes off; a signature is good once.',
  },
};

function operationOf(endpoint: Endpoint, permissions: PermissionTable): Json {
  const allowed = permissions[endpoint.procedure];
  const { fields, required, ...rest } = partsOf(endpoint);
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!);
  const others = Object.keys(fields).filter((name) => !inPath.includes(name));
  const parameter = (name: string, place: 'path' | 'query') => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...descriptionOf(fields[name]!),
    schema: fields[name]!,
  });
  const isRead = endpoint.method === 'GET';
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    description: [
      endpoint.description,
      typeof allowed === 'object' ? `For a token of the role ${allowed.join(', ')}.` : undefined,
      allowed === 'connected-lms' ? 'For the plugin of a connected LMS.' : undefined,
    ]
      .filter((part) => part !== undefined)
      .join('\n\n'),
    tags: [endpoint.tag],
    ...(allowed === 'connected-lms'
      ? { security: [endpoint.opensByCode === true ? { connectionCode: [] } : { connection: [], signature: [] }] }
      : {}),
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...(isRead ? others.map((name) => parameter(name, 'query')) : []),
      ...(endpoint.idempotent ? [keyParameter] : []),
    ],
    ...(isRead
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: {
                  ...rest,
                  type: 'object',
                  properties: Object.fromEntries(others.map((name) => [name, fields[name]])),
                  required: required.filter((name) => !inPath.includes(name)),
                },
              },
            },
          },
        }),
    responses: {
      200: successOf(endpoint),
      ...Object.fromEntries(
        problemsOf(endpoint, inPath.length > 0).map((status) => [
          status,
          { $ref: `#/components/responses/Problem${status}` },
        ]),
      ),
    },
  };
}

function successOf(endpoint: Endpoint): Json {
  if (endpoint.output === undefined)
    return { description: 'CSV with a header row', content: { 'text/csv': { schema: { type: 'string' } } } };
  if (endpoint.answersWith === 'file')
    return { description: 'The file', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } };
  return { description: 'Done', content: { 'application/json': { schema: schemaOf(endpoint.output, 'output') } } };
}

function problemsOf(endpoint: Endpoint, hasSegments: boolean): readonly ErrorStatus[] {
  const writes: readonly ErrorStatus[] = endpoint.method === 'GET' ? [] : [409, 413, 415];
  const malformed: readonly ErrorStatus[] = endpoint.method === 'GET' && !hasSegments ? [] : [400];
  return [...malformed, 401, 403, 404, ...writes, 422, 429, 500];
}

function problemResponse(description: string): Json {
  return { description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
}

const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A new one for each record. The same key and request are answered the same and change nothing; another request with that key is refused.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
};

interface Parts extends Json {
  readonly fields: Readonly<Record<string, Json>>;
  readonly required: readonly string[];
}

function partsOf(endpoint: Endpoint): Parts {
  const { properties, required, ...rest } = schemaOf(endpoint.input, 'input') as {
    properties?: Parts['fields'];
    required?: readonly string[];
  };
  return { ...rest, fields: properties ?? {}, required: required ?? [] };
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return json;
}

function descriptionOf(schema: Json): Json {
  return typeof schema['description'] === 'string' ? { description: schema['description'] } : {};
}

function operationId(endpoint: Endpoint): string {
  if (endpoint.csv === undefined) return camel(endpoint.procedure);
  return `${camel(endpoint.procedure)}Csv${endpoint.method === 'GET' ? '' : 'ByBody'}`;
}

function camel(path: string): string {
  return path.replace(/\.(\w)/g, (_, letter: string) => letter.toUpperCase());
}
