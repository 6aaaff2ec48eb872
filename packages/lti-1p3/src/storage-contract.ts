import assert from 'node:assert/strict';
import type { Invitation, LoginState, NewRegistration, PublicKey, ToolKey, ToolStorage } from './storage.ts';

/** One thing that a storage must hold. `run` rejects with an assertion error when it does not. */
export interface StorageCase {
  readonly name: string;
  readonly run: () => Promise<void>;
}

const now = new Date('2026-11-21T10:00:00.000Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const hash = (digit: string) => digit.repeat(64);

const offered: NewRegistration = {
  issuer: 'https://lms.example',
  clientId: 'client-1',
  authorizationEndpoint: 'https://lms.example/auth?tenant=1',
  tokenEndpoint: 'https://lms.example/token',
  keysetUrl: 'https://lms.example/keys',
  authorizationServer: 'https://lms.example/as',
  productFamily: 'moodle',
};

/** Everything but the tenant is given: the host knows which `boundTo` its storage accepts. */
function invitationFor(boundTo: string, digit: string): Invitation {
  return { tokenHash: hash(digit), boundTo, expiresAt: later(60) };
}

async function register(
  storage: ToolStorage,
  boundTo: string,
  digit = 'a',
  changes: Partial<NewRegistration> = {},
  deploymentId?: string,
) {
  await storage.addInvitation(invitationFor(boundTo, digit));
  const result = await storage.acceptRegistration(hash(digit), { ...offered, ...changes }, deploymentId, now);
  assert.equal(result.outcome, 'added');
  if (result.outcome !== 'added') throw new Error('unreachable: asserted above');
  return result;
}

function loginFor(registrationId: string, digit: string): LoginState {
  return {
    stateHash: hash(digit),
    nonceHash: hash('b'),
    bindingHash: hash('c'),
    registrationId,
    initiation: {
      loginHint: 'hint “é” 𝒳',
      messageHint: '{"cmid":2}',
      deploymentId: '7',
      targetLinkUri: 'https://tool.example/a?b=1',
      storageTarget: '_parent',
    },
    expiresAt: later(10),
  };
}

function keyAt(kid: string, createdAt: Date): ToolKey {
  const publicKey: PublicKey = { kid, kty: 'RSA', alg: 'RS256', use: 'sig', n: 'AQAB', e: 'AQAB' };
  return { kid, publicKey, sealedPrivateKey: `sealed ${kid}`, createdAt };
}

type Check = (storage: ToolStorage, boundTo: string) => Promise<void>;

const checks: Readonly<Record<string, Check>> = {
  'gives a registration back as it was offered, pending': async (storage, boundTo) => {
    const { registration } = await register(storage, boundTo);
    assert.deepEqual({ ...registration }, { ...offered, id: registration.id, state: 'pending' });
    assert.deepEqual(await storage.registrations(offered.issuer), [registration]);
  },
  'finds a registration under its own id, and none under another': async (storage, boundTo) => {
    const { registration } = await register(storage, boundTo);
    await register(storage, boundTo, 'd', { clientId: 'client-2' });
    assert.deepEqual(await storage.registration(registration.id), registration);
    for (const id of ['', registration.clientId, `${registration.id}x`, '00000000-0000-0000-0000-000000000000'])
      assert.equal(await storage.registration(id), undefined);
  },
  'leaves out what a registration does not have': async (storage, boundTo) => {
    const { authorizationServer: _, productFamily: __, ...bare } = offered;
    await storage.addInvitation(invitationFor(boundTo, 'a'));
    await storage.acceptRegistration(hash('a'), bare, undefined, now);
    const [registration] = await storage.registrations(offered.issuer);
    assert.equal(registration?.authorizationServer, undefined);
    assert.equal(registration?.productFamily, undefined);
  },
  'holds many clients of one issuer, and one client id at many issuers': async (storage, boundTo) => {
    await register(storage, boundTo, 'a');
    await register(storage, boundTo, 'd', { clientId: 'client-2' });
    await register(storage, boundTo, 'e', { issuer: 'https://other.example' });
    assert.equal((await storage.registrations(offered.issuer)).length, 2);
    assert.equal((await storage.registrations(offered.issuer, 'client-2')).length, 1);
    assert.equal((await storage.registrations('https://other.example', 'client-1')).length, 1);
  },
  'compares issuer and client id exactly': async (storage, boundTo) => {
    await register(storage, boundTo);
    for (const issuer of [
      'https://lms.example/',
      'https://LMS.example',
      'https://lms.exampl_',
      'https://lms.example%',
      '',
    ]) {
      assert.deepEqual(await storage.registrations(issuer), []);
    }
    assert.deepEqual(await storage.registrations(offered.issuer, 'Client-1'), []);
  },
  'never writes over the same issuer and client, and leaves the invitation unspent': async (storage, boundTo) => {
    const { registration } = await register(storage, boundTo);
    await storage.addInvitation(invitationFor(boundTo, 'd'));
    const again = await storage.acceptRegistration(
      hash('d'),
      { ...offered, keysetUrl: 'https://evil.example/keys' },
      '1',
      now,
    );
    assert.deepEqual(again, { outcome: 'already-registered' });
    assert.deepEqual(await storage.registrations(offered.issuer), [registration]);
    assert.ok(await storage.invitation(hash('d'), now));
  },
  'spends an invitation once, also when twenty use it at once': async (storage, boundTo) => {
    await storage.addInvitation(invitationFor(boundTo, 'a'));
    const attempts = Array.from({ length: 20 }, (_, index) =>
      storage.acceptRegistration(hash('a'), { ...offered, clientId: `client-${index}` }, undefined, now),
    );
    const outcomes = (await Promise.all(attempts)).map(({ outcome }) => outcome);
    assert.equal(outcomes.filter((outcome) => outcome === 'added').length, 1);
    assert.equal(outcomes.filter((outcome) => outcome === 'invitation-spent').length, 19);
    assert.equal((await storage.registrations(offered.issuer)).length, 1);
    assert.equal(await storage.invitation(hash('a'), now), undefined);
  },
  'adds one of twenty registrations of the same client at once': async (storage, boundTo) => {
    const digits = '0123456789abcdef'.split('');
    await Promise.all(digits.map((digit) => storage.addInvitation(invitationFor(boundTo, digit))));
    const results = await Promise.all(
      digits.map((digit) => storage.acceptRegistration(hash(digit), offered, '1', now)),
    );
    assert.equal(results.filter(({ outcome }) => outcome === 'added').length, 1);
    assert.equal(results.filter(({ outcome }) => outcome === 'already-registered').length, digits.length - 1);
  },
  'does not know an invitation that has expired or never was': async (storage, boundTo) => {
    await storage.addInvitation(invitationFor(boundTo, 'a'));
    assert.equal((await storage.invitation(hash('a'), later(59)))?.boundTo, boundTo);
    assert.equal(await storage.invitation(hash('a'), later(60)), undefined);
    assert.equal(await storage.invitation(hash('f'), now), undefined);
    assert.deepEqual(await storage.acceptRegistration(hash('a'), offered, undefined, later(60)), {
      outcome: 'invitation-spent',
    });
  },
  'records the first deployment as pending, bound to what the host made of the invitation': async (
    storage,
    boundTo,
  ) => {
    const { registration, deployment } = await register(storage, boundTo, 'a', {}, '1');
    assert.equal(deployment?.state, 'pending');
    assert.notEqual(deployment?.boundTo ?? '', '');
    assert.deepEqual(await storage.deployment(registration.id, '1'), deployment);
    assert.equal(await storage.deployment(registration.id, '2'), undefined);
  },
  'records an unknown deployment once, also when twenty note it at once': async (storage, boundTo) => {
    const { registration } = await register(storage, boundTo);
    const noted = await Promise.all(
      Array.from({ length: 20 }, () => storage.noteDeployment(registration.id, 'new', now)),
    );
    assert.equal(new Set(noted.map(({ id }) => id)).size, 1);
    assert.equal(noted[0]?.state, 'pending');
    assert.equal((await storage.deployment(registration.id, 'new'))?.id, noted[0]?.id);
  },
  'keeps deployments of different registrations apart': async (storage, boundTo) => {
    const one = await register(storage, boundTo, 'a', {}, '1');
    const two = await register(storage, boundTo, 'd', { clientId: 'client-2' }, '1');
    assert.notEqual(one.deployment?.id, two.deployment?.id);
    assert.equal((await storage.deployment(two.registration.id, '1'))?.registrationId, two.registration.id);
  },
  'begins a login in one step for the only active client, if it can at all, and for no other': async (
    storage,
    boundTo,
  ) => {
    if (storage.beginLogin === undefined) return;
    const { registration } = await register(storage, boundTo);
    const { registrationId: _, ...login } = loginFor(registration.id, '1');
    const begin = (issuer: string, clientId?: string) => storage.beginLogin?.(issuer, clientId, login);
    assert.deepEqual(await begin('https://nobody.example'), { registrations: [], isSaved: false });
    assert.deepEqual(await begin(offered.issuer, 'client-2'), { registrations: [], isSaved: false });
    // The storage has no way to approve one, so that here all are pending.
    assert.deepEqual(await begin(offered.issuer, offered.clientId), { registrations: [registration], isSaved: false });
    assert.equal(await storage.takeLogin(login.stateHash, now), undefined);
  },
  'gives a login back as it was saved, with its registration': async (storage, boundTo) => {
    const { registration } = await register(storage, boundTo);
    const login = loginFor(registration.id, '1');
    await storage.saveLogin(login);
    const taken = await storage.takeLogin(login.stateHash, now);
    assert.deepEqual(taken, { login, registration });
  },
  'gives a login with the deployment that it named as it stands now, if it gives one at all': async (
    storage,
    boundTo,
  ) => {
    const one = await register(storage, boundTo, 'a', {}, '1');
    const two = await register(storage, boundTo, 'd', { clientId: 'client-2' }, '7');
    const third = await register(storage, boundTo, 'e', { clientId: 'client-3' }, '7');
    const { deploymentId: _, ...unnamed } = loginFor(one.registration.id, '1').initiation;
    const cases = [
      [loginFor(one.registration.id, '1'), undefined],
      [loginFor(two.registration.id, '2'), two.deployment],
      [{ ...loginFor(third.registration.id, '3'), initiation: unnamed }, undefined],
    ] as const;
    for (const [login, expected] of cases) {
      await storage.saveLogin(login);
      const taken = await storage.takeLogin(login.stateHash, now);
      if (taken?.deployment !== undefined) assert.deepEqual(taken.deployment, expected);
    }
  },
  'gives a login once, also when twenty take it at once': async (storage, boundTo) => {
    const { registration } = await register(storage, boundTo);
    await storage.saveLogin(loginFor(registration.id, '1'));
    const takes = await Promise.all(Array.from({ length: 20 }, () => storage.takeLogin(hash('1'), now)));
    assert.equal(takes.filter((taken) => taken !== undefined).length, 1);
  },
  'does not give a login that has expired or never was': async (storage, boundTo) => {
    const { registration } = await register(storage, boundTo);
    await storage.saveLogin(loginFor(registration.id, '1'));
    assert.equal(await storage.takeLogin(hash('2'), now), undefined);
    assert.equal(await storage.takeLogin(hash('1'), later(10)), undefined);
  },
  'gives leave to begin again once, with its registration': async (storage, boundTo) => {
    const { registration } = await register(storage, boundTo);
    const { initiation } = loginFor(registration.id, '1');
    const restart = { tokenHash: hash('1'), registrationId: registration.id, initiation, expiresAt: later(10) };
    await storage.saveRestart(restart);
    const takes = await Promise.all(Array.from({ length: 20 }, () => storage.takeRestart(hash('1'), now)));
    assert.deepEqual(
      takes.filter((taken) => taken !== undefined),
      [{ restart, registration }],
    );
    await storage.saveRestart({ ...restart, tokenHash: hash('2') });
    assert.equal(await storage.takeRestart(hash('2'), later(10)), undefined);
  },
  'publishes keys newest first, and old ones until their time': async (storage) => {
    const before = (await storage.keys(later(200))).map(({ kid }) => kid);
    const own = async (at: Date) => (await storage.keys(at)).filter(({ kid }) => !before.includes(kid));
    await storage.addKey(keyAt('contract-1', later(100)));
    await storage.addKey(keyAt('contract-2', later(101)), later(160));
    assert.deepEqual(
      (await own(later(102))).map(({ kid }) => kid),
      ['contract-2', 'contract-1'],
    );
    assert.deepEqual(
      (await own(later(160))).map(({ kid }) => kid),
      ['contract-2'],
    );
    await storage.addKey(keyAt('contract-3', later(110)), later(170));
    const all = await own(later(120));
    assert.deepEqual(
      all.map(({ kid }) => kid),
      ['contract-3', 'contract-2', 'contract-1'],
    );
    assert.deepEqual(
      all.map(({ publishedUntil }) => publishedUntil),
      [undefined, later(170), later(160)],
    );
    assert.equal(all[0]?.sealedPrivateKey, 'sealed contract-3');
    assert.deepEqual(all[0]?.publicKey, keyAt('contract-3', now).publicKey);
  },
};

/**
 * What every storage must hold, as cases for any test runner: `for (const { name, run } of storageContract(open)) test(name, run)`.
 *
 * @param open - gives an empty storage for each case, a value that it accepts as `boundTo`, and a way to close it
 */
export function storageContract(
  open: () => Promise<{ readonly storage: ToolStorage; readonly boundTo: string; close?(): Promise<void> }>,
): readonly StorageCase[] {
  return Object.entries(checks).map(([name, check]) => ({
    name,
    run: async () => {
      const opened = await open();
      try {
        await check(opened.storage, opened.boundTo);
      } finally {
        await opened.close?.();
      }
    },
  }));
}
