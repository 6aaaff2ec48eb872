import type { Request, RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { hashOf } from '../sessions/session.ts';
import { page } from './page.ts';

/**
 * Refuses whoever fails at a door too often. Only refusals count, since a whole council may sit behind one address and launch at nine o'clock.
 *
 * @param mostPerMinute - refused requests from one address
 * @source house
 */
export function failureLimit(mostPerMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: mostPerMinute,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: { trustProxy: false, xForwardedForHeader: false, forwardedHeader: false },
    handler: (_, response) => {
      response
        .status(429)
        .type('html')
        .send(
          page({
            title: 'Too many attempts',
            paragraphs: ['There were too many failed attempts from your network. Wait a minute and try again.'],
          }),
        );
    },
  });
}

/** The procedure by which somebody joins her record with a code. */
const CLAIM = 'access.claim';

/**
 * Keeps one signed-in account from trying many codes; several in one request are refused outright.
 *
 * @param mostPerMinute - tries by one account
 * @param refuse - answers who tried too often
 * @source house
 */
export function claimLimit(mostPerMinute: number, refuse: RequestHandler): RequestHandler {
  const limit = rateLimit({
    windowMs: 60_000,
    limit: mostPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: (request) => hashOf(request.headers.authorization ?? request.headers.cookie ?? ''),
    handler: refuse,
  });
  return (request, response, next) => {
    const claims = claimsIn(request);
    if (claims === 0) return next();
    return claims === 1 ? limit(request, response, next) : refuse(request, response, next);
  };
}

function claimsIn({ path }: Pick<Request, 'path'>): number {
  return path
    .slice(1)
    .split(',')
    .filter((name) => name === CLAIM).length;
}
