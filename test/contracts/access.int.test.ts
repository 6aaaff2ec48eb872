import { AccountId, type AgencyId, type Context, type PersonId, type Stores } from '@trellis/core';
import {
  accountsOf,
  agenciesToJoin,
  approveDeployment,
  claim,
  confirmAccount,
  createClaimCode,
  createToken,
  decideJoinRequest,
  grant,
  grantsOf,
  joinAccount,
  joinRequests,
  partAccount,
  platforms,
  requestToJoin,
  revokeGrant,
  revokeToken,
  tokens,
  TRUST_ON_APPROVAL,
  waitingAccounts,
  type Account,
  type Actor,
  type Arrival,
} from '@trellis/core/access';
import { erasePerson } from '@trellis/core/audit';
import { agencies, importPeople, search } from '@trellis/core/people';
import {
  createTestDatabase,
  createTestPartnership,
  type TestDatabase,
  type TestPartnership,
} from '@trellis/store/testing';
import { saveSessions, sessionOf } from '@trellis/store';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { act, administrator, anActor } from './at-work.ts';

const NOW = '2026-11-21T10:00:00.000Z';
const PAGE = { limit: 50 };
const HASH = 'a'.repeat(64);

const PEOPLE = [
  { ref: 'WT', number: '1001', name: ['Chloe', 'Nowak'], email: 'chloe@wt.example', manager: '1' },
  { ref: 'WT', number: '1', name: ['Mo', 'Ash'], email: 'mo@wt.example', manager: '' },
  { ref: 'BS', number: '7', name: ['Tom', 'Hill'], email: 'tom@bs.example', manager: '' },
].map(({ ref, number, name: [givenName = '', familyName = ''], email, manager }, at) => ({
  row: at + 2,
  cells: {
    agencyRef: ref,
    agencyName: ref,
    staffNumber: number,
    givenName,
    familyName,
    workEmail: email,
    startsOn: '2024-09-01',
    managerStaffNumber: manager,
  },
}));

let database: TestDatabase;
let partnership: TestPartnership;
let count = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  partnership = await createTestPartnership(database, `partnership-${++count}`);
  await asAdministrator((ctx) =>
    importPeople(ctx, { rows: PEOPLE, fileName: 'people.csv', dryRun: false, knownAudiences: new Set() }),
  );
});
afterAll(() => database.close());

const as = <Result>(actor: Actor, work: (ctx: Context<Stores>) => Promise<Result>, now = NOW) =>
  act(partnership, { now, actor }, work);
function asAdministrator<Result>(work: (ctx: Context<Stores>) => Promise<Result>, now = NOW): Promise<Result> {
  return as(administrator, work, now);
}
const personNamed = async (text: string): Promise<PersonId> => {
  const [found] = (await asAdministrator((ctx) => search(ctx, { text }, PAGE))).rows;
  if (!found) throw new Error(`nobody called ${text}`);
  return found.personId;
};
const agencyId = async (ref: string): Promise<AgencyId> => {
  const found = (await asAdministrator(agencies)).find((agency) => agency.ref === ref);
  if (!found) throw new Error(`no agency ${ref}`);
  return found.id;
};
const lead = async (ref: string) => anActor(`lead-${ref}`, [{ role: 'agency-lead', agencyId: await agencyId(ref) }]);
const arrive = (subject: string, more: Partial<Arrival> = {}): Promise<Account> =>
  as({ kind: 'job', id: 'launch', grants: [] }, (ctx) =>
    joinAccount(ctx, {
      issuer: 'https://lms.example',
      clientId: 'c',
      subject,
      shownName: 'Chloe Nowak',
      claimed: {},
      trust: TRUST_ON_APPROVAL,
      ...more,
    }),
  );
const signedIn = (account: Account) => anActor(account.id, [], account.personId);

test('somebody arrives with her work e-mail and is herself, this time and the next', async () => {
  const chloe = await personNamed('Nowak');
  const first = await arrive('s1', { claimed: { workEmail: 'Chloe@wt.example' } });
  expect(first).toMatchObject({ state: 'joined', personId: chloe });
  expect(await arrive('s1', { claimed: {}, trust: { vouchesFor: [], serves: [] } })).toMatchObject({
    id: first.id,
    state: 'joined',
    personId: chloe,
  });
});

test('a name joins nobody, and neither does an e-mail that the LMS is not trusted to vouch for', async () => {
  expect(await arrive('s1')).toMatchObject({ state: 'unknown' });
  const account = await arrive('s2', {
    claimed: { workEmail: 'chloe@wt.example' },
    trust: { vouchesFor: [], serves: [] },
  });
  expect(account).toMatchObject({ state: 'unknown' });
  expect(account).not.toHaveProperty('personId');
});

