import type { Core } from '../core.ts';
import type { FetchAnswer, FetchLimits } from '../security/fetch.ts';
import type { Registration } from '../storage.ts';
import { serviceRefusal } from './answers.ts';
import { placeInWords, ServiceError, serviceErrorOf } from './errors.ts';
import type { AccessToken } from './token-answer.ts';
import type { AccessTokens } from './token-cache.ts';

/** One call to a platform's service. */
export interface ServiceCall {
  /** What is called, for errors: `roster`. */
  readonly what: string;
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The exact media type that is wanted. */
  readonly accept: string;
  /** What is sent, with its exact media type. */
  readonly content?: { readonly type: string; readonly body: string };
  /** Scopes any of which will do, the preferred one first. */
  readonly scopes: readonly [string, ...string[]];
  readonly limits?: FetchLimits;
}

/**
 * Calls a platform's service with an access token and gives its answer, which is always 2xx.
 *
 * @throws ServiceError
 */
export type CallService = (registration: Registration, call: ServiceCall) => Promise<FetchAnswer>;

/** For calls whose answer is small. @source house */
const ordinaryLimits: FetchLimits = { timeoutMilliseconds: 20_000, maximumBytes: 1_048_576 };

/** For rosters and results: Moodle takes 27 s and 14 MB for everybody of a course of 64,000. @source house */
export const listLimits: FetchLimits = { timeoutMilliseconds: 60_000, maximumBytes: 16_777_216 };

/** A way to call services with tokens of this tool. */
export function createCallService({ fetch, now }: Pick<Core, 'fetch' | 'now'>, tokens: AccessTokens): CallService {
  /** The scope that a platform is known to give, for services that can be used with one of several. */
  const given = new Map<string, string>();

  async function tokenFor(registration: Registration, scope: string): Promise<AccessToken> {
    const token = await tokens.get(registration, [scope]);
    if (token.scopes.includes(scope)) return token;
    throw new ServiceError('token.scope-refused', { detail: placeInWords('token', registration.tokenEndpoint) });
  }

  /** A token for the first of several scopes that the platform gives. */
  async function anyToken(registration: Registration, scopes: ServiceCall['scopes']) {
    const key = JSON.stringify([registration.id, ...scopes]);
    const known = given.get(key);
    const ordered = known === undefined ? scopes : [known, ...scopes.filter((scope) => scope !== known)];
    let refusal: unknown;
    for (const scope of ordered) {
      try {
        const token = await tokenFor(registration, scope);
        given.set(key, scope);
        return { token, scope };
      } catch (error) {
        if (!(error instanceof ServiceError) || error.code !== 'token.scope-refused') throw error;
        refusal ??= error;
      }
    }
    throw refusal;
  }

  async function attempt(registration: Registration, call: ServiceCall, token: AccessToken): Promise<FetchAnswer> {
    const { url, method = 'GET', accept, content, limits = ordinaryLimits } = call;
    return fetch(url, {
      method,
      headers: {
        accept,
        authorization: `Bearer ${token.value}`,
        ...(content === undefined ? {} : { 'content-type': content.type }),
      },
      ...(content === undefined ? {} : { body: content.body }),
      limits,
    }).catch((error: unknown) => {
      throw serviceErrorOf(error, placeInWords(call.what, url));
    });
  }

  return async (registration, call) => {
    const first = await anyToken(registration, call.scopes);
    let answer = await attempt(registration, call, first.token);
    if (answer.status === 401) {
      // The platform may have forgotten the token early: a restart, a purged cache, a changed setting.
      tokens.drop(registration, [first.scope], first.token);
      const second = await anyToken(registration, call.scopes);
      answer = await attempt(registration, call, second.token);
    }
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw serviceRefusal(answer, registration, placeInWords(call.what, call.url), now());
  };
}
