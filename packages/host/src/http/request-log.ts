import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** A caller's own reference is kept if it cannot be anything but one. */
const REFERENCE = /^[\w-]{8,64}$/;

/**
 * Notes one line for each request: method, the route's pattern, status and time. Never the address itself, a header or a body, since
 * addresses hold staff numbers and tokens.
 */
export function requestLog(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (request, response) => {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && REFERENCE.test(given) ? given : randomUUID();
      response.setHeader('x-request-id', id);
      return id;
    },
    autoLogging: {
      ignore: (request) => request.url === '/healthz' || request.url === '/readyz' || request.url === '/metrics',
    },
    customLogLevel: (_, response, error) => (error !== undefined || response.statusCode >= 500 ? 'error' : 'info'),
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    customAttributeKeys: { reqId: 'requestId', responseTime: 'tookMs' },
    quietReqLogger: true,
    customSuccessMessage: () => 'answered',
    customErrorMessage: () => 'failed',
    customSuccessObject: (request, response, facts: Record<string, unknown>) =>
      lineOf(request, response.statusCode, facts),
    customErrorObject: (request, response, _, facts: Record<string, unknown>) =>
      lineOf(request, response.statusCode, facts),
  }) as RequestHandler;
}

function lineOf(request: IncomingMessage, status: number, { tookMs }: Record<string, unknown>): object {
  return { method: request.method, route: routeOf(request as Request), status, tookMs };
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
  log.error({ requestId: request?.id, route, error: name, code, places }, 'a request failed on our side');
}
