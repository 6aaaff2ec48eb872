import type { Returning } from '@trellis/store';
import { endOf, extended, hashOf, newSessionSecret, type SessionRecord } from './session.ts';

/** Where sessions are kept, by the hash of their secret. What has expired is not given. */
export interface SessionStore {
  /** Keeps sessions that begin together. */
  save(begun: readonly { readonly secretHash: string; readonly session: SessionRecord }[]): Promise<void>;
  /** Keeps sessions for somebody who was joined before; false, with nothing kept, when nobody was. */
  welcome(
    returning: Returning,
    begun: readonly { readonly secretHash: string; readonly session: UnclaimedSession }[],
  ): Promise<boolean>;
  find(secretHash: string, now: Date): Promise<SessionRecord | undefined>;
  /** Removes and gives it in one step: of any number of calls at once one gets it. */
  take(secretHash: string, now: Date): Promise<SessionRecord | undefined>;
  extend(secretHash: string, expiresAt: string): Promise<void>;
  end(secretHash: string): Promise<void>;
}

/** A session before it is known whose it is. */
export type UnclaimedSession = Omit<SessionRecord, 'partnershipId' | 'accountId'>;

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
  /** Begins it for whoever was joined before, and is undefined for all others. */
  welcome(returning: Returning): Promise<BegunSession | undefined>;
  /** A session of its own for one tab, in exchange for a hand-over; undefined when it was used or has expired. */
  redeem(handover: string): Promise<{ readonly secret: string; readonly expiresAt: string } | undefined>;
  /** The session behind a secret; using it moves its end. */
  use(secret: string): Promise<SessionRecord | undefined>;
  end(secret: string): Promise<void>;
}

/** Sessions in some storage by some clock. */
export function createSessions(store: SessionStore, now: () => Date): Sessions {
  function makeUp(kind: SessionRecord['kind'], beganAt: string) {
    const secret = newSessionSecret();
    const expiresAt = endOf({ beganAt, kind }, now());
    return { secret, expiresAt, kept: { secretHash: hashOf(secret), session: { kind, beganAt, expiresAt } } };
  }
  function makeUpBoth() {
    const beganAt = now().toISOString();
    return { cookie: makeUp('cookie', beganAt), handover: makeUp('handover', beganAt) };
  }
  async function save(owner: SessionOwner, ...madeUp: readonly ReturnType<typeof makeUp>[]): Promise<void> {
    await store.save(
      madeUp.map(({ kept: { secretHash, session } }) => ({ secretHash, session: { ...owner, ...session } })),
    );
  }
  return {
    async begin(owner) {
      const { cookie, handover } = makeUpBoth();
      await save(owner, cookie, handover);
      return { secret: cookie.secret, handover: handover.secret };
    },
    async welcome(returning) {
      const { cookie, handover } = makeUpBoth();
      const isKnown = await store.welcome(returning, [cookie.kept, handover.kept]);
      return isKnown ? { secret: cookie.secret, handover: handover.secret } : undefined;
    },
    async redeem(handover) {
      const taken = await store.take(hashOf(handover), now());
      if (taken?.kind !== 'handover') return undefined;
      const { partnershipId, accountId } = taken;
      const bearer = makeUp('bearer', now().toISOString());
      await save({ partnershipId, accountId }, bearer);
      return { secret: bearer.secret, expiresAt: bearer.expiresAt };
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