test('an LMS joins only people of the agencies that it serves', async () => {
  const trust = { ...TRUST_ON_APPROVAL, serves: [await agencyId('BS')] };
  expect(await arrive('s1', { claimed: { workEmail: 'chloe@wt.example' }, trust })).toMatchObject({ state: 'unknown' });
  expect(await arrive('s2', { claimed: { staffNumber: '7' }, trust })).toMatchObject({
    state: 'joined',
    personId: await personNamed('Hill'),
  });
});

test('whoever holds a wider role waits until an administrator confirms, and a confirmation can be taken back', async () => {
  const mo = await personNamed('Ash');
  await asAdministrator(async (ctx) =>
    grant(ctx, { personId: mo }, { role: 'agency-lead', agencyId: await agencyId('WT') }),
  );
  const account = await arrive('s1', { claimed: { workEmail: 'mo@wt.example' } });
  expect(account).toMatchObject({ state: 'waiting', personId: mo });
  expect((await asAdministrator((ctx) => waitingAccounts(ctx, PAGE))).rows).toMatchObject([{ id: account.id }]);
  await expect(as(await lead('WT'), (ctx) => confirmAccount(ctx, account.id, true))).rejects.toMatchObject({
    code: 'access.not-permitted',
  });
  expect(await asAdministrator((ctx) => confirmAccount(ctx, account.id, true))).toMatchObject({
    state: 'joined',
    personId: mo,
  });
  await expect(asAdministrator((ctx) => confirmAccount(ctx, account.id, true))).rejects.toMatchObject({
    code: 'access.not-found',
  });
  const isSignedIn = await signIn(account.id);
  expect(await asAdministrator((ctx) => partAccount(ctx, account.id, 'The wrong Mo'))).toMatchObject({
    state: 'unknown',
  });
  expect(await isSignedIn()).toBe(false);
});

test('an account that was taken off a person is not joined to her again by what the LMS says, only by a decision', async () => {
  const account = await arrive('chloe-not', { claimed: { staffNumber: '1001', workEmail: 'chloe@wt.example' } });
  expect(account).toMatchObject({ state: 'joined', personId: await personNamed('Nowak') });
  await asAdministrator((ctx) => partAccount(ctx, account.id, 'Two people share a mailbox'));
  const again = () => arrive('chloe-not', { claimed: { staffNumber: '1001', workEmail: 'chloe@wt.example' } });
  const parted = await again();
  expect(parted).toMatchObject({ id: account.id, state: 'unknown' });
  expect(parted).not.toHaveProperty('personId');
  const other = await arrive('chloe-not', { claimed: { workEmail: 'tom@bs.example' } });
  expect(other).toMatchObject({ id: account.id, state: 'joined', personId: await personNamed('Hill') });
});

test('an administrator sees the accounts of a person, and takes off whichever is not hers but the one she came with', async () => {
  const tom = await personNamed('Hill');
  const accounts = () => asAdministrator((ctx) => accountsOf(ctx, tom));
  expect(await accounts()).toEqual([]);
  const his = await arrive('his', { claimed: { workEmail: 'tom@bs.example' } });
  const wrong = await arrive('wrong', { claimed: { staffNumber: '7' }, shownName: 'Tim Hill' });
  expect((await accounts()).map(({ id }) => id).toSorted()).toEqual([his.id, wrong.id].toSorted());
  await expect(as(await lead('BS'), (ctx) => accountsOf(ctx, tom))).rejects.toMatchObject({
    code: 'access.not-permitted',
  });
  const himself = anActor(his.id, [{ role: 'administrator' }], tom);
  await expect(as(himself, (ctx) => partAccount(ctx, his.id, 'Not mine'))).rejects.toMatchObject({
    code: 'access.own-account',
  });
  await as(himself, (ctx) => partAccount(ctx, wrong.id, 'His brother'));
  expect(await accounts()).toMatchObject([{ id: his.id, state: 'joined' }]);
});

/** Signs an account in; tells whether it still is. */
async function signIn(accountId: string): Promise<() => Promise<boolean>> {
  const secretHash = `session of ${accountId}`;
  const session = { partnershipId: partnership.id, accountId, facts: {}, expiresAt: '2027-01-01T00:00:00.000Z' };
  await saveSessions(database.app, [{ ...session, secretHash }]);
  const isSignedIn = async () => (await sessionOf(database.app, secretHash, NOW)) !== undefined;
  expect(await isSignedIn()).toBe(true);
  return isSignedIn;
}

