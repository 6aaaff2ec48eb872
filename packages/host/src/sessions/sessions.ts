import { endOf, extended, hashOf, newSessionSecret, type SessionRecord } from './session.ts';

/** Where sessions are kept, by the hash of their secret. What has expired is not given. */
export interface SessionStore {
  /** Keeps sessions that begin together. */
  save(begun: readonly { readonly secretHash: string; readonly session: SessionRecord }[]): Promise<void>;
  find(secretHash: string, now: Date): Promise<SessionRecord | undefined>;
  /** Removes and gives it in one step: of any number of calls at once one gets it. */
  take(secretHash: string, now: Date): Promise<SessionRecord | undefined>;
  extend(secretHash: string, expiresAt: string): Promise<void>;
  end(secretHash: string): Promise<void>;
}

/** Whose session begins. */
export interface SessionOwner {
  /** The tenant's number. */
  readonly partnershipId: number;
  readonly accountId: string;
}

/** What a browser is handed when it has shown who it is for. Neither is kept here, only hashes are. */
export interface BegunSession {
  /** For the cookie. */
  readonly secret: string;
  /** For the page that opens next, should the browser keep no cookie: good once, for a minute. */
  readonly handover: string;
}

/** The sessions of a service. */
export interface Sessions {
  begin(owner: SessionOwner): Promise<BegunSession>;
  /** A session of its own for one tab, in exchange for a hand-over; undefined when it was used or has expired. */
  redeem(handover: string): Promise<{ readonly secret: string; readonly expiresAt: string } | undefined>;
  /** The session behind a secret; using it moves its end. */
  use(secret: string): Promise<SessionRecord | undefined>;
  end(secret: string): Promise<void>;
}

/** Sessions in some storage by some clock. */
export function createSessions(store: SessionStore, now: () => Date): Sessions {
  async function open(
    owner: SessionOwner,
    ...kinds: readonly SessionRecord['kind'][]
  ): Promise<{ secret: string; expiresAt: string }[]> {
    const beganAt = now().toISOString();
    const opened = kinds.map((kind) => ({
      secret: newSessionSecret(),
      kind,
      expiresAt: endOf({ beganAt, kind }, now()),
    }));
    await store.save(
      opened.map(({ secret, kind, expiresAt }) => ({
        secretHash: hashOf(secret),
        session: { ...owner, kind, beganAt, expiresAt },
      })),
    );
    return opened;
  }
  return {
    async begin(owner) {
      const [cookie, handover] = await open(owner, 'cookie', 'handover');
      return { secret: cookie!.secret, handover: handover!.secret };
    },
    async redeem(handover) {
      const taken = await store.take(hashOf(handover), now());
      if (taken?.kind !== 'handover') return undefined;
      const [bearer] = await open({ partnershipId: taken.partnershipId, accountId: taken.accountId }, 'bearer');
      return bearer;
    },
    async use(secret) {
      const found = await store.find(hashOf(secret), now());
      if (found === undefined || found.kind === 'handover') return undefined;
      const later = extended(found, now());
      if (later !== undefined) await store.extend(hashOf(secret), later);
      return found;
    },
    end: (secret) => store.end(hashOf(secret)),
  };
}
