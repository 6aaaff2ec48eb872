import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { CLOCK_LIMIT_SECONDS } from '@trellis/core/lms';

/** By how many seconds a signature's time may differ from ours, either way. */
export const SIGNATURE_WINDOW_SECONDS = CLOCK_LIMIT_SECONDS;

/** Says whose a signed request is. */
const CONNECTION_HEADER = 'trellis-connection';

/** Carries the time and the signature: `t=<unix seconds>,v1=<hex>`. */
const SIGNATURE_HEADER = 'trellis-signature';

/** What a signed request says of itself; nothing of it has been checked. */
export interface ClaimedSignature {
  readonly connectionId: string;
  /** By the LMS's clock, in Unix seconds. */
  readonly signedAtSeconds: number;
  /** 32 bytes. */
  readonly code: Buffer;
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const CONNECTION_ID = /^[\w-]{1,64}$/;
const SIGNATURE = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/;

/** Whether a request is or means to be signed. */
export function isSigned(headers: Headers): boolean {
  return headers[CONNECTION_HEADER] !== undefined || headers[SIGNATURE_HEADER] !== undefined;
}

/** The signature that a request carries; undefined when it is absent, was sent twice or is not written in the agreed form. */
export function claimedSignature(headers: Headers): ClaimedSignature | undefined {
  const connectionId = headers[CONNECTION_HEADER];
  const signature = headers[SIGNATURE_HEADER];
  if (typeof connectionId !== 'string' || !CONNECTION_ID.test(connectionId)) return undefined;
  const [, seconds, hex] = (typeof signature === 'string' ? SIGNATURE.exec(signature) : null) ?? [];
  if (seconds === undefined || hex === undefined) return undefined;
  return { connectionId, signedAtSeconds: Number(seconds), code: Buffer.from(hex, 'hex') };
}

/**
 * The authentication code of a request: HMAC-SHA256 under the secret's own text.
 *
 * @param path - as it was asked for, from the first slash, without a query
 * @param body - the very bytes that were sent
 * @source house
 */
export function authenticationCode(secret: string, signedAtSeconds: number, path: string, body: Uint8Array): Buffer {
  return createHmac('sha256', secret).update(`${signedAtSeconds}.${path}.`).update(body).digest();
}

/** Whether a request was signed with a secret. Takes as long for a wrong code as for a right one. */
export function isSignedWith(secret: string, claimed: ClaimedSignature, path: string, body: Uint8Array): boolean {
  return timingSafeEqual(authenticationCode(secret, claimed.signedAtSeconds, path, body), claimed.code);
}

/** What is kept of a signature so that it is good once: SHA-256 in lower-case hex. */
export function hashOfSignature({ connectionId, code }: ClaimedSignature): string {
  return createHash('sha256').update(connectionId).update('\n').update(code).digest('hex');
}