test('a manager’s code joins one person of her team, once, within a week', async () => {
  const [chloe, mo, tom] = [await personNamed('Nowak'), await personNamed('Ash'), await personNamed('Hill')];
  const manager = anActor('mo', [{ role: 'manager', agencyId: await agencyId('WT') }], mo);
  const code = (personId: PersonId, codeHash: string, actor = manager) =>
    as(actor, (ctx) => createClaimCode(ctx, { personId, codeHash }));
  await expect(code(tom, HASH)).rejects.toMatchObject({ code: 'access.not-found' });
  expect(await code(chloe, HASH)).toEqual({ expiresAt: '2026-11-28T10:00:00.000Z' });

  const account = await arrive('s1');
  const use = (who: Account, codeHash: string, now = NOW) => as(signedIn(who), (ctx) => claim(ctx, { codeHash }), now);
  await expect(use(account, 'b'.repeat(64))).rejects.toMatchObject({ code: 'access.code-not-valid' });
  await expect(use(account, HASH, '2026-11-28T10:00:00.000Z')).rejects.toMatchObject({ code: 'access.code-not-valid' });
  expect(await use(account, HASH)).toMatchObject({ state: 'joined', personId: chloe });
  await expect(use(await arrive('s2'), HASH)).rejects.toMatchObject({ code: 'access.code-not-valid' });
  await code(chloe, 'c'.repeat(64));
  await expect(use(account, 'c'.repeat(64))).rejects.toMatchObject({ code: 'access.already-joined' });
});

test('there is no code for somebody with a wider role, also when the role came after the code', async () => {
  const [chloe, mo] = [await personNamed('Nowak'), await personNamed('Ash')];
  const willow = await lead('WT');
  await as(willow, (ctx) => createClaimCode(ctx, { personId: chloe, codeHash: HASH }));
  const account = await arrive('s1');
  for (const personId of [chloe, mo]) await asAdministrator((ctx) => grant(ctx, { personId }, { role: 'coordinator' }));
  await expect(as(willow, (ctx) => createClaimCode(ctx, { personId: mo, codeHash: HASH }))).rejects.toMatchObject({
    code: 'access.code-for-wider-role',
  });
  await expect(as(signedIn(account), (ctx) => claim(ctx, { codeHash: HASH }))).rejects.toMatchObject({
    code: 'access.code-for-wider-role',
  });
});

test('somebody nobody knows names an agency and waits for its lead', async () => {
  const account = await arrive('s1');
  const [willow, bright] = [await lead('WT'), await lead('BS')];
  const [wt, bs] = [await agencyId('WT'), await agencyId('BS')];
  const newcomer = signedIn(account);
  expect((await as(newcomer, agenciesToJoin)).map((agency) => agency.name)).toEqual(['BS', 'WT']);
  const ask = (id: AgencyId) => as(newcomer, (ctx) => requestToJoin(ctx, { agencyId: id, statedName: 'Chloe Nowak' }));
  await expect(ask('nowhere' as AgencyId)).rejects.toMatchObject({ code: 'access.not-found' });
  await ask(bs);
  const request = await ask(wt);
  expect(await ask(wt)).toEqual(request);
  expect(await arrive('s1')).toMatchObject({ state: 'waiting' });

  const waiting = async (actor: Actor) =>
    (await as(actor, (ctx) => joinRequests(ctx, PAGE))).rows.filter((row) => row.state === 'waiting');
  expect(await waiting(bright)).toEqual([]);
  expect(await waiting(willow)).toMatchObject([{ id: request.id, statedName: 'Chloe Nowak' }]);

  const answer = (actor: Actor, personId: PersonId) =>
    as(actor, (ctx) => decideJoinRequest(ctx, request.id, { accept: true, personId }));
  const [chloe, tom] = [await personNamed('Nowak'), await personNamed('Hill')];
  await expect(answer(bright, tom)).rejects.toMatchObject({ code: 'access.not-found' });
  await expect(answer(willow, tom)).rejects.toMatchObject({ code: 'access.not-found' });
  expect(await answer(willow, chloe)).toMatchObject({ state: 'joined', personId: chloe });
  await expect(answer(willow, chloe)).rejects.toMatchObject({ code: 'access.not-found' });
  await expect(ask(wt)).rejects.toMatchObject({ code: 'access.already-joined' });
});

test('a lead’s no leaves the account as it was, and a wider role is not hers to give away', async () => {
  const account = await arrive('s1');
  const willow = await lead('WT');
  const wt = await agencyId('WT');
  const ask = () => as(signedIn(account), (ctx) => requestToJoin(ctx, { agencyId: wt, statedName: 'Mo Ash' }));
  const refused = await ask();
  expect(await as(willow, (ctx) => decideJoinRequest(ctx, refused.id, { accept: false }))).toMatchObject({
    state: 'unknown',
  });
  const mo = await personNamed('Ash');
  await asAdministrator((ctx) => grant(ctx, { personId: mo }, { role: 'coordinator' }));
  const again = await ask();
  await expect(
    as(willow, (ctx) => decideJoinRequest(ctx, again.id, { accept: true, personId: mo })),
  ).rejects.toMatchObject({ code: 'access.not-permitted' });
});

