import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A secret that is shown once, and what is kept of it. */
export interface Secret {
  readonly secret: string;
  /** SHA-256 in lower-case hex. */
  readonly hash: string;
}

/** What is stored in place of a secret: SHA-256 in lower-case hex. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/**
 * A new secret of 256 random bits.
 *
 * @param kind - what it is for, so that it is recognised where it turns up: `trellis_token_...`
 */
export function newSecret(kind: 'token' | 'link' | 'invitation'): Secret {
  const secret = `trellis_${kind}_${randomBytes(32).toString('base64url')}`;
  return { secret, hash: hashOfSecret(secret) };
}

/** A code with which the plugin of an LMS connects, once: 256 random bits, recognisable by how it begins. */
export function newConnectionCode(): Secret {
  const secret = `trc_${randomBytes(32).toString('base64url')}`;
  return { secret, hash: hashOfSecret(secret) };
}

/** What the plugin of an LMS signs its messages with: 256 random bits. It is kept sealed, since a signature is checked with the secret itself. */
export function newConnectionSecret(): string {
  return `trk_${randomBytes(32).toString('base64url')}`;
}

/** Without letters and digits that are taken for one another. */
const CODE_LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const CODE_LENGTH = 12;

/**
 * A code that can be read out and typed: twelve letters and digits in groups of four, about 59 random bits. It works once and for a week.
 *
 * @source house
 */
export function newCode(): Secret {
  const letters = Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS.charAt(randomInt(CODE_LETTERS.length))).join(
    '',
  );
  return { secret: letters.replace(/(.{4})(?=.)/g, '$1-'), hash: hashOfCode(letters) };
}

/** What is stored of a code, however it was typed: case, spaces and hyphens do not matter. */
export function hashOfCode(typed: string): string {
  return hashOfSecret(typed.toUpperCase().replace(/[^A-Z0-9]/g, ''));
}
