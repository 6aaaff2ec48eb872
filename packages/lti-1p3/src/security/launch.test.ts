import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookiesFrom, get, post, startBench } from '../vectors/bench.ts';
import type { Bench } from '../vectors/bench.ts';
import { platformKey, sign } from '../vectors/test-platform.ts';
import { lti } from '../vectors/vector.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

const code = () => bench.refusals.at(-1)?.code;

async function ready(changes: Record<string, unknown> = {}, login: Record<string, string> = {}) {
  const begun = await bench.login(login);
  const token = await sign(bench.key, { ...bench.claimsFor(begun.nonce), ...changes });
  return { ...begun, token, form: post('/lti/launch', { state: begun.state, id_token: token }, begun.cookie) };
}

describe('a state', () => {
  test('serves once: of twenty replays at once one wins', async () => {
    const { form } = await ready();
    const answers = await Promise.all(Array.from({ length: 20 }, () => bench.tool.launch(form)));
    expect(answers.filter(({ state }) => state === 'launched')).toHaveLength(1);
    expect(answers.filter((answer) => answer.state === 'refused' && answer.response.status === 403)).toHaveLength(19);
    expect(code()).toBe('launch.unknown-state');
  });
  test('is spent by a message that is refused', async () => {
    const { form, state, cookie } = await ready();
    await bench.tool.launch(post('/lti/launch', { state, id_token: 'a.b.c' }, cookie));
    expect(bench.outcomeOf(await bench.tool.launch(form))).toBe('launch.unknown-state');
  });
  test('expires', async () => {
    const { form } = await ready();
    const before = bench.clock.now;
    bench.clock.now = new Date(before.getTime() + 601_000);
    expect(bench.outcomeOf(await bench.tool.launch(form))).toBe('launch.unknown-state');
    bench.clock.now = before;
  });
  test('that nobody issued is refused', async () => {
    const { token, cookie } = await ready();
    expect(
      bench.outcomeOf(await bench.tool.launch(post('/lti/launch', { state: 'made-up', id_token: token }, cookie))),
    ).toBe('launch.unknown-state');
  });
  test('does not go with the nonce of another login', async () => {
    const one = await ready();
    const two = await ready();
    const mixed = post('/lti/launch', { state: one.state, id_token: two.token }, `${one.cookie}; ${two.cookie}`);
    expect(bench.outcomeOf(await bench.tool.launch(mixed))).toBe('launch.nonce');
  });
});

describe('two tabs at once', () => {
  test('both launch, whichever comes back first', async () => {
    const one = await ready();
    const two = await ready();
    const jar = `theme=dark; ${one.cookie}; ${two.cookie}`;
    const second = await bench.tool.launch(post('/lti/launch', { state: two.state, id_token: two.token }, jar));
    const first = await bench.tool.launch(post('/lti/launch', { state: one.state, id_token: one.token }, jar));
    expect([first.state, second.state]).toEqual(['launched', 'launched']);
    // Each forgets its own cookie only.
    const name = one.cookie.split('=', 1)[0] ?? '';
    expect(first.state === 'launched' && first.cookies.every((cookie) => cookie.startsWith(`${name}=;`))).toBe(true);
  });
});

