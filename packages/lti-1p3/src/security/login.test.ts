import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { get, post, startBench } from '../vectors/bench.ts';
import type { Bench } from '../vectors/bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

const query = (fields: Record<string, string>) => `/lti/login?${new URLSearchParams(fields).toString()}`;
const initiation = (changes?: Record<string, string>) => bench.initiation(changes);
const code = () => bench.refusals.at(-1)?.code;

describe('a login that is good', () => {
  test.each(['GET', 'POST'])(
    'begins by %s with a redirect to the registered authorization endpoint',
    async (method) => {
      const fields = initiation({ lti_message_hint: 'hint+1 &"é' });
      const response = await bench.tool.login(method === 'GET' ? get(query(fields)) : post('/lti/login', fields));
      expect(response.status).toBe(302);
      const location = new URL(response.headers['location'] ?? '');
      expect(location.origin + location.pathname).toBe('https://lms.example/auth');
      const { state, nonce, ...rest } = Object.fromEntries(location.searchParams);
      expect(rest).toEqual({
        scope: 'openid',
        response_type: 'id_token',
        response_mode: 'form_post',
        prompt: 'none',
        client_id: 'client-1',
        redirect_uri: 'https://tool.example/lti/launch',
        login_hint: 'user-1',
        lti_message_hint: 'hint+1 &"é',
      });
      expect(state).toMatch(/^[\w-]{43}$/);
      expect(nonce).toMatch(/^[\w-]{43}$/);
      expect(nonce).not.toBe(state);
    },
  );

  test('sets one cookie of its own that comes back inside a frame', async () => {
    const { response } = await bench.login();
    expect(response.cookies).toHaveLength(1);
    expect(response.cookies[0]).toMatch(
      /^__Host-lti-login-[0-9a-f]{16}=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=None; Partitioned$/,
    );
  });

  test('drops the oldest of too many unfinished logins', async () => {
    const held = Array.from({ length: 25 }, (_, index) => `__Host-lti-login-${String(index).padStart(16, '0')}=x`);
    const response = await bench.tool.login(post('/lti/login', initiation(), ['other=1', ...held].join('; ')));
    const dropped = response.cookies.filter((cookie) => cookie.includes('Max-Age=0'));
    expect(dropped).toHaveLength(6);
    expect(dropped[0]).toContain('-0000000000000000=');
  });

  test('works without a client id where the issuer has one client', async () => {
    const { client_id: _, ...fields } = initiation();
    expect((await bench.tool.login(post('/lti/login', fields))).status).toBe(302);
  });

  test.each([
    ['our default port', { target_link_uri: 'https://tool.example:443/tools/pathway' }],
    ['a query and a fragment', { target_link_uri: 'https://tool.example/tools/pathway?a=1&b=%20x#y' }],
    ['our name in capitals', { target_link_uri: 'https://TOOL.example/tools/pathway' }],
    ['no path', { target_link_uri: 'https://tool.example' }],
    ['a hint of 16,000 characters', { lti_message_hint: 'x'.repeat(16_000) }],
    ['a hint that is JSON', { lti_message_hint: '{"cmid":2,"launchid":"ltilaunch1_1"}' }],
    ['a hint in other scripts', { login_hint: '李 𝒳 é + & =' }],
    ['an empty client id and deployment', { client_id: '', lti_deployment_id: '' }],
    ['what Canvas adds', { canvas_environment: 'prod', canvas_region: 'eu', deployment_id: '1:abc' }],
    ['what no one asked for', { state: 'x', nonce: 'y', prompt: 'login', response_mode: 'query', scope: 'all' }],
  ])('is begun with %s', async (_, changes) => {
    const { response, location } = await bench.login(changes as Record<string, string>);
    expect(response.status).toBe(302);
    expect(location.searchParams.get('login_hint')).toBe((changes as { login_hint?: string }).login_hint ?? 'user-1');
    expect(location.searchParams.get('response_mode')).toBe('form_post');
    expect(location.searchParams.getAll('state')).toHaveLength(1);
    expect(location.searchParams.get('state')).not.toBe('x');
  });

  test('ignores an authorization endpoint in the request', async () => {
    const { location } = await bench.login({
      authorization_endpoint: 'https://evil.example/',
      auth_login_url: 'https://evil.example/',
      redirect_uri: 'https://evil.example/',
    });
    expect(location.host).toBe('lms.example');
    expect(location.searchParams.get('redirect_uri')).toBe('https://tool.example/lti/launch');
  });

  test('keeps the query of the authorization endpoint', async () => {
    await bench.connect({
      issuer: 'https://query.example',
      authorizationEndpoint: 'https://query.example/auth?tenant=7',
    });
    const { location } = await bench.login({ iss: 'https://query.example' });
    expect(location.searchParams.get('tenant')).toBe('7');
    expect(location.searchParams.get('client_id')).toBe('client-1');
  });

  test('never gives the same state or nonce twice', async () => {
    const logins = await Promise.all(Array.from({ length: 50 }, () => bench.login()));
    expect(new Set(logins.flatMap(({ state, nonce }) => [state, nonce])).size).toBe(100);
  });
});

