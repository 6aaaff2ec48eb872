import { compactVerify, type CryptoKey } from 'jose';
import { LtiError } from '../errors.ts';
import type { LoginState, Registration } from '../storage.ts';
import type { Keysets } from './keyset.ts';
import { matchesHash } from './secret.ts';
import { loginSeconds } from './state.ts';

/** How far clocks may differ, in seconds. @source IMS Security Framework 1.0, section 5.1.3 ("a few minutes" at most); house for 60 */
const toleranceSeconds = 60;
/** The longest life a token may be given. @source house */
const maximumLifeSeconds = 86_400;

/** A token's payload after its signature was checked. */
export type TokenClaims = Readonly<Record<string, unknown>>;

function parseObject(encoded: string | Uint8Array): Record<string, unknown> {
  try {
    const text =
      typeof encoded === 'string'
        ? Buffer.from(encoded, 'base64url').toString('utf8')
        : new TextDecoder().decode(encoded);
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Answered below, like anything else that is not an object.
  }
  throw new LtiError('launch.malformed-token');
}

/**
 * The key id in a token's header, after everything else in that header was found acceptable. Keys and key addresses in the header are never looked at.
 *
 * @source IMS Security Framework 1.0, section 5.1.3; RFC 7515 section 4.1.11 (crit); RFC 8725 section 3.11 (typ)
 */
function keyIdOf(token: string): string {
  const parts = token.split('.');
  if (parts.length !== 3 || parts.some((part) => part !== '' && !/^[\w-]+$/.test(part)))
    throw new LtiError('launch.malformed-token');
  const { alg, kid, typ, crit, b64 } = parseObject(parts[0] ?? '');
  if (alg !== 'RS256') throw new LtiError('launch.algorithm');
  if (crit !== undefined || b64 !== undefined) throw new LtiError('launch.token-header', 'crit');
  if (typ !== undefined && (typeof typ !== 'string' || !/^(application\/)?jwt$/i.test(typ)))
    throw new LtiError('launch.token-header', 'typ');
  if (typeof kid !== 'string' || kid === '') throw new LtiError('launch.missing-key-id');
  return kid;
}

/**
 * A token's claims, once its signature was found to be the registered platform's.
 *
 * @throws `launch.malformed-token`, `launch.algorithm`, `launch.token-header`, `launch.missing-key-id`, `launch.unknown-key`, `launch.keyset-unavailable`, `launch.signature`
 */
export async function verifyToken(token: string, registration: Registration, keysets: Keysets): Promise<TokenClaims> {
  const keyId = keyIdOf(token);
  const payload =
    (await payloadUnder(token, await keysets.key(registration, keyId))) ??
    (await payloadUnder(token, await keysets.renewed(registration, keyId)));
  if (payload === undefined) throw new LtiError('launch.signature');
  return parseObject(payload);
}

/** What a key signed; undefined when the signature is not that key's. */
async function payloadUnder(token: string, key: CryptoKey | undefined): Promise<Uint8Array | undefined> {
  if (key === undefined) return undefined;
  return await compactVerify(token, key, { algorithms: ['RS256'] }).then(
    ({ payload }) => payload,
    () => undefined,
  );
}

function checkAudience({ aud, azp }: TokenClaims, clientId: string): void {
  const audiences: unknown[] = Array.isArray(aud) ? aud : [aud];
  const isForUs = audiences.every((audience) => typeof audience === 'string') && audiences.includes(clientId);
  const needsParty = audiences.length > 1 || (azp !== undefined && azp !== null);
  if (!isForUs || (needsParty && azp !== clientId)) throw new LtiError('launch.audience');
}

function checkTimes({ iat, exp, nbf }: TokenClaims, now: Date): void {
  const seconds = now.getTime() / 1000;
  if (
    typeof iat !== 'number' ||
    typeof exp !== 'number' ||
    (nbf !== undefined && nbf !== null && typeof nbf !== 'number')
  )
    throw new LtiError('launch.time');
  if (exp <= iat || exp - iat > maximumLifeSeconds || iat < 0) throw new LtiError('launch.time');
  if (exp <= seconds - toleranceSeconds) throw new LtiError('launch.expired');
  if (iat > seconds + toleranceSeconds || (typeof nbf === 'number' && nbf > seconds + toleranceSeconds))
    throw new LtiError('launch.not-yet-valid');
  // A token answers a login, so it cannot be older than a login may take.
  if (iat < seconds - loginSeconds - toleranceSeconds) throw new LtiError('launch.expired');
}

/**
 * Nothing, if a token was issued by this registration's platform, for us, now, in answer to this login.
 *
 * @throws `launch.issuer`, `launch.audience`, `launch.time`, `launch.expired`, `launch.not-yet-valid`, `launch.nonce`
 * @source IMS Security Framework 1.0, section 5.1.3 Authentication Response Validation
 */
export function checkToken(
  claims: TokenClaims,
  { issuer, clientId }: Registration,
  login: LoginState,
  now: Date,
): void {
  if (claims['iss'] !== issuer) throw new LtiError('launch.issuer');
  checkAudience(claims, clientId);
  checkTimes(claims, now);
  const { nonce } = claims;
  if (typeof nonce !== 'string' || nonce === '' || !matchesHash(nonce, login.nonceHash))
    throw new LtiError('launch.nonce');
}