describe('a browser without the cookie', () => {
  const unbound = async (changes?: Record<string, unknown>, login?: Record<string, string>) => {
    const begun = await ready(changes, login);
    const answer = await bench.tool.launch(post('/lti/launch', { state: begun.state, id_token: begun.token }));
    if (answer.state !== 'refused') throw new Error('an unbound state was taken');
    return { ...begun, response: answer.response };
  };
  const platform = (product_family_code: string) => ({ [lti('tool_platform')]: { product_family_code } });

  test('is offered a new window that starts again, with nothing personal in the page', async () => {
    const { response, form } = await unbound(platform('canvas'));
    expect(response.status).toBe(403);
    expect(response.body).toContain('Open in a new window');
    expect(response.body).toContain('href="https://lms.example/course/2"');
    expect(response.body).not.toContain('user-1');
    expect(bench.outcomeOf(await bench.tool.launch(form))).toBe('launch.unknown-state');
    const token = /name="token" value="([\w-]+)"/.exec(response.body)?.[1] ?? '';
    const again = await bench.tool.restart(post('/lti/restart', { token }));
    expect(again.status).toBe(302);
    const { searchParams } = new URL(again.headers['location'] ?? '');
    expect(searchParams.get('login_hint')).toBe('user-1');
    const id_token = await sign(bench.key, bench.claimsFor(searchParams.get('nonce') ?? ''));
    const launched = await bench.tool.launch(
      post('/lti/launch', { state: searchParams.get('state') ?? '', id_token }, cookiesFrom(again)),
    );
    expect(launched.state).toBe('launched');
    expect((await bench.tool.restart(post('/lti/restart', { token }))).status).toBe(403);
    expect(code()).toBe('restart.unknown');
  });
  test('can begin again only by the token of its page, once, by post and for ten minutes', async () => {
    const tokenOf = (body: string) => /name="token" value="([\w-]+)"/.exec(body)?.[1] ?? '';
    const offered = async () => tokenOf((await unbound(platform('canvas'))).response.body);
    const statusOf = async (request: Parameters<Bench['tool']['restart']>[0]) =>
      (await bench.tool.restart(request)).status;
    const token = await offered();
    expect(await statusOf(get(`/lti/restart?token=${token}`))).toBe(405);
    expect(await statusOf(post(`/lti/restart?token=${token}`, {}))).toBe(400);
    expect(await statusOf(post('/lti/restart', { token: `${token}x` }))).toBe(403);
    const all = await Promise.all(Array.from({ length: 20 }, () => statusOf(post('/lti/restart', { token }))));
    expect(all.filter((status) => status === 302)).toHaveLength(1);
    expect(all.filter((status) => status === 403)).toHaveLength(19);
    const late = await offered();
    const before = bench.clock.now;
    bench.clock.now = new Date(before.getTime() + 600_000);
    expect(await statusOf(post('/lti/restart', { token: late }))).toBe(403);
    bench.clock.now = before;
  });
  test('cannot begin again at a platform that was switched off', async () => {
    const { response } = await unbound(platform('canvas'));
    const token = /name="token" value="([\w-]+)"/.exec(response.body)?.[1] ?? '';
    bench.storage.setRegistration(bench.registration.id, 'deactivated');
    await bench.tool.restart(post('/lti/restart', { token }));
    expect(code()).toBe('registration.deactivated');
    bench.storage.setRegistration(bench.registration.id, 'active');
  });
  test('is sent to the activity again in Moodle, where a hint is spent after one use', async () => {
    const { response } = await unbound(platform('moodle'), {
      lti_message_hint: '{"cmid":2,"launchid":"ltilaunch1_1891145191"}',
    });
    expect(response.body).toContain('href="https://lms.example/mod/lti/launch.php?id=2" target="_blank"');
    expect(response.body).not.toContain('name="token"');
  });
  test('is not sent to an address made up in a hint', async () => {
    const { response } = await unbound(platform('moodle'), { lti_message_hint: '{"cmid":"2&x=\\"><script>"}' });
    expect(response.body).not.toContain('launch.php');
    expect(response.body).not.toContain('<script');
  });
  test.each([
    ['another value', (cookie: string) => `${cookie.split('=', 1)[0]}=other`],
    ['the value under another name', (cookie: string) => `x=${cookie.split('=')[1]}`],
    ['an empty value', (cookie: string) => `${cookie.split('=', 1)[0]}=`],
  ])('is not taken for bound with %s', async (_, forge) => {
    const { state, token, cookie } = await ready();
    const answer = await bench.tool.launch(post('/lti/launch', { state, id_token: token }, forge(cookie)));
    expect(bench.outcomeOf(answer)).toBe('launch.unbound');
  });
  test('is not taken for bound with the cookie of another login', async () => {
    const { state, token } = await ready();
    const { cookie } = await ready();
    expect(bench.outcomeOf(await bench.tool.launch(post('/lti/launch', { state, id_token: token }, cookie)))).toBe(
      'launch.unbound',
    );
  });
  test('is offered nothing for a message that is wrong in itself', async () => {
    const begun = await bench.login();
    const token = await sign(bench.key, { ...bench.claimsFor(begun.nonce), aud: 'other' });
    const answer = await bench.tool.launch(post('/lti/launch', { state: begun.state, id_token: token }));
    expect(bench.outcomeOf(answer)).toBe('launch.audience');
  });
});

