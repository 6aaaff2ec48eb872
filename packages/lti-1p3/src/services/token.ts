import type { Core } from '../core.ts';
import type { FetchAnswer } from '../security/fetch.ts';
import { UnopenedKeyError } from '../security/keys.ts';
import { randomSecret } from '../security/secret.ts';
import type { Registration } from '../storage.ts';
import { looksLikePage } from './answers.ts';
import { ServiceError, serviceErrorOf } from './errors.ts';
import { retryAfterSeconds } from './retry-after.ts';
import { inWords } from './service-address.ts';

/** Leave to use some services of a platform for a while. */
export interface AccessToken {
  readonly value: string;
  /** What it was given for, which may be less than was asked, or more. */
  readonly scopes: readonly string[];
  /** How long the platform lets it live, counted from the answer. */
  readonly expiresInSeconds: number;
}

/** The access tokens of a tool. */
export interface AccessTokens {
  /** A token for these scopes, out of the cache while it lives. However many ask at once, the platform is asked once. */
  get(registration: Registration, scopes: readonly string[]): Promise<AccessToken>;
  /** One that is asked for now. */
  renew(registration: Registration, scopes: readonly string[]): Promise<AccessToken>;
  /** Forgets a token that the platform no longer takes, unless a newer one has come meanwhile. */
  drop(registration: Registration, scopes: readonly string[], token: AccessToken): void;
}

/** For how long an assertion may be used. @source IMS Security Framework 1.0, section 4.1.1; house for 5 minutes */
const assertionSeconds = 300;
/** Platforms refuse what was issued in their future, be it by a second. @source house */
const clockMarginSeconds = 5;
/** How long before its end a token is no longer used. @source house */
const tokenMarginSeconds = 60;
/** How long a token lives whose platform does not say, or says nonsense. @source house */
const unsaidSeconds = 300;
const maximumSeconds = 86_400;

/** A platform may fetch the tool's keyset before it answers. */
const limits = { timeoutMilliseconds: 20_000, maximumBytes: 65_536 };

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

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

function refusalOf(answer: FetchAnswer, what: string, now: Date): ServiceError {
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
  if (status === 404)
    return new ServiceError(looksLikePage(answer) ? 'token.keyset-not-fetched' : 'token.not-found', facts);
  return new ServiceError('token.answer', facts);
}

function lifeOf(expiresIn: unknown): number {
  const seconds = typeof expiresIn === 'string' && expiresIn.trim() !== '' ? Number(expiresIn) : expiresIn;
  if (typeof seconds !== 'number' || !(seconds > 0)) return unsaidSeconds;
  return Math.min(seconds, maximumSeconds);
}

function tokenIn(answer: FetchAnswer, asked: readonly string[], what: string): AccessToken {
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

interface Entry {
  readonly token: Promise<AccessToken>;
  /** The text of the token, once it is there. */
  value?: string;
  usableUntil: number;
}

/**
 * The access tokens of a tool: asked for with a signed assertion and kept in memory, never in storage or a log.
 *
 * @source RFC 6749 section 4.4; RFC 7523 section 2.2; IMS Security Framework 1.0, section 4.1
 */
export function createAccessTokens({ fetch, ownKeys, now }: Pick<Core, 'fetch' | 'ownKeys' | 'now'>): AccessTokens {
  const entries = new Map<string, Entry>();

  async function assertionFor({ clientId, tokenEndpoint, authorizationServer }: Registration): Promise<string> {
    const issuedAt = Math.floor(now().getTime() / 1000) - clockMarginSeconds;
    const claims = {
      iss: clientId,
      sub: clientId,
      aud: authorizationServer ?? tokenEndpoint,
      iat: issuedAt,
      exp: issuedAt + assertionSeconds,
      jti: randomSecret(),
    };
    try {
      return await ownKeys.sign(claims);
    } catch (error) {
      throw error instanceof UnopenedKeyError ? new ServiceError('token.own-key') : error;
    }
  }

  async function ask(registration: Registration, scopes: readonly string[]): Promise<AccessToken> {
    const what = inWords('token', registration.tokenEndpoint);
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: jwtBearer,
      client_assertion: await assertionFor(registration),
      scope: scopes.join(' '),
    }).toString();
    const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(registration.tokenEndpoint, { method: 'POST', headers, body, limits }).catch(
      (error: unknown) => {
        throw serviceErrorOf(error, what);
      },
    );
    if (answer.status < 200 || answer.status >= 300) throw refusalOf(answer, what, now());
    return tokenIn(answer, scopes, what);
  }

  function keyOf(
    { id, clientId, tokenEndpoint, authorizationServer }: Registration,
    scopes: readonly string[],
  ): string {
    return JSON.stringify([id, clientId, tokenEndpoint, authorizationServer, scopes]);
  }

  function begin(registration: Registration, scopes: readonly string[]): Entry {
    const key = keyOf(registration, scopes);
    const askedAt = now().getTime();
    const entry: Entry = { token: ask(registration, scopes), usableUntil: Infinity };
    entries.set(key, entry);
    entry.token.then(
      ({ value, expiresInSeconds }) => {
        entry.value = value;
        const margin = Math.min(tokenMarginSeconds, expiresInSeconds / 2);
        entry.usableUntil = askedAt + (expiresInSeconds - margin) * 1000;
      },
      () => {
        if (entries.get(key) === entry) entries.delete(key);
      },
    );
    return entry;
  }

  function current(registration: Registration, scopes: readonly string[]): Entry | undefined {
    if (registration.state === 'deactivated') throw new ServiceError('service.switched-off');
    const entry = entries.get(keyOf(registration, scopes));
    return entry && now().getTime() < entry.usableUntil ? entry : undefined;
  }

  return {
    async get(registration, asked) {
      const scopes = asked.toSorted();
      return (current(registration, scopes) ?? begin(registration, scopes)).token;
    },
    async renew(registration, asked) {
      const scopes = asked.toSorted();
      const entry = current(registration, scopes);
      return (entry && entry.value === undefined ? entry : begin(registration, scopes)).token;
    },
    drop(registration, asked, { value }) {
      const key = keyOf(registration, asked.toSorted());
      if (entries.get(key)?.value === value) entries.delete(key);
    },
  };
}
