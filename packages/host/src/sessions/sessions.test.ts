import { describe, expect, test } from 'vitest';
import { secretInCookie, sessionCookie } from './session-cookie.ts';
import type { SessionRecord } from './session.ts';
import { createSessions, type SessionStore } from './sessions.ts';

const minute = 60_000;
const hour = 60 * minute;
const owner = { partnershipId: 1, accountId: 'acc-1' };

/** Sessions in a map, on a clock that is set by hand. */
function setUp() {
  let at = Date.parse('2026-11-21T09:00:00Z');
  const kept = new Map<string, SessionRecord>();
  const find = (hash: string, now: Date) => {
    const session = kept.get(hash);
    return session !== undefined && Date.parse(session.expiresAt) > now.getTime() ? session : undefined;
  };
  const store: SessionStore = {
    save: async (begun) => begun.forEach(({ secretHash, session }) => kept.set(secretHash, session)),
    welcome: async ({ subject, partnershipId }, begun) => {
      if (subject !== 'joined') return false;
      begun.forEach(({ secretHash, session }) =>
        kept.set(secretHash, { ...session, partnershipId, accountId: 'acc-1' }),
      );
      return true;
    },
    find: async (hash, now) => find(hash, now),
    take: async (hash, now) => {
      const session = find(hash, now);
      kept.delete(hash);
      return session;
    },
    extend: async (hash, expiresAt) => void kept.set(hash, { ...kept.get(hash)!, expiresAt }),
    end: async (hash) => void kept.delete(hash),
  };
  return { kept, sessions: createSessions(store, () => new Date(at)), wait: (ms: number) => void (at += ms) };
}

describe('a session', () => {
  test('is known by its secret, of which only a hash is kept', async () => {
    const { sessions, kept } = setUp();
    const { secret } = await sessions.begin(owner);
    expect(await sessions.use(secret)).toMatchObject({ ...owner, kind: 'cookie' });
    expect([...kept.keys()].every((key) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
    expect(JSON.stringify([...kept])).not.toContain(secret);
  });

  test('ends after eight hours without a request', async () => {
    const { sessions, wait } = setUp();
    const { secret } = await sessions.begin(owner);
    wait(8 * hour);
    expect(await sessions.use(secret)).toBeUndefined();
  });

  test('goes on while it is used, but no longer than twelve hours', async () => {
    const { sessions, wait } = setUp();
    const { secret } = await sessions.begin(owner);
    wait(7 * hour);
    expect(await sessions.use(secret)).toBeDefined();
    wait(4 * hour);
    expect(await sessions.use(secret)).toBeDefined();
    wait(hour);
    expect(await sessions.use(secret)).toBeUndefined();
  });

  test('ends when its owner signs out', async () => {
    const { sessions } = setUp();
    const { secret } = await sessions.begin(owner);
    await sessions.end(secret);
    expect(await sessions.use(secret)).toBeUndefined();
  });
});

describe('somebody who launches again', () => {
  const launch = {
    partnershipId: 1,
    deployment: 'dep-1',
    issuer: 'https://lms.example',
    clientId: 'client-1',
    at: '2026-11-21T09:00:00Z',
  };

  test('gets a session at once when she was joined before', async () => {
    const { sessions, kept } = setUp();
    const begun = await sessions.welcome({ ...launch, subject: 'joined' });
    expect(await sessions.use(begun!.secret)).toMatchObject({ ...owner, kind: 'cookie' });
    expect(await sessions.redeem(begun!.handover)).toBeDefined();
    expect(JSON.stringify([...kept])).not.toContain(begun!.secret);
  });

  test('gets none while it is not known whose record is hers', async () => {
    const { sessions, kept } = setUp();
    expect(await sessions.welcome({ ...launch, subject: 'unknown' })).toBeUndefined();
    expect(kept.size).toBe(0);
  });
});

describe('a hand-over to a page', () => {
  test('gives the tab a session of its own, once', async () => {
    const { sessions } = setUp();
    const { handover, secret } = await sessions.begin(owner);
    const redeemed = await sessions.redeem(handover);
    expect(await sessions.use(redeemed!.secret)).toMatchObject({ ...owner, kind: 'bearer' });
    expect(redeemed!.secret).not.toBe(secret);
    expect(await sessions.redeem(handover)).toBeUndefined();
  });

  test('is no session itself, and a session is no hand-over', async () => {
    const { sessions } = setUp();
    const { handover, secret } = await sessions.begin(owner);
    expect(await sessions.use(handover)).toBeUndefined();
    expect(await sessions.redeem(secret)).toBeUndefined();
  });

  test('is good for a minute', async () => {
    const { sessions, wait } = setUp();
    const { handover } = await sessions.begin(owner);
    wait(minute);
    expect(await sessions.redeem(handover)).toBeUndefined();
  });
});

describe('the cookie of a session', () => {
  const secret = `trs_${'a'.repeat(43)}`;

  test('comes back inside another site’s frame and to no script', () => {
    const cookie = sessionCookie('https://trellis.example', secret);
    for (const attribute of ['SameSite=None', 'Secure', 'Partitioned', 'HttpOnly', 'Path=/'])
      expect(cookie).toContain(attribute);
    expect(cookie).toMatch(/^__Host-trellis=/);
    expect(secretInCookie('https://trellis.example', `other=1; __Host-trellis=${secret}`)).toBe(secret);
  });

  test('is not taken for a secret when it is something else', () => {
    expect(secretInCookie('http://localhost:3000', 'trellis=short')).toBeUndefined();
    expect(secretInCookie('http://localhost:3000', undefined)).toBeUndefined();
  });

  test('is taken away by signing out', () => {
    expect(sessionCookie('http://localhost:3000', '')).toMatch(/^trellis=;.*Max-Age=0/);
  });
});