describe('a token', () => {
  const launchWith = async (make: (claims: Record<string, unknown>) => Promise<string> | string) => {
    const { state, nonce, cookie } = await bench.login();
    return bench.outcomeOf(
      await bench.tool.launch(post('/lti/launch', { state, id_token: await make(bench.claimsFor(nonce)) }, cookie)),
    );
  };

  test('signed by another key under our platform’s key id is refused', async () => {
    const other = await platformKey('key-1');
    expect(await launchWith((claims) => sign(other, claims))).toBe('launch.signature');
  });
  test('signed by a key in its own header is refused', async () => {
    const other = await platformKey('key-1');
    expect(await launchWith((claims) => sign(other, claims, { jwk: other.publicJwk }))).toBe('launch.signature');
  });
  test('signed with HS256 under the public key is refused', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(bench.key.publicJwk));
    expect(
      await launchWith((claims) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'key-1' }).sign(secret)),
    ).toBe('launch.algorithm');
  });
  test('signed with ES256 is refused', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    expect(
      await launchWith((claims) =>
        new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'key-1' }).sign(privateKey),
      ),
    ).toBe('launch.algorithm');
  });
  test('not signed at all is refused', async () => {
    expect(await launchWith((claims) => new UnsecuredJWT(claims).encode())).toBe('launch.algorithm');
  });
  test('without its signature is refused', async () => {
    expect(
      await launchWith(async (claims) => `${(await sign(bench.key, claims)).split('.').slice(0, 2).join('.')}.`),
    ).toBe('launch.signature');
  });
  test('whose payload was changed is refused', async () => {
    expect(
      await launchWith(async (claims) => {
        const [header, , signature] = (await sign(bench.key, claims)).split('.');
        return [header, Buffer.from(JSON.stringify({ ...claims, sub: 'admin' })).toString('base64url'), signature].join(
          '.',
        );
      }),
    ).toBe('launch.signature');
  });
  test.each(['x', 'a.b', 'a.b.c', '...', 'a.b.c.d.e', '{}', 'bnVsbA.e30.x', '"', 'W10.e30.x'])(
    'that reads %s is refused',
    async (text) => {
      expect(await launchWith(() => text)).toBe('launch.malformed-token');
    },
  );
  test('of another client of the same issuer is refused', async () => {
    await bench.connect({ clientId: 'client-9' });
    expect(await launchWith((claims) => sign(bench.key, { ...claims, aud: 'client-9' }))).toBe('launch.audience');
  });
  test('of another platform, signed with its own key, is refused', async () => {
    const key = await platformKey('other-key');
    expect(await launchWith((claims) => sign(key, { ...claims, iss: 'https://other.example' }))).toBe(
      'launch.unknown-key',
    );
  });
});

