import { describe, expect, test } from 'vitest';
import { createMemoryStorage } from '../memory-storage.ts';
import type { ToolStorage } from '../storage.ts';
import type { ToolOptions } from '../tool-options.ts';
import { get } from '../vectors/bench.ts';
import { configurationOf, open, platformClaim, startRegistering } from '../vectors/registering.ts';

const toolClaim = 'https://purl.imsglobal.org/spec/lti-tool-configuration';

describe('registration', () => {
  test('connects a platform by one plain request, pending, and asks it to close the frame', async () => {
    await using platform = await startRegistering();
    const { bench, url, received } = platform;
    const { response, code } = await open(bench, (await bench.tool.invite('partnership-1')).url, configurationOf(url));
    expect(code).toBe('connected');
    expect(response.headers['content-security-policy']).not.toContain('frame-ancestors');
    expect(response.body).toContain('org.imsglobal.lti.close');
    const { registrations, deployments } = bench.storage.list();
    expect(registrations.at(-1)).toMatchObject({
      issuer: url,
      clientId: 'new-client',
      authorizationEndpoint: `${url}/auth`,
      tokenEndpoint: `${url}/token`,
      keysetUrl: `${url}/keys`,
      productFamily: 'moodle',
      state: 'pending',
    });
    expect(deployments.at(-1)).toMatchObject({ deploymentId: '3', state: 'pending', boundTo: 'partnership-1' });
    expect(received.map(({ authorization }) => authorization)).toEqual([undefined, 'Bearer token-1']);
  });

  test('says what is left to do: nothing here where the storage approves at once', async () => {
    const memory = createMemoryStorage();
    const approving: ToolStorage = {
      ...memory,
      acceptRegistration: async (...accepted) => {
        const result = await memory.acceptRegistration(...accepted);
        return result.outcome === 'added'
          ? { ...result, registration: { ...result.registration, state: 'active' } }
          : result;
      },
    };
    const pageOf = async (options: Partial<ToolOptions>) => {
      await using platform = await startRegistering(undefined, options);
      const { bench, url } = platform;
      return (await open(bench, (await bench.tool.invite('p')).url, configurationOf(url))).response.body;
    };
    expect(await pageOf({})).toContain('approve the connection here');
    const page = await pageOf({ storage: approving });
    expect(page).toContain('Nothing is left to do here');
    expect(page).not.toContain('approv');
  });

  test('sends what platforms insist on', async () => {
    await using platform = await startRegistering();
    const { bench, url, received } = platform;
    await open(bench, (await bench.tool.invite('p')).url, configurationOf(url));
    expect(received.at(-1)?.body).toEqual({
      application_type: 'web',
      response_types: ['id_token'],
      grant_types: ['implicit', 'client_credentials'],
      initiate_login_uri: 'https://tool.example/lti/login',
      redirect_uris: ['https://tool.example/lti/launch'],
      client_name: 'Trellis',
      jwks_uri: 'https://tool.example/lti/keys',
      token_endpoint_auth_method: 'private_key_jwt',
      scope: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
      [toolClaim]: {
        domain: 'tool.example',
        description: 'Safeguarding learning',
        target_link_uri: 'https://tool.example/tools/pathway',
        custom_parameters: { staff_number: '$Person.sourcedId' },
        claims: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email'],
        messages: [
          {
            type: 'LtiResourceLinkRequest',
            target_link_uri: 'https://tool.example/tools/pathway',
            label: 'My learning',
          },
        ],
      },
    });
  });

  test('works without a registration token, and takes a deployment id sent as a number or not at all', async () => {
    await using platform = await startRegistering();
    const { bench, url, received, answerWith } = platform;
    const { registration_token: _, ...fields } = configurationOf(url);
    answerWith({ client_id: 'a', [toolClaim]: { deployment_id: 12 } }, 201);
    expect((await open(bench, (await bench.tool.invite('p')).url, fields)).code).toBe('connected');
    expect(received.at(-1)?.authorization).toBeUndefined();
    expect(bench.storage.list().deployments.at(-1)?.deploymentId).toBe('12');
    answerWith({ client_id: 'b' });
    expect((await open(bench, (await bench.tool.invite('p')).url, fields)).code).toBe('connected');
    expect(bench.storage.list().deployments).toHaveLength(2);
  });

  test.each([
    ['says nothing of LTI', { [platformClaim]: undefined }],
    ['has null where there is nothing', { scopes_supported: null, authorization_server: null, [platformClaim]: null }],
    [
      'has its services on other hosts',
      { token_endpoint: 'https://sso.lms.example/token', jwks_uri: 'https://keys.lms.example/' },
    ],
    ['has a path in its issuer', (url: string) => ({ issuer: `${url}/moodle` })],
    ['has a query in its endpoints', (url: string) => ({ authorization_endpoint: `${url}/auth?tenant=1` })],
    ['names an authorization server', { authorization_server: 'https://lms.example/as' }],
    ['signs with others too', { id_token_signing_alg_values_supported: ['ES256', 'RS256'] }],
    [
      'sends more than anybody reads',
      { claims_supported: ['sub'], deep: { a: [1] }, [platformClaim]: { variables: 7 } },
    ],
  ])('connects a platform that %s', async (_, changes) => {
    await using platform = await startRegistering((url) => (typeof changes === 'function' ? changes(url) : changes));
    const { bench, url } = platform;
    expect((await open(bench, (await bench.tool.invite('p')).url, configurationOf(url))).code).toBe('connected');
  });

  test.each([
    ['a deployment that is null', { client_id: 'n', [toolClaim]: { deployment_id: null } }, 0],
    ['an empty deployment', { client_id: 'n', [toolClaim]: { deployment_id: '' } }, 0],
    [
      'everything back again',
      { client_id: 'n', scope: 'a b', redirect_uris: [], [toolClaim]: { deployment_id: '7' } },
      1,
    ],
  ])('takes an answer with %s', async (_, answer, added) => {
    await using platform = await startRegistering();
    const { bench, url, answerWith } = platform;
    const before = bench.storage.list().deployments.length;
    answerWith(answer, 201);
    expect((await open(bench, (await bench.tool.invite('p')).url, configurationOf(url))).code).toBe('connected');
    expect(bench.storage.list().deployments).toHaveLength(before + added);
  });

  test('prints nothing of the platform unescaped', async () => {
    await using platform = await startRegistering();
    const { bench, url, answerWith } = platform;
    answerWith({ client_id: '"><script>alert(1)</script>' });
    const { response } = await open(bench, (await bench.tool.invite('p')).url, configurationOf(url));
    expect(response.body).toContain('&lt;script&gt;alert(1)');
    expect(response.body).not.toContain('<script>alert');
  });
});