describe('an issuer with several clients', () => {
  beforeAll(async () => {
    await bench.connect(
      { issuer: 'https://shared.example', clientId: 'a', authorizationEndpoint: 'https://shared.example/a' },
      'da',
    );
    await bench.connect(
      { issuer: 'https://shared.example', clientId: 'b', authorizationEndpoint: 'https://shared.example/b' },
      'db',
    );
  });

  test('is told apart by client id', async () => {
    expect((await bench.login({ iss: 'https://shared.example', client_id: 'a' })).location.pathname).toBe('/a');
    expect((await bench.login({ iss: 'https://shared.example', client_id: 'b' })).location.pathname).toBe('/b');
  });
  test('is told apart by deployment where there is no client id', async () => {
    expect(
      (await bench.login({ iss: 'https://shared.example', client_id: '', lti_deployment_id: 'db' })).location.pathname,
    ).toBe('/b');
  });
  test('is refused where neither tells', async () => {
    expect((await bench.login({ iss: 'https://shared.example', client_id: '' })).response.status).toBe(400);
    expect(code()).toBe('login.ambiguous-client');
    await bench.login({ iss: 'https://shared.example', client_id: '', lti_deployment_id: 'unknown' });
    expect(code()).toBe('login.ambiguous-client');
  });
  test('is refused for a client id of another issuer', async () => {
    await bench.login({ iss: 'https://shared.example', client_id: 'client-1' });
    expect(code()).toBe('login.unknown-platform');
  });
});

describe('a login that is refused', () => {
  test.each(['iss', 'login_hint', 'target_link_uri'])('without %s', async (name) => {
    const fields = new URLSearchParams(initiation());
    fields.delete(name);
    const response = await bench.tool.login(post('/lti/login', fields.toString()));
    expect(response.status).toBe(400);
    expect(code()).toBe('request.missing-parameter');
    expect(response.body).toContain(name);
  });
  test.each(['iss', 'login_hint', 'target_link_uri', 'client_id'])('with %s twice', async (name) => {
    const body = `${new URLSearchParams(initiation()).toString()}&${name}=again`;
    expect((await bench.tool.login(post('/lti/login', body))).status).toBe(400);
    expect(code()).toBe('request.repeated-parameter');
    expect((await bench.tool.login(get(`/lti/login?${body}`))).status).toBe(400);
  });
  test.each(['https://evil.example', 'https://lms.example/', "https://lms.example' OR 1=1", 'https://LMS.example'])(
    'from issuer %s',
    async (iss) => {
      expect((await bench.login({ iss })).response.status).toBe(403);
      expect(code()).toBe('login.unknown-platform');
    },
  );
  test('from an unknown client', async () => {
    expect((await bench.login({ client_id: 'other' })).response.status).toBe(403);
  });
  test.each([
    'https://evil.example/',
    'https://tool.example.evil.example/',
    'https://tool.example@evil.example/',
    'http://tool.example/',
    '//tool.example/',
    '/tools/pathway',
    'https://tool.example:444/',
    'javascript:alert(1)',
  ])('to %s, which is not ours', async (target) => {
    expect((await bench.login({ target_link_uri: target })).response.status).toBe(400);
    expect(code()).toBe('login.foreign-target');
  });
  test.each(['iss', 'login_hint', 'client_id', 'lti_message_hint', 'lti_deployment_id'])(
    'with NUL in %s',
    async (name) => {
      expect((await bench.login({ [name]: 'a\u0000b' })).response.status).toBe(400);
    },
  );
  test.each([
    ['a hint of more than 16,384 characters', { lti_message_hint: 'x'.repeat(16_385) }],
    ['a line break in its hint', { login_hint: 'a\r\nset-cookie: x=1' }],
    ['a target with a line break', { target_link_uri: 'https://tool.example/\nx' }],
    ['a target with a user', { target_link_uri: 'https://user:secret@tool.example/' }],
    ['a target with backslashes', { target_link_uri: 'https:\\\\tool.example\\x' }],
    ['a target with a zero-width host', { target_link_uri: 'https://tool.example\u200b.evil.example/' }],
    ['a target that is very long', { target_link_uri: `https://tool.example/${'x'.repeat(5000)}` }],
    ['an issuer that differs in case', { iss: 'HTTPS://lms.example' }],
    ['an issuer with white space', { iss: ' https://lms.example' }],
    ['an issuer with a port', { iss: 'https://lms.example:443' }],
    ['a client id that differs in case', { client_id: 'Client-1' }],
    ['a client id with a wildcard', { client_id: 'client-%' }],
  ])('with %s', async (_, changes) => {
    const { response } = await bench.login(changes as Record<string, string>);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(response.headers).not.toHaveProperty('location');
    expect(response.cookies).toEqual([]);
  });
  test('with more than a hundred parameters', async () => {
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`p${index}`, 'x']));
    expect((await bench.login(many)).response.status).toBe(400);
  });
  test('while the platform waits for approval, and after it was switched off', async () => {
    const { id } = await bench.connect({ issuer: 'https://new.example' });
    bench.storage.setRegistration(id, 'pending');
    const waiting = await bench.login({ iss: 'https://new.example' });
    expect(waiting.response.status).toBe(403);
    expect(waiting.response.body).toContain('Waiting for an administrator');
    bench.storage.setRegistration(id, 'deactivated');
    expect((await bench.login({ iss: 'https://new.example' })).response.status).toBe(403);
    expect(code()).toBe('registration.deactivated');
  });
  test.each(['PUT', 'DELETE', 'HEAD', 'OPTIONS'])('by %s', async (method) => {
    const response = await bench.tool.login({ ...get(query(initiation())), method });
    expect(response.status).toBe(405);
    expect(response.headers['allow']).toBe('GET, POST');
  });
  test.each(['application/json', 'multipart/form-data; boundary=x', 'text/plain', ''])('as %s', async (type) => {
    const response = await bench.tool.login({ ...post('/lti/login', initiation()), headers: { 'content-type': type } });
    expect(response.status).toBe(415);
  });
  test('with parameters in the address of a post', async () => {
    expect((await bench.tool.login(post(query(initiation()), ''))).status).toBe(400);
  });
  test('without printing what it was sent as markup', async () => {
    const { response } = await bench.login({ iss: 'https://<script>alert(1)</script>' });
    expect(response.body).not.toContain('<script');
    expect(response.body).toContain('&lt;script&gt;');
  });
});