describe('a deployment', () => {
  test('that is unknown is recorded for an administrator, and launches once it is approved', async () => {
    const { form } = await ready({ [lti('deployment_id')]: '77' });
    const answer = await bench.tool.launch(form);
    expect(answer.state === 'refused' && answer.response.status).toBe(403);
    expect(answer.state === 'refused' && answer.response.body).toContain('Waiting for an administrator');
    const noted = bench.storage.list().deployments.find(({ deploymentId }) => deploymentId === '77');
    expect(noted?.state).toBe('pending');
    bench.storage.setDeployment(noted?.id ?? '', 'active');
    expect((await bench.tool.launch((await ready({ [lti('deployment_id')]: '77' })).form)).state).toBe('launched');
    bench.storage.setDeployment(noted?.id ?? '', 'deactivated');
    expect(bench.outcomeOf(await bench.tool.launch((await ready({ [lti('deployment_id')]: '77' })).form))).toBe(
      'deployment.refused',
    );
  });
  test('other than the one that the login named is refused, but recorded if it is unknown', async () => {
    const known = await ready({}, { lti_deployment_id: '2' });
    expect(bench.outcomeOf(await bench.tool.launch(known.form))).toBe('launch.deployment-mismatch');
    const unknown = await ready({ [lti('deployment_id')]: '78' }, { lti_deployment_id: '1' });
    expect(bench.outcomeOf(await bench.tool.launch(unknown.form))).toBe('deployment.waiting');
    expect(bench.storage.list().deployments.some(({ deploymentId }) => deploymentId === '78')).toBe(true);
  });
  test('is not served after its platform was switched off between login and launch', async () => {
    const { form } = await ready();
    bench.storage.setRegistration(bench.registration.id, 'deactivated');
    expect(bench.outcomeOf(await bench.tool.launch(form))).toBe('registration.deactivated');
    bench.storage.setRegistration(bench.registration.id, 'active');
  });
});

describe('a request that is no launch', () => {
  test.each(['GET', 'PUT', 'HEAD'])('by %s is refused', async (method) => {
    const answer = await bench.tool.launch({ ...get('/lti/launch?state=x&id_token=y'), method });
    expect(answer.state === 'refused' && answer.response.status).toBe(405);
  });
  test.each(['application/json', 'multipart/form-data; boundary=x', ''])('as %s is refused', async (type) => {
    const { form } = await ready();
    const answer = await bench.tool.launch({ ...form, headers: { 'content-type': type } });
    expect(answer.state === 'refused' && answer.response.status).toBe(415);
  });
  test.each(['state', 'id_token'])('without %s is refused', async (name) => {
    const { state, token, cookie } = await ready();
    const fields = new URLSearchParams({ state, id_token: token });
    fields.delete(name);
    expect(bench.outcomeOf(await bench.tool.launch(post('/lti/launch', fields.toString(), cookie)))).toBe(
      'request.missing-parameter',
    );
  });
  test.each(['state', 'id_token'])('with %s twice is refused', async (name) => {
    const { form } = await ready();
    const twice = { ...form, body: `${form.body}&${name}=x` };
    expect(bench.outcomeOf(await bench.tool.launch(twice))).toBe('request.repeated-parameter');
  });
  test('with a body over 512 kB is refused', async () => {
    const { form } = await ready();
    const answer = await bench.tool.launch({ ...form, body: `${form.body}&x=${'é'.repeat(300_000)}` });
    expect(answer.state === 'refused' && answer.response.status).toBe(413);
  });
});

describe('an error from the platform', () => {
  const error = { error: 'login_required', error_description: '<b>Please</b> sign in' };

  test('is shown, escaped, to the browser that began the login', async () => {
    const { state, cookie } = await bench.login();
    const answer = await bench.tool.launch(post('/lti/launch', { ...error, state }, cookie));
    expect(answer.state === 'refused' && answer.response.status).toBe(400);
    expect(answer.state === 'refused' && answer.response.body).toContain(
      'login_required &lt;b&gt;Please&lt;/b&gt; sign in',
    );
  });
  test('spends the state', async () => {
    const { state, cookie, token } = await ready();
    await bench.tool.launch(post('/lti/launch', { ...error, state }, cookie));
    expect(bench.outcomeOf(await bench.tool.launch(post('/lti/launch', { state, id_token: token }, cookie)))).toBe(
      'launch.unknown-state',
    );
  });
  test.each<Record<string, string>>([{}, { state: 'made-up' }])(
    'is shown without its words to any other browser (%o)',
    async (more) => {
      const answer = await bench.tool.launch(post('/lti/launch', { ...error, ...more }));
      expect(answer.state === 'refused' && answer.response.status).toBe(400);
      expect(answer.state === 'refused' && answer.response.body).not.toContain('Please');
    },
  );
});
