import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { faultOf, problem, requestFault, type Api } from '@trellis/api';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Identify } from './caller.ts';
import { createClaimLimit } from './claim-limit.ts';
import type { IdentifyConnector } from './connector/identify-connector.ts';
import { failureLimit } from './http/rate-limits.ts';
import { logFailure, named, routeOf } from './http/request-log.ts';

/** What stands before the paths of the REST door. */
const REST_PATH = '/api/v1';

/** The largest body of a tRPC call; a screen never sends more than a form. */
const TRPC_BODY_BYTES = 512 * 1024;

/** Refused messages of connectors in a minute from one address: far more than any LMS sends by mistake. */
const MOST_CONNECTOR_FAILURES = 3_000;

/** What the doors to the API need. */
export interface ApiDoorParts {
  readonly api: Api;
  readonly identify: Identify;
  readonly identifyConnector: IdentifyConnector;
  readonly log: Logger;
  /** The clock. */
  readonly now: () => Date;
}

/** `/api/trpc` for our own screens, by POST alone so that nothing personal stands in an address, and `/api/v1` for everybody else. */
export function apiDoors({ api, identify, identifyConnector, log, now }: ApiDoorParts): Router {
  const router = Router();
  const claims = createClaimLimit(now);
  router.use('/api/trpc', named('/api/trpc'), postOnly, (request, response, next) => {
    // The procedures' names are no secret and say more than one pattern for all of them.
    named(`/api/trpc${/^[\w.,/]+$/.test(request.path) ? request.path : ''}`)(request, response, next);
  });
  router.use(
    '/api/trpc',
    createExpressMiddleware({
      router: api.router,
      allowMethodOverride: true,
      maxBodySize: TRPC_BODY_BYTES,
      createContext: async ({ req, info }) => {
        const caller = await identify(req);
        claims.count(
          caller?.session.actor.id,
          info.calls.map(({ path }) => path),
        );
        return api.context(caller);
      },
      onError: ({ error, path, req }) => {
        if (faultOf(error).status >= 500) logFailure(log, error.cause ?? error, `trpc ${path ?? ''}`, req);
      },
    }),
  );
  router.use(
    `${REST_PATH}/lms`,
    named(`${REST_PATH}/lms`),
    failureLimit(MOST_CONNECTOR_FAILURES, tooMany),
    async (request, response) => {
      const { caller, body } = await identifyConnector(request);
      await answerRest({ api, log }, request, response, caller, body === undefined ? request : Readable.from([body]));
    },
  );
  router.use(REST_PATH, named(REST_PATH), async (request, response) =>
    answerRest({ api, log }, request, response, await identify(request)),
  );
  router.use('/api', named('/api'), (_, response) =>
    sendProblem(response, requestFault('request.unknown-path', 'There is nothing at this address.')),
  );
  return router;
}

const postOnly: RequestHandler = (request, response, next) => {
  if (request.method === 'POST') return next();
  response.set('allow', 'POST');
  sendProblem(response, requestFault('request.wrong-method', 'Procedures are called with POST.'));
};

function tooMany(response: Response): void {
  sendProblem(
    response,
    requestFault(
      'request.too-many',
      'There were too many refused messages from this address. Wait a minute and try again.',
    ),
  );
}

/** @param body - of the request, unless somebody has read it already */
async function answerRest(
  { api, log }: Pick<ApiDoorParts, 'api' | 'log'>,
  request: Request,
  response: Response,
  caller: Awaited<ReturnType<Identify>>,
  body: AsyncIterable<Uint8Array> = request,
): Promise<void> {
  const [whole = '/', query = ''] = splitOnce(request.originalUrl);
  const path = whole.slice(REST_PATH.length);
  const answer = await api.rest(
    { method: request.method, path, query: new URLSearchParams(query), headers: request.headers, body },
    caller,
  );
  response.status(answer.status).set(answer.headers);
  if (typeof answer.body === 'string' || answer.body instanceof Uint8Array) return void response.end(answer.body);
  try {
    // Whoever closes the connection stops the reading of rows too.
    await pipeline(Readable.from(answer.body), response);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE')
      logFailure(log, error, routeOf(request), request);
    // Without its last chunk a file that was cut short does not look whole.
    response.destroy();
  }
}

function splitOnce(url: string): readonly string[] {
  const at = url.indexOf('?');
  return at === -1 ? [url] : [url.slice(0, at), url.slice(at + 1)];
}

/** Answers with an error as problem details. */
export function sendProblem(response: Response, error: unknown): void {
  const { status, headers, body } = problem(faultOf(error));
  response.status(status).set(headers).end(body);
}
