import type { RequestHandler } from 'express';
import { Router } from 'express';
import { isLocal, type Metrics } from './metrics.ts';

/** What the answers about the service's health rest on. */
export interface HealthFacts {
  /** Resolves when the database answers and is up to date. */
  readonly isReady: () => Promise<boolean>;
  readonly metrics: Metrics;
  /** Whether a request carries an administrator's token. */
  readonly isAdministrator: RequestHandler;
}

/** `/healthz`, `/readyz` and `/metrics`. The figures are for this machine itself or an administrator. */
export function healthRoutes({ isReady, metrics, isAdministrator }: HealthFacts): Router {
  const router = Router();
  router.get('/healthz', (_, response) => void response.type('text').send('ok\n'));
  router.get('/readyz', async (_, response) => {
    const ready = await isReady().catch(() => false);
    response
      .status(ready ? 200 : 503)
      .type('text')
      .send(ready ? 'ready\n' : 'not ready\n');
  });
  router.get(
    '/metrics',
    (request, response, next) => (isLocal(request) ? next() : isAdministrator(request, response, next)),
    async (_, response) => void response.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
  return router;
}