test('a role is granted once, within an agency where it needs one, and taken away', async () => {
  const [chloe, tom] = [await personNamed('Nowak'), await personNamed('Hill')];
  const [wt, willow] = [await agencyId('WT'), await lead('WT')];
  await expect(
    asAdministrator((ctx) => grant(ctx, { personId: chloe }, { role: 'agency-lead' })),
  ).rejects.toMatchObject({ code: 'access.agency-needed' });
  await expect(
    asAdministrator((ctx) => grant(ctx, { personId: 'nobody' as PersonId }, { role: 'finance' })),
  ).rejects.toMatchObject({ code: 'access.not-found' });
  await expect(as(willow, (ctx) => grant(ctx, { personId: chloe }, { role: 'coordinator' }))).rejects.toMatchObject({
    code: 'access.not-permitted',
  });
  await expect(
    as(willow, (ctx) => grant(ctx, { personId: tom }, { role: 'manager', agencyId: wt })),
  ).rejects.toMatchObject({ code: 'access.not-found' });
  const given = await as(willow, (ctx) => grant(ctx, { personId: chloe }, { role: 'manager', agencyId: wt }));
  expect(await asAdministrator((ctx) => grant(ctx, { personId: chloe }, { role: 'manager', agencyId: wt }))).toEqual(
    given,
  );
  await expect(as(await lead('BS'), (ctx) => revokeGrant(ctx, given.id))).rejects.toMatchObject({
    code: 'access.not-permitted',
  });
  await asAdministrator((ctx) => revokeGrant(ctx, given.id));
  expect(await asAdministrator((ctx) => grantsOf(ctx, { personId: chloe }))).toEqual([]);
});

test('a token is made for a role, listed without its secret, and revoked for good', async () => {
  const token = await asAdministrator((ctx) =>
    createToken(ctx, { name: 'HR system', grant: { role: 'coordinator' }, secretHash: HASH }),
  );
  expect(JSON.stringify(await asAdministrator((ctx) => tokens(ctx, PAGE)))).not.toContain(HASH);
  await asAdministrator((ctx) => revokeToken(ctx, token.id));
  expect((await asAdministrator((ctx) => tokens(ctx, PAGE))).rows).toMatchObject([{ id: token.id, revokedAt: NOW }]);
  await expect(
    asAdministrator((ctx) => createToken(ctx, { name: 'x', grant: { role: 'manager' }, secretHash: HASH })),
  ).rejects.toMatchObject({ code: 'access.agency-needed' });
  await expect(as(await lead('WT'), (ctx) => tokens(ctx, PAGE))).rejects.toMatchObject({
    code: 'access.not-permitted',
  });
});

test('connected LMSs are for administrators', async () => {
  expect(await asAdministrator(platforms)).toEqual([]);
  const willow = await lead('WT');
  await expect(as(willow, platforms)).rejects.toMatchObject({ code: 'access.not-permitted' });
  await expect(as(willow, (ctx) => approveDeployment(ctx, 'x', TRUST_ON_APPROVAL))).rejects.toMatchObject({
    code: 'access.not-permitted',
  });
  await expect(asAdministrator((ctx) => approveDeployment(ctx, 'x', TRUST_ON_APPROVAL))).rejects.toMatchObject({
    code: 'access.not-found',
  });
});

test('an erased person’s account is nobody’s, and nobody can be joined to her again', async () => {
  const chloe = await personNamed('Nowak');
  const account = await arrive('s1', { claimed: { workEmail: 'chloe@wt.example' } });
  const isSignedIn = await signIn(account.id);
  await asAdministrator((ctx) => ctx.store.access.saveGrant({ id: 'g', accountId: account.id, role: 'board' }));
  await asAdministrator((ctx) => erasePerson(ctx, chloe, 'Asked for by the person'));
  expect(await isSignedIn()).toBe(false);
  expect(await asAdministrator((ctx) => ctx.store.access.grantsOf({ accountId: account.id }))).toEqual([]);
  const after = await arrive('s1', { claimed: { workEmail: 'chloe@wt.example' } });
  expect(after).toMatchObject({ state: 'unknown' });
  expect(AccountId.parse(after.id)).toBe(after.id);
  expect(account.personId).toBe(chloe);
  await expect(
    as(await lead('WT'), (ctx) => createClaimCode(ctx, { personId: chloe, codeHash: HASH })),
  ).rejects.toMatchObject({ code: 'access.not-found' });
});
