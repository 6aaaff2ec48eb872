import type { Core } from '../core.ts';
import { UnopenedKeyError } from '../security/keys.ts';
import { randomSecret } from '../security/secret.ts';
import type { Registration } from '../storage.ts';
import { placeInWords, ServiceError, serviceErrorOf } from './errors.ts';
import { tokenIn, tokenRefusal } from './token-answer.ts';
import type { AccessToken } from './token-answer.ts';

/**
 * Asks a platform for an access token.
 *
 * @throws ServiceError
 */
export type RequestToken = (registration: Registration, scopes: readonly string[]) => Promise<AccessToken>;

/** For how long an assertion may be used. @source IMS Security Framework 1.0, section 4.1.1; house for 5 minutes */
const assertionSeconds = 300;
/** Platforms refuse what was issued in their future, be it by a second. @source house */
const clockMarginSeconds = 5;
/** A platform may fetch the tool's keyset before it answers. */
const limits = { timeoutMilliseconds: 20_000, maximumBytes: 65_536 };

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * A way to ask for access tokens with assertions that this tool signs.
 *
 * @source RFC 6749 section 4.4; RFC 7523 section 2.2; IMS Security Framework 1.0, section 4.1
 */
export function createRequestToken({
  fetch,
  ownKeys,
  addresses,
  now,
}: Pick<Core, 'fetch' | 'ownKeys' | 'addresses' | 'now'>): RequestToken {
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

  return async (registration, scopes) => {
    const what = placeInWords('token', registration.tokenEndpoint);
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
    if (answer.status < 200 || answer.status >= 300) throw tokenRefusal(answer, what, addresses.keyset, now());
    return tokenIn(answer, scopes, what);
  };
}
