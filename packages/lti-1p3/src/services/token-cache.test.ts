import { decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, test } from 'vitest';
import { createMemoryStorage } from '../memory-storage.ts';
import { createOwnKeys } from '../security/keys.ts';
import { guardedFetch } from '../security/fetch.ts';
import { secretCipher } from '../security/secret.ts';
import { all, startServiceBench } from '../vectors/service-bench.ts';
import { calls, score } from '../vectors/service-vector.ts';
import { createServices } from './create-services.ts';
import { serviceScopes } from './scopes.ts';
import { createAccessTokens } from './token-cache.ts';
import { createRequestToken } from './token-request.ts';

const asked = [serviceScopes.namesAndRoles];

describe('an access token', () => {
  test('is asked for with a signed assertion that names client, audience and times', async () => {
    await using bench = await startServiceBench();
    await calls.members(bench);
    const [form] = bench.platform.tokenRequests;
    const assertion = form?.get('client_assertion') ?? '';
    const seconds = bench.clock.now.getTime() / 1000;
    expect(decodeProtectedHeader(assertion)).toMatchObject({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) });
    expect(decodeJwt(assertion)).toEqual({
      iss: 'client-1',
      sub: 'client-1',
      aud: `${bench.platform.url}/token`,
      iat: seconds - 5,
      exp: seconds + 295,
      jti: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(form?.get('scope')).toBe(serviceScopes.namesAndRoles);
  });

  test('is asked for once by twenty who need it at once, and kept', async () => {
    await using bench = await startServiceBench();
    await Promise.all(Array.from({ length: 20 }, () => calls.members(bench)));
    await calls.members(bench);
    expect(bench.platform.tokenRequests).toHaveLength(1);
    expect(bench.platform.count('/course/2/members')).toBe(21);
  });

  test('is asked for once by twenty who ask to check it', async () => {
    await using bench = await startServiceBench();
    const { services, registration, platform } = bench;
    await Promise.all(Array.from({ length: 20 }, () => services.checkToken(registration, asked)));
    expect(platform.tokenRequests).toHaveLength(1);
    await services.checkToken(registration, asked);
    expect(platform.tokenRequests).toHaveLength(2);
    await calls.members(bench);
  });

  test('serves the same scopes in any order', async () => {
    await using bench = await startServiceBench();
    const scopes = Object.values(serviceScopes);
    await Promise.all([
      bench.services.checkToken(bench.registration, scopes),
      bench.services.checkToken(bench.registration, scopes.toReversed()),
    ]);
    expect(bench.platform.tokenRequests).toHaveLength(1);
    const { ownKeys, addresses, registration, platform } = bench;
    const now = () => bench.clock.now;
    const fetch = guardedFetch({ allowLocalPlatforms: true });
    const tokens = createAccessTokens(createRequestToken({ fetch, ownKeys, addresses, now }), now);
    await tokens.get(registration, scopes);
    await tokens.get(registration, scopes.toReversed());
    expect(platform.tokenRequests).toHaveLength(2);
  });

  test('is another one for other scopes, and for another registration', async () => {
    await using bench = await startServiceBench();
    const { services, registration, gradebook, platform } = bench;
    await all(services.members(registration, gradebook.membershipsUrl));
    await all(services.members({ ...registration, id: 'registration-2' }, gradebook.membershipsUrl));
    await all(services.lineItems(registration, gradebook.lineItemsUrl));
    expect(platform.tokenRequests).toHaveLength(3);
  });

  test('is another one once the platform has moved its token address', async () => {
    await using bench = await startServiceBench();
    const { services, registration, gradebook, platform } = bench;
    await all(services.members(registration, gradebook.membershipsUrl));
    const moved = {
      ...registration,
      authorizationServer: registration.tokenEndpoint,
      tokenEndpoint: `${platform.url}/token?b=1`,
    };
    await all(services.members(moved, gradebook.membershipsUrl));
    expect(platform.tokenRequests).toHaveLength(2);
  });

  test('is renewed a minute before its end', async () => {
    await using bench = await startServiceBench();
    await calls.members(bench);
    bench.wait(3539);
    await calls.members(bench);
    expect(bench.platform.tokenRequests).toHaveLength(1);
    bench.wait(1);
    await calls.members(bench);
    expect(bench.platform.tokenRequests).toHaveLength(2);
  });

  test('of a short life serves for half of it', async () => {
    await using bench = await startServiceBench();
    bench.platform.tokenChanges = { expires_in: 20 };
    await calls.members(bench);
    bench.wait(9);
    await calls.members(bench);
    expect(bench.platform.tokenRequests).toHaveLength(1);
    bench.wait(1);
    await calls.members(bench);
    expect(bench.platform.tokenRequests).toHaveLength(2);
  });

  test('that the platform has forgotten is renewed once, however many were using it', async () => {
    await using bench = await startServiceBench();
    await calls.members(bench);
    bench.platform.tokens.clear();
    await Promise.all(Array.from({ length: 20 }, () => calls.members(bench)));
    expect(bench.platform.tokenRequests).toHaveLength(2);
  });

  test('that is never accepted is asked for twice and no more', async () => {
    await using bench = await startServiceBench();
    bench.platform.break('service: unauthorised');
    await expect(calls.members(bench)).rejects.toMatchObject({ code: 'service.not-authorised', status: 401 });
    expect(bench.platform.tokenRequests).toHaveLength(2);
    expect(bench.platform.count('/course/2/members')).toBe(2);
  });

  test('is asked for again after a failure', async () => {
    await using bench = await startServiceBench();
    bench.platform.break('token: broken', 1);
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => calls.members(bench)));
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['rejected']));
    expect(bench.platform.count('/token')).toBe(1);
    await calls.members(bench);
  });

  test('remembers which of two scopes the platform gives', async () => {
    await using bench = await startServiceBench();
    bench.platform.scopes.delete(serviceScopes.lineItemsReadOnly);
    await calls.lineItems(bench);
    await calls.lineItems(bench);
    expect(bench.platform.tokenRequests.map((form) => form.get('scope'))).toEqual([
      serviceScopes.lineItemsReadOnly,
      serviceScopes.lineItems,
    ]);
  });

  test('is not asked for once the connection is switched off, even while an old one lives', async () => {
    await using bench = await startServiceBench();
    const { services, registration, gradebook, platform } = bench;
    await calls.members(bench);
    const off = { ...registration, state: 'deactivated' } as const;
    await expect(all(services.members(off, gradebook.membershipsUrl))).rejects.toMatchObject({
      code: 'service.switched-off',
    });
    expect(platform.count('/course/2/members')).toBe(1);
  });

  test('goes on being given through a rotation of the tool’s keys', async () => {
    await using bench = await startServiceBench(createMemoryStorage());
    const { ownKeys, services, registration, platform } = bench;
    const signers = () =>
      platform.tokenRequests.map((form) => decodeProtectedHeader(form.get('client_assertion') ?? '').kid);
    await services.checkToken(registration, asked);
    bench.wait(3600);
    const next = await ownKeys.rotate(1);
    await services.checkToken(registration, asked);
    bench.wait(420);
    await services.checkToken(registration, asked);
    bench.wait(3600);
    await services.checkToken(registration, asked);
    const [first, second, third, fourth] = signers();
    expect([second, third, fourth]).toEqual([first, next, next]);
  });

  test('is not asked for when the tool’s private key cannot be opened', async () => {
    await using bench = await startServiceBench();
    const storage = createMemoryStorage();
    const now = () => bench.clock.now;
    await createOwnKeys(storage, secretCipher('the secret of this server as it used to be'), now).published();
    const services = createServices({
      fetch: guardedFetch({ allowLocalPlatforms: true }),
      ownKeys: createOwnKeys(storage, secretCipher('the secret of this server as it is today'), now),
      addresses: bench.addresses,
      now,
    });
    await expect(services.sendScore(bench.registration, bench.gradebook.lineItemUrl(1), score)).rejects.toMatchObject({
      code: 'token.own-key',
      isWorthRetrying: false,
    });
    expect(bench.platform.received).toEqual([]);
  });
});
