import {
  endSession,
  extendSession,
  saveSessions,
  sessionOf,
  takeHandover,
  welcomeBack,
  type Database,
  type Session,
} from '@trellis/store';
import type { SessionRecord } from './session.ts';
import type { SessionStore } from './sessions.ts';

/** Sessions behind the store's door, where only the hash of a secret leads to one. */
export function createDoorSessions({ app }: Pick<Database, 'app'>): SessionStore {
  return {
    save: (begun) =>
      saveSessions(
        app,
        begun.map(({ secretHash, session: { partnershipId, accountId, expiresAt, kind, beganAt } }) => ({
          secretHash,
          partnershipId,
          accountId,
          expiresAt,
          facts: { kind, beganAt },
        })),
      ),
    welcome: async (returning, begun) => {
      const sessions = begun.map(({ secretHash, session: { expiresAt, kind, beganAt } }) => ({
        secretHash,
        expiresAt,
        facts: { kind, beganAt },
      }));
      return (await welcomeBack(app, returning, sessions)) !== undefined;
    },
    find: async (hash, now) => recordOf(await sessionOf(app, hash, now.toISOString())),
    take: async (hash, now) => recordOf(await takeHandover(app, hash, now.toISOString())),
    extend: (hash, expiresAt) => extendSession(app, hash, expiresAt),
    end: (hash) => endSession(app, hash),
  };
}

function recordOf(session: Session | undefined): SessionRecord | undefined {
  if (session === undefined) return undefined;
  const { partnershipId, accountId, expiresAt, facts } = session;
  return { partnershipId, accountId, expiresAt, ...(facts as Pick<SessionRecord, 'kind' | 'beganAt'>) };
}
