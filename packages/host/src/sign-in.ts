import { arriveByLink } from '@trellis/core/access';
import { requestFault } from '@trellis/api';
import { takeSignInLink } from '@trellis/store';
import express, { Router } from 'express';
import type { ErrorRequestHandler } from 'express';
import { operatorActor } from './actors.ts';
import { sendProblem } from './api-doors.ts';
import type { Identify } from './caller.ts';
import { failureLimit } from './http/rate-limits.ts';
import { isFromOwnPage } from './http/same-site.ts';
import { page } from './http/page.ts';
import type { Installation } from './installation.ts';
import { sessionCookie } from './sessions/session-cookie.ts';
import { hashOf } from './sessions/session.ts';
import type { Sessions } from './sessions/sessions.ts';

/** What signing in and out needs. */
export interface SignInParts {
  readonly installation: Installation;
  readonly sessions: Sessions;
  readonly identify: Identify;
}

const TOKEN = /^[\w-]{20,100}$/;

/** Refused attempts in a minute from one address, at the doors where a secret could be guessed. */
const MOST_FAILURES = 30;

/**
 * `/sign-in/:token` for links and `/session` for the web app: a hand-over exchanged for a session of the tab (POST), and signing out (DELETE).
 * Opening a link only shows a button, so that a mail scanner that follows it does not use it up.
 */
export function signInRoutes({ installation, sessions, identify }: SignInParts): Router {
  const router = Router();
  const limit = failureLimit(MOST_FAILURES);

  router.get('/sign-in/:token', limit, (request, response) => {
    const { token } = request.params;
    if (typeof token !== 'string' || !TOKEN.test(token))
      return void response.status(404).set('cache-control', 'no-store').type('html').send(spentPage);
    response
      .set('cache-control', 'no-store')
      .type('html')
      .send(
        page({
          title: 'Sign in to Trellis',
          paragraphs: ['This link signs you in once, on this device. Only go on if it was meant for you.'],
          form: { action: `/sign-in/${token}`, button: 'Sign in' },
        }),
      );
  });

  router.post('/sign-in/:token', limit, async (request, response) => {
    response.set('cache-control', 'no-store');
    const { token } = request.params;
    // Another site's page could press the button and have its reader work in an account of its own choosing. Here she is asked first.
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && typeof token === 'string' && TOKEN.test(token))
      return response.redirect(303, `/sign-in/${token}`);
    const taken =
      typeof token === 'string' && TOKEN.test(token)
        ? await takeSignInLink(installation.database.app, hashOf(token), installation.now().toISOString())
        : undefined;
    if (taken === undefined) return void response.status(403).type('html').send(spentPage);
    const { partnershipId, ...link } = taken;
    const account = await installation.act(partnershipId, operatorActor('sign-in link'), (ctx) =>
      arriveByLink(ctx, link, installation.publicUrl),
    );
    const { secret, handover } = await sessions.begin({ partnershipId, accountId: account.id });
    response.append('set-cookie', sessionCookie(installation.publicUrl, secret)).redirect(303, `/#s=${handover}`);
  });

  // A token that cannot be decoded never reaches the two above, and whoever opened it is a person.
  const undecodable: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    if (!(error instanceof URIError)) return next(error);
    response.status(404).set('cache-control', 'no-store').type('html').send(spentPage);
  };
  router.use('/sign-in', undecodable);

  router.post('/session', limit, express.json({ limit: '4kb' }), async (request, response) => {
    response.set('cache-control', 'no-store');
    const handover: unknown = (request.body as { handover?: unknown } | undefined)?.handover;
    const redeemed =
      typeof handover === 'string' && isFromOwnPage(request, installation.publicUrl)
        ? await sessions.redeem(handover)
        : undefined;
    if (redeemed === undefined)
      return sendProblem(
        response,
        requestFault('request.malformed', 'This hand-over was used already or has expired. Open the link again.'),
      );
    response.json(redeemed);
  });

  router.delete('/session', async (request, response) => {
    const caller = await identify(request);
    if (caller?.secret !== undefined) await sessions.end(caller.secret);
    response
      .set('cache-control', 'no-store')
      .append('set-cookie', sessionCookie(installation.publicUrl, ''))
      .status(204)
      .end();
  });
  return router;
}

const spentPage = page({
  title: 'This link does not work any more',
  paragraphs: ['A sign-in link works once, for an hour. Ask whoever sent it for a new one.'],
});
