import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Seals and opens text with a key that the database does not hold. */
export interface Cipher {
  seal(plain: string): string;
  /** @throws Error when the text was changed or sealed with another key */
  open(sealed: string): string;
}

const vectorBytes = 12;
const tagBytes = 16;

/** Random bytes are fetched for many vectors at a time: each time costs more than the bytes. */
const vectors = { bytes: randomBytes(0), used: 0 };
const VECTORS_AT_A_TIME = 512;

/** Bytes that nobody was given before. */
function newVector(): Uint8Array {
  if (vectors.used + vectorBytes > vectors.bytes.length) {
    vectors.bytes = randomBytes(vectorBytes * VECTORS_AT_A_TIME);
    vectors.used = 0;
  }
  const vector = vectors.bytes.subarray(vectors.used, vectors.used + vectorBytes);
  vectors.used += vectorBytes;
  return vector;
}

/**
 * AES-256-GCM with a given key.
 *
 * @param key - 32 bytes
 */
export function keyCipher(key: Uint8Array): Cipher {
  return {
    seal(plain) {
      const vector = newVector();
      const cipher = createCipheriv('aes-256-gcm', key, vector);
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([vector, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, vectorBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAuthTag(bytes.subarray(vectorBytes, vectorBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(vectorBytes + tagBytes)), decipher.final()]).toString(
        'utf8',
      );
    },
  };
}

/**
 * The cipher that seals the keys of persons, from the installation's secret. Whoever changes the secret can no longer read what was sealed.
 *
 * @throws RangeError when the secret has fewer than 32 characters
 * @source house
 */
export function createCipher(secret: string): Cipher {
  if (secret.length < 32) throw new RangeError('The secret of an installation needs at least 32 characters.');
  return keyCipher(Buffer.from(hkdfSync('sha256', secret, '', 'trellis keys of persons', 32)));
}

/** A new random key, as text. */
export function newKey(): string {
  return randomBytes(32).toString('base64url');
}
