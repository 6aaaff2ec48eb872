import { readFile } from 'node:fs/promises';
import path from 'node:path';
import express, { Router } from 'express';
import { named } from './request-log.ts';

/** Paths of doors: what is not there is not a screen either. */
const DOORS = /^\/(api|lti|uploads|session|sign-in|about|assets|healthz|readyz|metrics)(\/|$)/;

/**
 * The web app's files, and its one page for every screen's address.
 *
 * @param folder - the built app
 */
export function webApp(folder: string): Router {
  const router = Router();
  router.use(
    '/assets',
    named('/assets'),
    express.static(path.join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false, redirect: false }),
  );
  // What stands beside the page keeps its name when it changes, so it is asked for again.
  router.use(named('/'), express.static(folder, { index: false, redirect: false, maxAge: 0, dotfiles: 'ignore' }));
  router.use(async (request, response, next) => {
    if (DOORS.test(request.path) || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    // Read each time: a build that was put in place meanwhile has other files.
    response
      .set('cache-control', 'no-cache')
      .type('html')
      .send(await readFile(path.join(folder, 'index.html'), 'utf8'));
  });
  return router;
}