describe('an invitation', () => {
  test('serves once', async () => {
    await using platform = await startRegistering();
    const { bench, url, answerWith } = platform;
    const { url: invitation } = await bench.tool.invite('p');
    expect((await open(bench, invitation, configurationOf(url))).code).toBe('connected');
    answerWith({ client_id: 'second' });
    expect((await open(bench, invitation, configurationOf(url))).code).toBe('invitation.unknown');
  });

  test('serves once when it is opened twenty times at once', async () => {
    await using platform = await startRegistering();
    const { bench, url } = platform;
    const { url: invitation } = await bench.tool.invite('p');
    const results = await Promise.all(Array.from({ length: 20 }, () => open(bench, invitation, configurationOf(url))));
    expect(results.filter(({ response }) => response.status === 200)).toHaveLength(1);
    expect(bench.server.counts.get('/registrations')).toBe(1);
  });

  test('is not spent by an attempt that failed', async () => {
    await using platform = await startRegistering();
    const { bench, url, answerWith } = platform;
    const { url: invitation } = await bench.tool.invite('p');
    answerWith({ error: 'no' }, 400);
    expect((await open(bench, invitation, configurationOf(url))).code).toBe('registering.refused');
    expect((await open(bench, invitation, {})).code).toBe('registering.not-started');
    answerWith({ client_id: 'ok' });
    expect((await open(bench, invitation, configurationOf(url))).code).toBe('connected');
  });

  test('that expired or was made up is refused before anything is fetched', async () => {
    await using platform = await startRegistering();
    const { bench, url } = platform;
    const { url: invitation } = await bench.tool.invite('p', 1);
    bench.clock.now = new Date(bench.clock.now.getTime() + 3_600_000);
    for (const address of [
      invitation,
      `${invitation}x`,
      'https://tool.example/lti/register/',
      'https://tool.example/lti/register/..%2f',
    ]) {
      expect((await open(bench, address, configurationOf(url))).code).toBe('invitation.unknown');
    }
    expect(bench.server.counts.size).toBe(0);
  });

  test('is stored only as a hash', async () => {
    await using platform = await startRegistering();
    const { bench } = platform;
    const { url } = await bench.tool.invite('p');
    const token = url.split('/').at(-1) ?? '';
    expect(await bench.storage.invitation(token, bench.clock.now)).toBeUndefined();
  });
});

describe('the same issuer and client again', () => {
  test('never changes the first connection', async () => {
    await using platform = await startRegistering();
    const { bench, url } = platform;
    await open(bench, (await bench.tool.invite('p')).url, configurationOf(url));
    const before = bench.storage.list();
    const { response, code } = await open(bench, (await bench.tool.invite('p')).url, configurationOf(url));
    expect(code).toBe('registering.already-registered');
    expect(response.status).toBe(409);
    expect(bench.storage.list()).toEqual(before);
  });
});

