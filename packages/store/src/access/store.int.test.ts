import { SIGN_IN_LINK_CLIENT, type Account, type HeldGrant, type JoinRequest, type Token } from '@trellis/core/access';
import type { Agency, Person, Post } from '@trellis/core/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepDoor } from '../door/sweep.ts';
import { endSession, endSessionsOf, saveSessions, sessionOf } from '../door/sessions.ts';
import { takeSignInLink } from '../door/sign-in-links.ts';
import { tokenOf } from '../door/tokens.ts';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { useToken } from './tokens.ts';

const noon = '2026-04-10T12:00:00.000Z';
const later = '2026-04-10T13:00:00.000Z';
const everywhere = { all: true } as const;
const [council, school] = ['council', 'school'] as [Agency['id'], Agency['id']];
const [ann, zoe] = ['ann', 'zoe'] as [Person['id'], Person['id']];
const only = (...agencyIds: Agency['id'][]) => ({ all: false, agencyIds }) as const;
const hash = (digit: string) => digit.repeat(64);

function anAccount(id: string, state: Account['state'], personId?: Person['id']): Account {
  const known = {
    id: id as Account['id'],
    issuer: 'https://lms.example',
    clientId: 'c',
    subject: id,
    state,
    lastSeenAt: noon,
  };
  return { ...known, ...(personId === undefined ? {} : { personId }) };
}

let database: TestDatabase;
let north: TestPartnership;
let south: TestPartnership;
beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  south = await createTestPartnership(database, 'south-shire');
  await north.at(noon, async ({ people, access }) => {
    await people.saveAgencies([council, school].map((id) => ({ id, ref: id, name: id, kind: 'council' })));
    await people.savePeople(
      [ann, zoe].map((id) => ({ id, givenName: id, familyName: id, formerNames: [], staffNumbers: [] })),
    );
    const post = { audiences: [], flags: [], startsOn: '2025-01-01' };
    await people.savePosts([
      { ...post, id: 'ann-1' as Post['id'], personId: ann, agencyId: council },
      { ...post, id: 'zoe-1' as Post['id'], personId: zoe, agencyId: school },
    ]);
    await access.saveAccount(anAccount('a-1', 'joined', ann));
    await access.saveAccount({ ...anAccount('a-2', 'waiting', zoe), shownName: 'Zoë A.' });
    await access.saveAccount(anAccount('a-3', 'unknown'));
  });
});
afterAll(() => database.close());

describe('accounts', () => {
  test('are one when somebody arrives twice at once for the first time', async () => {
    const arriving = (id: string) =>
      north.at(noon, ({ access }) => access.arrive({ ...anAccount(id, 'unknown'), subject: 'twice' }));
    const arrived = await Promise.all(['t-1', 't-2', 't-3'].map(arriving));
    expect(new Set(arrived.map((each) => each.id)).size).toBe(1);
  });

  test('are found by what their issuer calls them, and wait where their person works', async () => {
    await north.at(noon, async ({ access }) => {
      const again = { ...anAccount('a-new', 'unknown'), subject: anAccount('a-1', 'joined', ann).subject };
      expect(await access.arrive(again)).toEqual(anAccount('a-1', 'joined', ann));
      expect((await access.arrive({ ...again, id: 'a-other' as Account['id'], clientId: 'other' })).id).toBe('a-other');
      expect((await access.accountsOf(zoe)).map((each) => each.shownName)).toEqual(['Zoë A.']);
      const waiting = async (scope: Parameters<typeof access.waitingAccounts>[0]) =>
        (await access.waitingAccounts(scope, { limit: 10 })).rows.map((each) => each.id);
      expect([await waiting(everywhere), await waiting(only(school)), await waiting(only(council))]).toEqual([
        ['a-2'],
        ['a-2'],
        [],
      ]);
    });
  });

  test('hold their own grants and those of their person', async () => {
    const byPerson: HeldGrant = { id: 'g-1', personId: ann, role: 'agency-lead', agencyId: council };
    const byAccount: HeldGrant = { id: 'g-2', accountId: 'a-3' as Account['id'], role: 'administrator' };
    await north.at(noon, async ({ access }) => {
      await access.saveGrant(byPerson);
      await access.saveGrant(byAccount);
      expect(await access.grantsOf({ personId: ann, accountId: 'a-1' as Account['id'] })).toEqual([byPerson]);
      expect(await access.grantsOf({ accountId: 'a-3' as Account['id'] })).toEqual([byAccount]);
      expect(await access.grantsOf({})).toEqual([]);
      expect(await access.heldGrant('g-2')).toEqual(byAccount);
      await access.removeGrant('g-2');
      expect(await access.heldGrant('g-2')).toBeUndefined();
    });
  });

  test('administer the whole partnership for good unless they came by a link', async () => {
    const administers = { role: 'administrator' } as const;
    await south.at(noon, async ({ people, access }) => {
      await people.savePeople([{ id: ann, givenName: 'Ann', familyName: 'Lee', formerNames: [], staffNumbers: [] }]);
      await people.saveAgencies([{ id: council, ref: 'C', name: 'Council', kind: 'council' }]);
      await access.saveAccount({ ...anAccount('by-link', 'unknown'), clientId: SIGN_IN_LINK_CLIENT });
      await access.saveAccount(anAccount('by-lms', 'unknown'));
      await access.saveGrant({ ...administers, id: 'g-3', personId: ann });
      await access.saveGrant({ ...administers, id: 'g-4', personId: ann, agencyId: council });
      await access.saveGrant({ ...administers, id: 'g-5', accountId: anAccount('by-link', 'unknown').id });
      await access.saveGrant({ ...administers, id: 'g-6', accountId: anAccount('by-lms', 'unknown').id });
      expect((await access.lockAdministrators()).map(({ id }) => id)).toEqual(['g-3', 'g-6']);
    });
  });

  test('join by a code that works once and not after its time', async () => {
    const code = { codeHash: hash('a'), personId: ann, expiresAt: later };
    await north.at(noon, async ({ access }) => {
      await access.saveClaimCode(code);
      expect(await access.takeClaimCode(hash('a'))).toEqual(code);
      expect(await access.takeClaimCode(hash('a'))).toBeUndefined();
      await access.saveClaimCode(code);
    });
    expect(await north.at(later, ({ access }) => access.takeClaimCode(hash('a')))).toBeUndefined();
  });

  test('ask to be let in and wait for that agency alone', async () => {
    const request: JoinRequest = {
      id: 'j-1',
      accountId: 'a-3' as Account['id'],
      agencyId: school,
      statedName: 'Kim',
      statedStaffNumber: 'S-9',
      requestedAt: noon,
      state: 'waiting',
    };
    await north.at(noon, async ({ access }) => {
      await access.saveJoinRequest(request);
      expect((await access.joinRequests(only(council), { limit: 10 })).rows).toEqual([]);
      expect((await access.joinRequests(only(school), { limit: 10 })).rows).toEqual([request]);
      await access.saveJoinRequest({ ...request, state: 'refused' });
      expect((await access.joinRequests(everywhere, { limit: 10 })).rows).toEqual([]);
      expect(await access.joinRequestsOf('a-3' as Account['id'])).toEqual([{ ...request, state: 'refused' }]);
      expect(await access.joinRequest('j-1')).toMatchObject({ state: 'refused' });
    });
  });
});

