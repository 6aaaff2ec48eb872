import type { Caller } from '../context.ts';
import { faultOf, type Fault } from '../errors.ts';
import { inTransaction } from '../in-transaction.ts';
import { insistOnPermission, insistOnSomebody, type PermissionTable } from '../permissions/permissions.ts';
import { insistOnPlainInput } from '../plain-input.ts';
import { problemOf } from './problem.ts';
import { requestFault } from '../request-fault.ts';
import { answerWithCsv } from './answer-with-csv.ts';
import type { Endpoint } from './endpoint.ts';
import { answerWithFile } from './file-answer.ts';
import { findEndpoint, type Found } from './find-endpoint.ts';
import { headerOf, type RestRequest, type RestResponse } from './message.ts';
import { readJsonObject } from './read-body.ts';
import { keyOf, once } from './repeatable.ts';

/** What the REST door is made of. */
export interface RestDoor {
  readonly endpoints: readonly Endpoint[];
  readonly permissions: PermissionTable;
  /** The OpenAPI document as JSON. */
  readonly document: string;
  /** Calls a procedure by its path, in the caller's name. */
  readonly call: (caller: Caller, procedure: string, input: unknown) => Promise<unknown>;
  /** Hears of each fault on our side with the route's pattern, never the address itself: addresses hold staff numbers. */
  readonly onFailure: (error: unknown, route: string) => void;
}

/** The one path that answers without a token. */
const DOCUMENT_PATH = '/openapi.json';

const jsonHeaders = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };

/**
 * Answers one request to the REST door.
 *
 * @param caller - who showed a valid token; undefined is answered 401 wherever it asks, except for the document
 * @returns never rejects: whatever goes wrong is a problem document with a code
 */
export async function handleRest(
  door: RestDoor,
  request: RestRequest,
  caller: Caller | undefined,
): Promise<RestResponse> {
  if (request.path === DOCUMENT_PATH && (request.method === 'GET' || request.method === 'HEAD'))
    // HTTP servers send the answer to HEAD without its body, and with the length that it has.
    return { status: 200, headers: { ...jsonHeaders, 'cache-control': 'public, max-age=300' }, body: door.document };
  let route = 'unknown';
  try {
    // Before anything else, so that a stranger cannot learn which paths there are.
    insistOnSomebody(caller?.session.actor);
    const found = findEndpoint(door.endpoints, request.method, request.path);
    if ('methods' in found) return wrongMethod(found.methods);
    route = `${found.endpoint.method} ${found.endpoint.path}`;
    return await answer(door, request, found, caller!);
  } catch (error) {
    const fault = faultOf(error);
    if (fault.status >= 500) door.onFailure(error, route);
    return problem(fault);
  }
}

async function answer(
  door: RestDoor,
  request: RestRequest,
  { endpoint, segments }: Found,
  caller: Caller,
): Promise<RestResponse> {
  insistOnPermission(door.permissions[endpoint.procedure], caller.session.actor);
  const input = inputOf(endpoint.method === 'GET' ? fromQuery(request.query) : await readJsonObject(request), segments);
  if (endpoint.readsByItem === undefined) insistOnPlainInput(input);
  if (endpoint.csv !== undefined) return await answerWithCsv(endpoint.csv, caller.run, input);
  if (endpoint.answersWith === 'file') return answerWithFile(await door.call(caller, endpoint.procedure, input));
  if (endpoint.idempotent === undefined) return json(await door.call(caller, endpoint.procedure, input));
  const key = keyOf(headerOf(request, 'idempotency-key'));
  if (key === undefined) return json(await door.call(caller, endpoint.procedure, input));
  const answered = await inTransaction(caller.run, (ctx) =>
    // The procedure joins the transaction that holds the key.
    once(ctx, key, { procedure: endpoint.procedure, input }, () =>
      door.call({ ...caller, run: (work) => work(ctx) }, endpoint.procedure, input),
    ),
  );
  return json(answered);
}

function fromQuery(query: URLSearchParams): Record<string, unknown> {
  const names = [...new Set(query.keys())];
  // A name given twice is a list, which the schema refuses where it wants one value.
  return Object.fromEntries(
    names.map((name) => [name, query.getAll(name).length === 1 ? query.get(name) : query.getAll(name)]),
  );
}

/** Path and body together. A body may repeat what the path says, but not contradict it. */
function inputOf(
  fields: Readonly<Record<string, unknown>>,
  segments: Readonly<Record<string, string>>,
): Record<string, unknown> {
  const contradicted = Object.keys(segments).filter(
    (name) => Object.hasOwn(fields, name) && fields[name] !== segments[name],
  );
  if (contradicted.length > 0)
    throw requestFault(
      'request.not-valid',
      'The request contradicts its own address.',
      contradicted.map((field) => ({ field, reason: 'is not what the address says' })),
    );
  return { ...fields, ...segments };
}

function json(answered: unknown): RestResponse {
  return { status: 200, headers: jsonHeaders, body: JSON.stringify(answered) };
}

function wrongMethod(methods: readonly string[]): RestResponse {
  const response = problem(
    faultOf(requestFault('request.wrong-method', `This address answers to ${methods.join(' and ')} only.`)),
  );
  return { ...response, headers: { ...response.headers, allow: methods.join(', ') } };
}

/** A fault as problem details; the host uses it for what it refuses itself, such as too many requests. */
export function problem(fault: Fault): RestResponse {
  return {
    status: fault.status,
    headers: {
      ...jsonHeaders,
      'content-type': 'application/problem+json; charset=utf-8',
      ...(fault.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    },
    body: JSON.stringify(problemOf(fault)),
  };
}
