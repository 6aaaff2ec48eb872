import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWK } from 'jose';

/** A key pair that messages are signed with. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** How the keyset address answers. */
export type KeysetBehaviour = 'serve' | 'fail' | 'hang' | 'redirect' | 'not-json' | 'too-large' | 'empty';

/** The platform's keys, and how its keyset address behaves. */
export interface SigningKeys {
  /** The key that signs now. */
  current(): SigningKey;
  /** A key that was never published. */
  stranger(): SigningKey;
  published(): readonly JWK[];
  /** Signs with a new key from now on; the old one stays published only if asked for. */
  rotate(options?: { readonly keepOld?: boolean }): Promise<void>;
  behaviour: KeysetBehaviour;
  /** How often the keyset has been asked for. */
  fetches: number;
}

async function makeKey(): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, privateKey, publicJwk: { ...jwk, kid, alg: 'RS256', use: 'sig' } };
}

/** Makes the first key, and one that stays unknown. */
export async function createSigningKeys(): Promise<SigningKeys> {
  const [first, stranger] = await Promise.all([makeKey(), makeKey()]);
  let keys = [first];
  let current = first;
  return {
    current: () => current,
    stranger: () => stranger,
    published: () => keys.map(({ publicJwk }) => publicJwk),
    async rotate({ keepOld = false } = {}) {
      current = await makeKey();
      keys = keepOld ? [current, ...keys] : [current];
    },
    behaviour: 'serve',
    fetches: 0,
  };
}
