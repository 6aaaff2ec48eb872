import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Cipher } from '../tool-options.ts';

/** A fresh value that nobody can guess: 256 random bits, safe in URLs and cookies. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The form in which secrets are stored and looked up: SHA-256 in lower-case hex. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a secret is the one whose hash was stored, in a time that does not depend on where they differ. */
export function matchesHash(secret: string, storedHash: string): boolean {
  const given = Buffer.from(hashSecret(secret));
  const stored = Buffer.from(storedHash);
  return given.length === stored.length && timingSafeEqual(given, stored);
}

const symbols = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** A reference to read out to support: `K7QF-2M9X`. It leads nowhere but to a line in the log. */
export function supportReference(): string {
  const letters = [...randomBytes(8)].map((byte) => symbols[byte % symbols.length]);
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}

/**
 * A cipher (AES-256-GCM) from the installation's secret.
 *
 * @param secret - at least 32 characters; whoever changes it cannot open what was sealed before
 * @throws RangeError when the secret is shorter; Error when something sealed was changed or belongs to another secret
 * @source house
 */
export function secretCipher(secret: string): Cipher {
  if (secret.length < 32) throw new RangeError('The secret for sealing keys needs at least 32 characters.');
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'lti-1p3 private keys', 32));
  return {
    async seal(plain) {
      const vector = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, vector);
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return ['v1', vector, cipher.getAuthTag(), sealed]
        .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
        .join('.');
    },
    async open(sealed) {
      const [version, vector, tag, data] = sealed.split('.');
      if (version !== 'v1' || !vector || !tag || !data) throw new Error('This was not sealed by this cipher.');
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(vector, 'base64url'), { authTagLength: 16 });
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      try {
        return Buffer.concat([decipher.update(Buffer.from(data, 'base64url')), decipher.final()]).toString('utf8');
      } catch {
        throw new Error('This was changed, or sealed with another secret.');
      }
    },
  };
}