describe('API tokens', () => {
  const token: Token = { id: 't-1', name: 'Finance', grant: { role: 'finance', agencyId: council }, createdAt: noon };

  test('open one partnership until they are revoked, and say when they were last used', async () => {
    await north.at(noon, ({ access }) => access.saveToken(token, hash('b')));
    expect(await tokenOf(database.app, hash('b'))).toEqual({ partnershipId: north.id, tokenId: 't-1' });
    expect(await tokenOf(database.app, hash('c'))).toBeUndefined();
    await north.at(later, async ({ access }, tx) => {
      const binding = {
        tx,
        partnershipId: north.id,
        now: later,
        timeZone: 'Europe/London',
        cipher: undefined as never,
      };
      expect(await useToken(binding, 't-1')).toEqual({ ...token, lastUsedAt: later });
      expect(await access.token('t-1')).toEqual({ ...token, lastUsedAt: later });
      await access.revokeToken('t-1');
      expect(await useToken(binding, 't-1')).toBeUndefined();
      expect((await access.tokens({ limit: 10 })).rows).toEqual([{ ...token, lastUsedAt: later, revokedAt: later }]);
    });
    expect(await tokenOf(database.app, hash('b'))).toBeUndefined();
  });
});

describe('an idempotency key', () => {
  test('gets the same answer again, and of two requests at once the second waits for the first', async () => {
    const order: string[] = [];
    let second: Promise<unknown> | undefined;
    await north.at(noon, async ({ access }) => {
      expect(await access.answerTo('t-1', 'key-1')).toBeUndefined();
      second = north.at(noon, async (other) => {
        const answer = await other.access.answerTo('t-1', 'key-1');
        order.push('second');
        expect(answer).toEqual({ requestHash: 'h', answer: { id: 'ev-1' } });
      });
      await access.rememberAnswer('t-1', 'key-1', 'h', { id: 'ev-1' });
      order.push('first');
    });
    await second;
    expect(order).toEqual(['first', 'second']);
    expect(await north.at(noon, ({ access }) => access.answerTo('t-2', 'key-1'))).toBeUndefined();
  });
});

describe('sign-in links and sessions', () => {
  test('a link signs one person in, once, before its time is up', async () => {
    const link = {
      tokenHash: hash('d'),
      name: 'First administrator',
      grant: { role: 'administrator' },
      expiresAt: later,
    } as const;
    await north.at(noon, ({ access }) => access.saveSignInLink(link));
    const taken = await Promise.all(Array.from({ length: 10 }, () => takeSignInLink(database.app, hash('d'), noon)));
    expect(taken.filter((each) => each !== undefined)).toEqual([
      { partnershipId: north.id, name: 'First administrator', grant: { role: 'administrator' } },
    ]);
    await north.at(noon, ({ access }) => access.saveSignInLink(link));
    expect(await takeSignInLink(database.app, hash('d'), later)).toBeUndefined();
  });

  test('a session lasts until it ends, and an account’s sessions can all be ended', async () => {
    const session = { partnershipId: north.id, accountId: 'a-1', facts: { kind: 'cookie' }, expiresAt: later };
    await saveSessions(
      database.app,
      ['1', '2', '3'].map((secret) => ({ ...session, secretHash: hash(secret) })),
    );
    expect(await sessionOf(database.app, hash('1'), noon)).toEqual(session);
    expect(await sessionOf(database.app, hash('1'), later)).toBeUndefined();
    await endSession(database.app, hash('1'));
    await south.at(noon, (_, tx) => endSessionsOf(tx, 'a-1'));
    expect([await sessionOf(database.app, hash('1'), noon), await sessionOf(database.app, hash('2'), noon)]).toEqual([
      undefined,
      session,
    ]);
    await north.at(noon, (_, tx) => endSessionsOf(tx, 'a-1'));
    expect(await sessionOf(database.app, hash('2'), noon)).toBeUndefined();
    await saveSessions(database.app, [{ ...session, secretHash: hash('4') }]);
    await sweepDoor(database.app, later);
    expect(await sessionOf(database.app, hash('4'), noon)).toBeUndefined();
  });
});
