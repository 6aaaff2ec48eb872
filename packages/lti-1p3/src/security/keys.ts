import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { calculateJwkThumbprint } from 'jose';
import type { ToolKey, ToolStorage } from '../storage.ts';
import type { Cipher } from '../tool-options.ts';

const generate = promisify(generateKeyPair);

/**
 * A new key pair of the tool: RSA, 2048 bits, made off the main thread, its private half already sealed. Its id is its thumbprint.
 *
 * @source IMS Security Framework 1.0, section 6.1 (RSA with SHA-256); RFC 7638 for the id
 */
export async function generateToolKey(cipher: Cipher, createdAt: Date): Promise<ToolKey> {
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: 2048 });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
  const kid = await calculateJwkThumbprint({ kty: 'RSA', n, e });
  return {
    kid,
    publicKey: { kid, kty: 'RSA', alg: 'RS256', use: 'sig', n, e },
    sealedPrivateKey: await cipher.seal(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()),
    createdAt,
  };
}

/** The tool's own keys: those published, and a way to change them. */
export interface OwnKeys {
  /** The keyset as JSON text; makes the first key if there is none. Read from storage at most once a minute. */
  published(): Promise<string>;
  /** Adds a new key, leaves the others published for the overlap, and gives the new one's id. */
  rotate(overlapHours: number): Promise<string>;
}

const rereadMilliseconds = 60_000;

/** The tool's own keys as they are in storage. Other processes see a rotation within a minute. */
export function createOwnKeys(storage: ToolStorage, cipher: Cipher, now: () => Date): OwnKeys {
  let cached: { text: Promise<string>; at: number } | undefined;

  async function read(): Promise<string> {
    let keys = await storage.keys(now());
    if (keys.length === 0) {
      await storage.addKey(await generateToolKey(cipher, now()));
      // Read again rather than publish our own: another process may have made one at the same moment, and both are good.
      keys = await storage.keys(now());
    }
    return JSON.stringify({ keys: keys.map(({ publicKey }) => publicKey) });
  }

  return {
    published() {
      const at = now().getTime();
      if (!cached || at - cached.at >= rereadMilliseconds) {
        const text = read();
        cached = { text, at };
        text.catch(() => {
          cached = undefined;
        });
      }
      return cached.text;
    },
    async rotate(overlapHours) {
      const at = now();
      const key = await generateToolKey(cipher, at);
      await storage.addKey(key, new Date(at.getTime() + overlapHours * 3_600_000));
      cached = undefined;
      return key.kid;
    },
  };
}
