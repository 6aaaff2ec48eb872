import { randomUUID } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { ClientStore } from './client.ts';

/** What a tool was answered that asked for an access token. */
export type TokenAnswer =
  | { readonly state: 'given'; readonly token: string; readonly scopes: readonly string[] }
  | { readonly state: 'refused'; readonly error: 'invalid_client' | 'invalid_scope' | 'unsupported_grant_type' }
  /** The tool's keyset could not be fetched. */
  | { readonly state: 'keyset-not-fetched' };

/** Access tokens, and what they are good for. */
export interface TokenDesk {
  issue(asked: Readonly<Record<string, string>>): Promise<TokenAnswer>;
  /** Whether a token is good for one of these scopes. */
  isGood(authorization: string | undefined, scopes: readonly string[]): boolean;
  /** Every token given so far stops working. */
  forget(): void;
}

/** The scopes that the pretend LMS knows, by a short name. */
export const serviceScopes = {
  lineItem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  lineItemReadOnly: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  result: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  score: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
  members: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
} as const;

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/**
 * Gives tokens to tools whose assertion is signed with a key of their keyset.
 *
 * @source IMS Security Framework 1.0, section 4.1
 */
export function createTokenDesk(clients: ClientStore, tokenUrl: () => string): TokenDesk {
  const given = new Map<string, readonly string[]>();
  const known = Object.values(serviceScopes) as readonly string[];

  return {
    async issue(asked) {
      if (asked['grant_type'] !== 'client_credentials' || asked['client_assertion_type'] !== assertionType)
        return { state: 'refused', error: 'unsupported_grant_type' };
      const assertion = asked['client_assertion'] ?? '';
      const issuer = issuerIn(assertion);
      const client = clients.list().find(({ clientId }) => clientId === issuer);
      if (client === undefined) return { state: 'refused', error: 'invalid_client' };
      try {
        const keyset = createRemoteJWKSet(new URL(client.keysetUrl), { timeoutDuration: 5000 });
        await jwtVerify(assertion, keyset, {
          issuer: client.clientId,
          subject: client.clientId,
          audience: tokenUrl(),
          algorithms: ['RS256'],
          requiredClaims: ['exp', 'iat', 'jti'],
        });
      } catch (error) {
        const { code } = error as { readonly code?: string };
        // Whatever jose has no code of its own for went wrong on the way to the keyset.
        return code?.startsWith('ERR_JWT') === true || code?.startsWith('ERR_JWS') === true
          ? { state: 'refused', error: 'invalid_client' }
          : { state: 'keyset-not-fetched' };
      }
      const scopes = (asked['scope'] ?? '').split(' ').filter((scope) => known.includes(scope));
      if (scopes.length === 0) return { state: 'refused', error: 'invalid_scope' };
      const token = randomUUID();
      given.set(token, scopes);
      return { state: 'given', token, scopes };
    },
    isGood(authorization, scopes) {
      const held = given.get(/^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? '') ?? [];
      return scopes.some((scope) => held.includes(scope));
    },
    forget: () => given.clear(),
  };
}

function issuerIn(assertion: string): unknown {
  try {
    return (JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString()) as { iss?: unknown }).iss;
  } catch {
    return undefined;
  }
}
