import type { Request, RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import { routeOf } from './request-log.ts';

/** What is counted while the service runs. */
export interface Metrics {
  readonly registry: Registry;
  /** Times each request under its route's pattern. */
  readonly measure: RequestHandler;
  /** Launches by how they came out: `launched`, `waiting`, or a refusal's code. */
  readonly launches: Counter<'outcome'>;
}

/** Counters of one service, apart from those of any other in the same process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'trellis_request_seconds',
    help: 'Time to answer, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const launches = new Counter({
    name: 'trellis_launches_total',
    help: 'LTI launches by outcome',
    labelNames: ['outcome'],
    registers: [registry],
  });
  return {
    registry,
    launches,
    measure: (request, response, next) => {
      const began = performance.now();
      response.once('finish', () =>
        requests.observe(
          { method: request.method, route: routeOf(request), status: response.statusCode },
          (performance.now() - began) / 1000,
        ),
      );
      next();
    },
  };
}

/** Headers that only a proxy or a tunnel adds, whichever of them it adds. */
const FORWARDING = /^(forwarded|via|x-forwarded(-.*)?|x-real-ip|x-client-ip|true-client-ip|cf-.*)$/;

/** Whether a request was made on this very machine and not passed on by a proxy on it. */
export function isLocal(request: Pick<Request, 'headers' | 'socket'>): boolean {
  const address = request.socket.remoteAddress ?? '';
  const isLoopback = address === '::1' || /^(::ffff:)?127\./.test(address);
  return isLoopback && !Object.keys(request.headers).some((name) => FORWARDING.test(name));
}
