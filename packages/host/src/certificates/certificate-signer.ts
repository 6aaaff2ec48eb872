import { createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import type { Certificates } from '@trellis/api';
import { calculateJwkThumbprint, SignJWT, type JWK } from 'jose';
import { credentialOf } from './credential.ts';

/** Where the keys stand by which certificates are checked. */
export const KEYS_PATH = '/certificates/keys';

/** Signs certificates, and gives the keys to check them by. */
export interface CertificateSigner extends Certificates {
  /** A keyset with the public key. */
  keys(): Promise<{ readonly keys: readonly JWK[] }>;
}

/** An Ed25519 private key in PKCS #8 is these bytes and then the 32 bytes of the key. @source RFC 8410, section 7 */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The signer of an installation. Its key comes of the installation's secret, so that a certificate can be checked for as long as the secret stands,
 * whatever keys LMSs are shown meanwhile.
 *
 * @source house
 */
export function createCertificateSigner({
  secret,
  publicUrl,
}: {
  readonly secret: string;
  readonly publicUrl: string;
}): CertificateSigner {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'trellis certificates', 32));
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' }) as JWK;
  const keyId = calculateJwkThumbprint(publicKey);
  return {
    keys: async () => ({ keys: [{ ...publicKey, kid: await keyId, alg: 'EdDSA', use: 'sig' }] }),
    async sign(certificate, { issuer, issuedAt }) {
      const credential = credentialOf(certificate, { issuer, issuedAt, publicUrl });
      return await new SignJWT({ ...credential })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT', kid: `${publicUrl}${KEYS_PATH}#${await keyId}` })
        .setIssuer(credential.issuer.id)
        .setJti(credential.id)
        .setNotBefore(new Date(issuedAt))
        .setIssuedAt(new Date(issuedAt))
        .sign(privateKey);
    },
  };
}
