import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { calculateJwkThumbprint, importPKCS8, SignJWT } from 'jose';
import type { CryptoKey } from 'jose';
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

/** The tool has a private key that its cipher does not open: the secret of the installation has changed. */
export class UnopenedKeyError extends Error {
  constructor(cause: unknown) {
    super('The private key of the tool cannot be opened.', { cause });
    this.name = 'UnopenedKeyError';
  }
}

/** For how long anybody may keep a copy of the tool's keyset, in seconds. @source house */
export const keysetMaximumAgeSeconds = 300;

/** So long after a rotation another process may still publish the keys without the new one. @source house */
const rereadMilliseconds = 1_000;

/** By how much the clocks of the machines of one tool may differ. @source house */
const clockMilliseconds = 60_000;

/**
 * The key to sign with: the newest that everybody who keeps a copy of the keyset must have seen by now; where there is none such, the one that
 * has been published longest.
 *
 * @param keys - those published, newest first, at least one
 * @source house
 */
export function signingKey<Key extends Pick<ToolKey, 'createdAt'>>(keys: readonly Key[], now: Date): Key | undefined {
  // Another process of the tool, on another machine, may serve a keyset that it read just before the key was made.
  const seenBefore = now.getTime() - keysetMaximumAgeSeconds * 1000 - clockMilliseconds;
  return keys.find(({ createdAt }) => createdAt.getTime() <= seenBefore) ?? keys.at(-1);
}

/** The tool's own keys: those published, signing, and a way to change them. */
export interface OwnKeys {
  /** The keyset as JSON text; makes the first key if there is none. Read from storage at most once a second, however often it is asked for. */
  published(): Promise<string>;
  /**
   * A signed token (RS256, `kid`). Claims go in as they are: the caller says `iss`, `aud`, `iat` and `exp`.
   *
   * @throws UnopenedKeyError when the cipher does not open the key
   */
  sign(claims: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, unknown>>): Promise<string>;
  /** Adds a new key, leaves the others published for the overlap, and gives the new one's id. It signs once platforms can have seen it. */
  rotate(overlapHours: number): Promise<string>;
}

interface ReadKeys {
  readonly keys: Promise<readonly ToolKey[]>;
  readonly at: number;
}

interface OpenedKey {
  readonly kid: string;
  readonly privateKey: Promise<CryptoKey>;
}

/** The tool's own keys as they are in storage. Other processes see a rotation within a second. */
export function createOwnKeys(storage: ToolStorage, cipher: Cipher, now: () => Date): OwnKeys {
  let cached: ReadKeys | undefined;
  // Only the key that signs: to open it takes longer than to sign with it.
  let opened: OpenedKey | undefined;

  async function read(): Promise<readonly ToolKey[]> {
    const keys = await storage.keys(now());
    if (keys.length > 0) return keys;
    await storage.addKey(await generateToolKey(cipher, now()));
    // Read again rather than publish our own: another process may have made one at the same moment, and both are good.
    return storage.keys(now());
  }

  function current(): ReadKeys {
    const at = now().getTime();
    if (cached && at - cached.at < rereadMilliseconds) return cached;
    const reading: ReadKeys = { keys: read(), at };
    cached = reading;
    reading.keys.catch(() => {
      if (cached === reading) cached = undefined;
    });
    return reading;
  }

  async function open({ sealedPrivateKey }: ToolKey): Promise<CryptoKey> {
    try {
      return await importPKCS8(await cipher.open(sealedPrivateKey), 'RS256');
    } catch (error) {
      throw new UnopenedKeyError(error);
    }
  }

  function openedKey(key: ToolKey): OpenedKey {
    if (opened?.kid === key.kid) return opened;
    const opening = { kid: key.kid, privateKey: open(key) };
    opened = opening;
    opening.privateKey.catch(() => {
      if (opened === opening) opened = undefined;
    });
    return opening;
  }

  return {
    async published() {
      const keys = await current().keys;
      return JSON.stringify({ keys: keys.map(({ publicKey }) => publicKey) });
    },
    async sign(claims, header = {}) {
      const at = now();
      const usable = (await current().keys).filter(
        ({ publishedUntil }) => publishedUntil === undefined || publishedUntil > at,
      );
      const key = signingKey(usable, at);
      if (!key) throw new Error('The storage keeps no key of the tool, although one was just added.');
      return new SignJWT({ ...claims })
        .setProtectedHeader({ typ: 'JWT', ...header, alg: 'RS256', kid: key.kid })
        .sign(await openedKey(key).privateKey);
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
