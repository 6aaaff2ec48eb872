import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';

/** A caller's own reference is kept if it cannot be anything but one. */
const REFERENCE = /^[\w-]{8,64}$/;

/** What only asks whether we live, over and over. */
const UNNOTED = new Set(['/healthz', '/readyz', '/metrics']);

/** A request with the reference that its lines in the log carry. */
interface Referred {
  requestId?: string;
}

/**
 * Notes one line for each request: method, the route's pattern, status and time. Never the address itself, a header or a body, since
 * addresses hold staff numbers and tokens.
 */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    const requestId = referenceOf(request);
    (request as Referred).requestId = requestId;
    response.setHeader('x-request-id', requestId);
    if (!UNNOTED.has(request.url))
      response.once('close', () => {
        const { statusCode: status, writableFinished: isAnswered } = response;
        const tookMs = Math.round(performance.now() - began);
        const line = { requestId, method: request.method, route: routeOf(request), status, tookMs };
        if (status >= 500) log.error(line, 'failed');
        else log.info(line, isAnswered ? 'answered' : 'not waited for');
      });
    next();
  };
}

function referenceOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REFERENCE.test(given) ? given : randomUUID();
}

/**
 * The pattern of the route that answered, as `/lti/register/:token`.
 *
 * @returns for what no route answered, a word in place of the address
 */
export function routeOf(request: Request): string {
  const named = (request as { routePattern?: string }).routePattern;
  if (named !== undefined) return named;
  const pattern = (request.route as { path?: unknown } | undefined)?.path;
  return typeof pattern === 'string' ? `${request.baseUrl}${pattern}` : 'unknown';
}

/** Names the route of whatever comes after it, where a handler of its own finds the way: `/api/trpc`, the screens. */
export function named(routePattern: string): RequestHandler {
  return (request, _, next) => {
    (request as { routePattern?: string }).routePattern = routePattern;
    next();
  };
}

/** Notes a fault on our side with its name and place, never with the values it may quote. */
export function logFailure(log: Logger, error: unknown, route: string, request?: Request | Response['req']): void {
  const { name, code, stack } = error as { name?: string; code?: string; stack?: string };
  // Only the places: the first line holds the message, which may quote a name or an address.
  const places = stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
  const requestId = (request as Referred | undefined)?.requestId;
  log.error({ requestId, route, error: name, code, places }, 'a request failed on our side');
}
