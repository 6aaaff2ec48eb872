import type { FetchAnswer } from '../security/fetch.ts';
import { looksLikePage } from './answers.ts';
import { ServiceError } from './errors.ts';
import { retryAfterSeconds } from './retry-after.ts';

/** Leave to use some services of a platform for a while. */
export interface AccessToken {
  readonly value: string;
  /** What it was given for, which may be less than was asked, or more. */
  readonly scopes: readonly string[];
  /** How long the platform lets it live, counted from the answer. */
  readonly expiresInSeconds: number;
}

/** How long a token lives whose platform does not say, or says nonsense. @source house */
const unsaidSeconds = 300;
const maximumSeconds = 86_400;

/** What platforms say when they do not take an assertion, in words of our own: theirs might quote it. */
const knownReasons: readonly (readonly [RegExp, string])[] = [
  [/^(invalid_client|unauthorized_client|invalid_grant|invalid_request|unsupported_grant_type|access_denied)$/, '$&'],
  [/expired|prior to|not yet valid|\b(iat|nbf|exp)\b/i, 'the times of the assertion; compare the clocks'],
  [/signature/i, 'the signature of the assertion'],
  [/\b(kid|jwks?|keyset|key)\b/i, 'the key of the assertion'],
];

function reasonIn(error: string): string | undefined {
  for (const [pattern, words] of knownReasons) {
    const [found] = pattern.exec(error) ?? [];
    if (found !== undefined) return words.replace('$&', found);
  }
  return undefined;
}

function recordIn({ body }: FetchAnswer): Record<string, unknown> | undefined {
  try {
    // The content type is not looked at: Moodle gives its tokens as text/html.
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** What a token endpoint says is wrong. Moodle puts its words between quotes without escaping those that are in them. */
function errorIn(answer: FetchAnswer): string | undefined {
  const error = recordIn(answer)?.['error'];
  return typeof error === 'string' ? error : /^\s*\{\s*"error"\s*:\s*"(.*)"\s*\}\s*$/s.exec(answer.body)?.[1];
}

/**
 * What it means that a token endpoint answered with something else than 2xx.
 *
 * @param what - what was called, in words
 * @param keysetUrl - where the platform finds the keys of this tool
 * @source RFC 6749 section 5.2; house for what is no answer of that section
 */
export function tokenRefusal(answer: FetchAnswer, what: string, keysetUrl: string, now: Date): ServiceError {
  const { status, headers } = answer;
  const error = errorIn(answer);
  const reason = error === undefined ? undefined : reasonIn(error);
  const facts = { status, detail: reason === undefined ? what : `${what}: ${reason}` };
  if (error === 'invalid_scope') return new ServiceError('token.scope-refused', facts);
  if (status === 429 || status === 503)
    return new ServiceError('service.busy', {
      ...facts,
      retryAfterSeconds: retryAfterSeconds(headers['retry-after'], now),
    });
  if (status >= 500) return new ServiceError('service.broken', facts);
  if (error !== undefined || status === 401 || status === 403) return new ServiceError('token.client-refused', facts);
  // Moodle fails in the middle of its own code when it cannot fetch a keyset, and shows the page of an exception.
  if (status === 404 && looksLikePage(answer))
    return new ServiceError('token.keyset-not-fetched', { status, detail: `${what}, which reads ${keysetUrl}` });
  if (status === 404) return new ServiceError('token.not-found', facts);
  return new ServiceError('token.answer', facts);
}

function lifeOf(expiresIn: unknown): number {
  const seconds = typeof expiresIn === 'string' && expiresIn.trim() !== '' ? Number(expiresIn) : expiresIn;
  if (typeof seconds !== 'number' || !(seconds > 0)) return unsaidSeconds;
  return Math.min(seconds, maximumSeconds);
}

/**
 * The token in an answer, with what it was asked for where the platform does not say what it was given for.
 *
 * @throws `token.answer`
 * @source RFC 6749 section 5.1
 */
export function tokenIn(answer: FetchAnswer, asked: readonly string[], what: string): AccessToken {
  const record = recordIn(answer);
  const { access_token: value, token_type: type, expires_in: expiresIn, scope } = record ?? {};
  // It goes into a header: nothing but visible ASCII may be in it.
  if (typeof value !== 'string' || !/^[\x21-\x7e]{1,16384}$/.test(value))
    throw new ServiceError('token.answer', { status: answer.status, detail: what });
  if (typeof type === 'string' && type.toLowerCase() !== 'bearer')
    throw new ServiceError('token.answer', { status: answer.status, detail: `${what}: not a bearer token` });
  const given = Array.isArray(scope) ? scope.filter((each) => typeof each === 'string') : undefined;
  return {
    value,
    scopes: given ?? (typeof scope === 'string' && scope.trim() !== '' ? scope.trim().split(/\s+/) : asked),
    expiresInSeconds: lifeOf(expiresIn),
  };
}
