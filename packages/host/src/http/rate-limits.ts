import type { RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { page } from './page.ts';

/**
 * Refuses whoever fails at a door too often. Only refusals count, since a whole council may sit behind one address and launch at nine o'clock.
 *
 * @param mostPerMinute - refused requests from one address
 * @param answer - a page for a person if not given
 * @source house
 */
export function failureLimit(mostPerMinute: number, answer: (response: Response) => void = sendPage): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: mostPerMinute,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: { trustProxy: false, xForwardedForHeader: false, forwardedHeader: false },
    handler: (_, response) => answer(response),
  });
}

function sendPage(response: Response): void {
  response
    .status(429)
    .type('html')
    .send(
      page({
        title: 'Too many attempts',
        paragraphs: ['There were too many failed attempts from your network. Wait a minute and try again.'],
      }),
    );
}
