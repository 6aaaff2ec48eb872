import type { Registration } from '../storage.ts';
import { ServiceError } from './errors.ts';
import type { AccessToken } from './token-answer.ts';
import type { RequestToken } from './token-request.ts';

/** The access tokens of a tool. */
export interface AccessTokens {
  /** A token for these scopes, out of the cache while it lives. However many ask at once, the platform is asked once. */
  get(registration: Registration, scopes: readonly string[]): Promise<AccessToken>;
  /** One that is asked for now. */
  renew(registration: Registration, scopes: readonly string[]): Promise<AccessToken>;
  /** Forgets a token that the platform no longer takes, unless a newer one has come meanwhile. */
  drop(registration: Registration, scopes: readonly string[], token: AccessToken): void;
}

/** How long before its end a token is no longer used. @source house */
const tokenMarginSeconds = 60;

interface Entry {
  readonly token: Promise<AccessToken>;
  /** The text of the token, once it is there. */
  value?: string;
  usableUntil: number;
}

/** The access tokens of a tool, kept in memory while they live, never in storage or a log. */
export function createAccessTokens(request: RequestToken, now: () => Date): AccessTokens {
  const entries = new Map<string, Entry>();

  function keyOf(
    { id, clientId, tokenEndpoint, authorizationServer }: Registration,
    scopes: readonly string[],
  ): string {
    return JSON.stringify([id, clientId, tokenEndpoint, authorizationServer, scopes]);
  }

  function begin(registration: Registration, scopes: readonly string[]): Entry {
    const key = keyOf(registration, scopes);
    const askedAt = now().getTime();
    // What nobody asks for again would stay for good.
    for (const [other, { usableUntil }] of entries) if (usableUntil <= askedAt) entries.delete(other);
    const entry: Entry = { token: request(registration, scopes), usableUntil: Infinity };
    entries.set(key, entry);
    entry.token.then(
      ({ value, expiresInSeconds }) => {
        entry.value = value;
        const margin = Math.min(tokenMarginSeconds, expiresInSeconds / 2);
        entry.usableUntil = askedAt + (expiresInSeconds - margin) * 1000;
      },
      () => {
        if (entries.get(key) === entry) entries.delete(key);
      },
    );
    return entry;
  }

  function current(registration: Registration, scopes: readonly string[]): Entry | undefined {
    if (registration.state === 'deactivated') throw new ServiceError('service.switched-off');
    const entry = entries.get(keyOf(registration, scopes));
    return entry && now().getTime() < entry.usableUntil ? entry : undefined;
  }

  return {
    async get(registration, asked) {
      const scopes = asked.toSorted();
      return (current(registration, scopes) ?? begin(registration, scopes)).token;
    },
    async renew(registration, asked) {
      const scopes = asked.toSorted();
      const entry = current(registration, scopes);
      return (entry && entry.value === undefined ? entry : begin(registration, scopes)).token;
    },
    drop(registration, asked, { value }) {
      const key = keyOf(registration, asked.toSorted());
      if (entries.get(key)?.value === value) entries.delete(key);
    },
  };
}
