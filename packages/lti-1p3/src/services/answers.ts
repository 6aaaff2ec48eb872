import type { FetchAnswer } from '../security/fetch.ts';
import type { Registration } from '../storage.ts';
import { ServiceError } from './errors.ts';
import type { ServiceErrorCode } from './errors.ts';
import { retryAfterSeconds } from './retry-after.ts';

/** Whether an answer is a page for people, whatever it calls itself. */
export function looksLikePage({ body }: FetchAnswer): boolean {
  return body.trimStart().startsWith('<');
}

/** Whether a platform is a Moodle: by what it said when it was registered, or by its token address. */
export function isMoodle({ productFamily, tokenEndpoint }: Registration): boolean {
  return productFamily === 'moodle' || tokenEndpoint.endsWith('/mod/lti/token.php');
}

function codeFor(answer: FetchAnswer, registration: Registration): ServiceErrorCode {
  const { status } = answer;
  if (status === 401) return 'service.not-authorised';
  if (status === 403) return 'service.forbidden';
  // Moodle shows the page of an exception as 404. What it does not find it says in JSON.
  if (status === 404) return isMoodle(registration) && looksLikePage(answer) ? 'service.broken' : 'service.not-found';
  if (status === 410) return 'service.not-found';
  if ([408, 425, 429, 503].includes(status)) return 'service.busy';
  return status >= 500 ? 'service.broken' : 'service.refused';
}

/**
 * What it means that a platform answered a service call with something else than 2xx.
 *
 * @param what - what was called, in words
 * @source house
 */
export function serviceRefusal(answer: FetchAnswer, registration: Registration, what: string, now: Date): ServiceError {
  return new ServiceError(codeFor(answer, registration), {
    status: answer.status,
    retryAfterSeconds: retryAfterSeconds(answer.headers['retry-after'], now),
    detail: looksLikePage(answer) ? `${what}: a page for people in place of an answer` : what,
  });
}

/**
 * The JSON in an answer, whatever content type it was sent with.
 *
 * @throws `service.answer`
 */
export function jsonIn(answer: FetchAnswer, what: string): unknown {
  try {
    return JSON.parse(answer.body) as unknown;
  } catch {
    const detail = looksLikePage(answer) ? `${what}: a page for people in place of an answer` : `${what}: not JSON`;
    throw new ServiceError('service.answer', { status: answer.status, detail });
  }
}

/** A failure to be thrown when JSON came that is not of the service's form. */
export function unfitAnswer(what: string, why: string): ServiceError {
  return new ServiceError('service.answer', { detail: `${what}: ${why}` });
}