describe('a platform is refused', () => {
  const withChange = (change: (url: string) => Record<string, unknown>) => startRegistering(change);
  const attempt = async (platform: Awaited<ReturnType<typeof startRegistering>>, fields?: Record<string, string>) => {
    const { bench, url } = platform;
    const { code } = await open(bench, (await bench.tool.invite('p')).url, fields ?? configurationOf(url));
    expect(bench.storage.list().registrations).toHaveLength(1);
    return code;
  };

  test.each(['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri', 'registration_endpoint'])(
    'without %s',
    async (name) => {
      await using platform = await withChange(() => ({ [name]: undefined }));
      expect(await attempt(platform)).toBe('registering.configuration');
    },
  );

  test.each(['http://lms.example', 'https://10.0.0.1', 'javascript:alert(1)', '/relative', 'https://user@lms.example'])(
    'with an address such as %s',
    async (address) => {
      for (const name of ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri', 'registration_endpoint']) {
        await using platform = await withChange(() => ({ [name]: address }));
        expect(await attempt(platform)).toBe('registering.address');
      }
    },
  );

  test.each(['https://lms.example', 'http://127.0.0.1:1', 'http://localhost:9'])(
    'with issuer %s on another host than the configuration',
    async (issuer) => {
      await using platform = await withChange(() => ({ issuer }));
      expect(await attempt(platform)).toBe('registering.other-host');
    },
  );

  test('that does not sign with RS256', async () => {
    await using platform = await withChange(() => ({ id_token_signing_alg_values_supported: ['ES256'] }));
    expect(await attempt(platform)).toBe('registering.configuration');
  });

  test.each([
    'http://10.0.0.1/configuration',
    'http://lms.example/configuration',
    'file:///etc/passwd',
    'http://169.254.169.254/',
    'nonsense',
  ])('whose configuration is at %s', async (address) => {
    await using platform = await startRegistering();
    expect(await attempt(platform, { openid_configuration: address })).toBe('registering.address');
  });

  test('whose configuration is not there, not JSON or elsewhere', async () => {
    await using platform = await startRegistering();
    const at = (path: string) => attempt(platform, { openid_configuration: `${platform.url}${path}` });
    platform.bench.server.on('/elsewhere', (_, response) =>
      response.writeHead(302, { location: '/configuration' }).end(),
    );
    platform.bench.server.on('/html', (_, response) => response.writeHead(200).end('<html>'));
    expect(await at('/missing')).toBe('registering.configuration-unavailable');
    expect(await at('/elsewhere')).toBe('registering.configuration-unavailable');
    expect(await at('/html')).toBe('registering.configuration-unavailable');
  });

  test.each([
    {},
    { client_id: '' },
    { client_id: 7 },
    { client_id: 'x'.repeat(300) },
    { client_id: 'a\u0000' },
    { client_id: 'a\ud800' },
    { client_id: ['a'] },
    { client_id: 'a', [toolClaim]: { deployment_id: 'x'.repeat(256) } },
    { client_id: 'a', [toolClaim]: { deployment_id: 1.5 } },
    { client_id: 'a', [toolClaim]: { deployment_id: ['1'] } },
    [],
    null,
  ])('whose answer is %o', async (answer) => {
    await using platform = await startRegistering();
    platform.answerWith(answer);
    expect(await attempt(platform)).toBe('registering.response');
  });

  test('that answers a registration with a redirect', async () => {
    await using platform = await startRegistering();
    platform.bench.server.on('/registrations', (_, response) => response.writeHead(307, { location: '/stolen' }).end());
    expect(await attempt(platform)).toBe('registering.refused');
    expect(platform.bench.server.counts.get('/stolen')).toBeUndefined();
  });

  test('that gives a parameter twice, or a token with a line break', async () => {
    await using platform = await startRegistering();
    const { bench, url } = platform;
    const { pathname } = new URL((await bench.tool.invite('p')).url);
    const twice = await bench.tool.register(get(`${pathname}?openid_configuration=${url}&openid_configuration=${url}`));
    expect(twice.status).toBe(400);
    for (const registration_token of ['a\r\nx: y', 'a b', 'tokén'])
      expect(await attempt(platform, { ...configurationOf(url), registration_token })).toBe(
        'request.malformed-parameter',
      );
  });

  test('that posts instead of opening the address', async () => {
    await using platform = await startRegistering();
    const { bench } = platform;
    const { pathname } = new URL((await bench.tool.invite('p')).url);
    expect((await bench.tool.register({ ...get(pathname), method: 'POST' })).status).toBe(405);
  });
});
