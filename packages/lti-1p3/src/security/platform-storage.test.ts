import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookiesFrom, get, post, startBench } from '../vectors/bench.ts';
import type { Bench } from '../vectors/bench.ts';
import { runPage } from '../vectors/page-run.ts';
import { sign } from '../vectors/test-platform.ts';
import { lti } from '../vectors/vector.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench[Symbol.asyncDispose]());

const platform = 'https://lms.example';
const own = { origin: 'https://tool.example' };

/** A login at a platform that keeps data, as its page goes on to the authorization endpoint. */
async function begin(target = 'post_message_forwarding', changes: Record<string, string> = {}) {
  const response = await bench.tool.login(
    post('/lti/login', bench.initiation({ lti_storage_target: target, ...changes })),
  );
  const page = runPage(response, ['_parent', target]);
  page.passTime();
  const location = new URL(page.ends[0]?.address ?? 'https://nowhere.invalid');
  const { state = '', nonce = '' } = Object.fromEntries(location.searchParams);
  return { response, page, location, state, nonce, kept: page.sent[0]?.data ?? {}, cookie: cookiesFrom(response) };
}

/** The page that a browser without our cookie gets for a good message. */
async function comeBack(begun: Awaited<ReturnType<typeof begin>>, changes: Record<string, unknown> = {}) {
  const id_token = await sign(bench.key, { ...bench.claimsFor(begun.nonce), ...changes });
  const answer = await bench.tool.launch(post('/lti/launch', { state: begun.state, id_token }));
  if (answer.state !== 'refused') throw new Error('an unbound state was taken');
  return { id_token, response: answer.response };
}

/** What the page posts once the platform has answered with a value, or when it has not. */
function answered(response: { body: string }, value?: unknown): Record<string, string> {
  const page = runPage(response, ['_parent', 'post_message_forwarding']);
  const { subject, message_id } = page.sent[0]?.data ?? {};
  if (value !== undefined) page.tell(platform, { subject: `${String(subject)}.response`, message_id, value });
  page.passTime();
  expect(page.ends).toHaveLength(1);
  return { ...page.ends[0]?.fields };
}

const launch = (fields: Record<string, string>, headers: Record<string, string> = own) => {
  const request = post('/lti/launch', fields);
  return bench.tool.launch({ ...request, headers: { ...request.headers, ...headers } });
};

describe('a login at a platform that keeps data for tools', () => {
  test('is answered by a page that keeps the binding there, and by a cookie too', async () => {
    const { response, page, cookie } = await begin();
    expect(response.status).toBe(200);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(page.sent).toEqual([
      {
        to: 'post_message_forwarding',
        origin: platform,
        data: {
          subject: 'lti.put_data',
          message_id: expect.stringMatching(/^[\w-]{43}$/) as string,
          key: expect.stringMatching(/^lti-login-[0-9a-f]{16}$/) as string,
          value: cookie.split('=')[1],
        },
      },
    ]);
  });
  test('goes on to the registered authorization endpoint, by script or by a link', async () => {
    const { response, location, page } = await begin();
    expect(location.origin + location.pathname).toBe('https://lms.example/auth');
    expect(location.searchParams.get('redirect_uri')).toBe('https://tool.example/lti/launch');
    expect(response.body).toContain('>Continue</a>');
    expect(page.ends).toHaveLength(1);
  });
  test('speaks to the frame around it where that is the target', async () => {
    expect((await begin('_parent')).page.sent).toMatchObject([{ to: '_parent', origin: platform }]);
  });
  test('goes on as soon as the platform has answered, and only once', async () => {
    const { response } = await begin();
    const page = runPage(response, ['_parent', 'post_message_forwarding']);
    const { message_id, key, value } = page.sent[0]?.data ?? {};
    expect(page.ends).toHaveLength(0);
    page.tell(platform, { subject: 'lti.put_data.response', message_id, key, value });
    expect(page.ends).toHaveLength(1);
    page.passTime();
    expect(page.ends).toHaveLength(1);
  });
  test('asks again while nobody answers, for the frame may still be loading', async () => {
    const { response } = await begin();
    const page = runPage(response, ['_parent', 'post_message_forwarding']);
    page.passMoment();
    page.passMoment();
    expect(page.sent).toHaveLength(3);
    expect(new Set(page.sent.map(({ data }) => data['message_id'])).size).toBe(1);
    page.tell(platform, { subject: 'lti.put_data.response', message_id: page.sent[0]?.data['message_id'] });
    page.passMoment();
    expect(page.sent).toHaveLength(3);
    expect(page.ends).toHaveLength(1);
  });
  test('goes on at once where there is no such frame, or no frame at all', async () => {
    const { response } = await begin();
    for (const surroundings of [['_parent'], []]) {
      const page = runPage(response, surroundings);
      expect(page.sent).toEqual([]);
      expect(page.ends).toHaveLength(1);
    }
  });
  test('never speaks to any origin but that of the authorization endpoint', async () => {
    await bench.connect({ issuer: 'https://canvas.example', authorizationEndpoint: 'https://sso.canvas.example/auth' });
    const { page, response } = await begin('f', { iss: 'https://canvas.example' });
    expect(page.sent[0]?.origin).toBe('https://sso.canvas.example');
    expect(response.body).not.toContain("'*'");
  });
  test('is a redirect in a window of its own, and where the platform keeps nothing', async () => {
    const request = post('/lti/login', bench.initiation({ lti_storage_target: '_parent' }));
    const own = { ...request, headers: { ...request.headers, 'sec-fetch-dest': 'document' } };
    expect((await bench.tool.login(own)).status).toBe(302);
    const framed = { ...request, headers: { ...request.headers, 'sec-fetch-dest': 'iframe' } };
    expect((await bench.tool.login(framed)).status).toBe(200);
    expect((await bench.tool.login(post('/lti/login', bench.initiation({ lti_storage_target: '' })))).status).toBe(302);
  });
  test('works by GET as well', async () => {
    const query = new URLSearchParams(bench.initiation({ lti_storage_target: '_parent' })).toString();
    const response = await bench.tool.login(get(`/lti/login?${query}`));
    expect(response.status).toBe(200);
    expect(response.body).toContain('lti.put_data');
  });
  test.each(['"><script>alert(1)</script>', "'); alert(1); ('", '</script><script>alert(1)</script>'])(
    'prints a frame called %s as data',
    async (target) => {
      const { response, page } = await begin(target);
      expect(response.body.match(/<script/g)).toHaveLength(1);
      expect(response.body).not.toContain('<script>alert');
      expect(page.sent[0]?.to).toBe(target);
    },
  );
  test.each(['a\u0000b', 'a\nb'])('is refused with the control characters of %j', async (target) => {
    const response = await bench.tool.login(post('/lti/login', bench.initiation({ lti_storage_target: target })));
    expect(response.status).toBe(400);
  });
  test('launches by its cookie alone where the browser kept it', async () => {
    const { state, nonce, cookie } = await begin();
    const id_token = await sign(bench.key, bench.claimsFor(nonce));
    expect((await bench.tool.launch(post('/lti/launch', { state, id_token }, cookie))).state).toBe('launched');
  });
});

describe('a launch without the cookie, from a platform that keeps data for tools', () => {
  test('asks the platform for the binding and launches with it', async () => {
    const begun = await begin();
    const { response } = await comeBack(begun);
    const page = runPage(response, ['_parent', 'post_message_forwarding']);
    expect(page.sent).toMatchObject([
      {
        to: 'post_message_forwarding',
        origin: platform,
        data: { subject: 'lti.get_data', key: begun.kept['key'] },
      },
    ]);
    expect(page.sent[0]?.data).not.toHaveProperty('value');
    const answer = await launch(answered(response, begun.kept['value']));
    expect(bench.outcomeOf(answer)).toBe('launched');
    expect(answer.state === 'launched' && answer.launch.subject).toBe('6');
  });
  test('lets nobody in before that, and shows no token', async () => {
    const begun = await begin();
    const refusals = bench.refusals.length;
    const { response, id_token } = await comeBack(begun);
    expect(response.status).toBe(403);
    expect(response.body).not.toContain(id_token.slice(0, 40));
    expect(response.body).not.toMatch(/Amara|EMP-1/);
    expect(bench.refusals).toHaveLength(refusals);
  });
  test.each<readonly [string, unknown]>([
    ['nothing', undefined],
    ['an empty value', ''],
    ['another value', 'made-up'],
    ['null', null],
    ['an object', { value: 'x' }],
  ])('offers a new window when the platform gives %s', async (_, value) => {
    const { response } = await comeBack(await begin());
    const answer = await launch(answered(response, value));
    expect(bench.outcomeOf(answer)).toBe('launch.unbound');
    expect(answer.state === 'refused' && answer.response.body).toContain('Open in a new window');
  });
  test('offers a new window without script', async () => {
    const { response } = await comeBack(await begin());
    const inputs = [...response.body.matchAll(/name="(\w+)" value="([^"]*)"/g)];
    const answer = await launch(Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value])));
    expect(bench.outcomeOf(answer)).toBe('launch.unbound');
  });
  test('starts again in that window without asking the platform', async () => {
    const { response } = await comeBack(await begin());
    const answer = await launch(answered(response));
    const token =
      /name="token" value="([\w-]+)"/.exec(answer.state === 'refused' ? answer.response.body : '')?.[1] ?? '';
    expect((await bench.tool.restart(post('/lti/restart', { token }))).status).toBe(302);
  });
  test('asks once: the binding serves once, and so does each state', async () => {
    const begun = await begin();
    const { response, id_token } = await comeBack(begun);
    const fields = answered(response, begun.kept['value']);
    expect(fields['state']).not.toBe(begun.state);
    const answers = await Promise.all(Array.from({ length: 20 }, () => launch(fields)));
    expect(answers.filter(({ state }) => state === 'launched')).toHaveLength(1);
    expect(bench.outcomeOf(await launch({ state: begun.state, id_token }))).toBe('launch.unknown-state');
  });
  test('waits a minute for the answer', async () => {
    const begun = await begin();
    const fields = answered((await comeBack(begun)).response, begun.kept['value']);
    const before = bench.clock.now;
    bench.clock.now = new Date(before.getTime() + 60_000);
    expect(bench.outcomeOf(await launch(fields))).toBe('launch.unknown-state');
    bench.clock.now = before;
  });
  test('is checked again when it comes back', async () => {
    const one = await begin();
    const two = await begin();
    const first = answered((await comeBack(one)).response, one.kept['value']);
    const second = answered((await comeBack(two)).response, two.kept['value']);
    const mixed = { ...first, sealed_id_token: second['sealed_id_token'] ?? '' };
    expect(bench.outcomeOf(await launch(mixed))).toBe('launch.nonce');
  });
  test.each(['', 'x', 'v1.a.b.c', 'v2.a.b.c'])('is refused with %j for what was sealed', async (sealed_id_token) => {
    const begun = await begin();
    const fields = answered((await comeBack(begun)).response, begun.kept['value']);
    const answer = await launch({ ...fields, sealed_id_token });
    expect(answer.state === 'refused' && answer.response.status).toBe(400);
  });
  test('is refused at once when the message is wrong in itself', async () => {
    const begun = await begin();
    const { response } = await comeBack(begun, { aud: 'other' });
    expect(bench.refusals.at(-1)?.code).toBe('launch.audience');
    expect(response.body).not.toContain('lti.get_data');
  });
  test('waits for an administrator as any other', async () => {
    const begun = await begin();
    const { response } = await comeBack(begun, { [lti('deployment_id')]: 'kept-waiting' });
    expect(bench.outcomeOf(await launch(answered(response, begun.kept['value'])))).toBe('deployment.waiting');
  });
});

describe('a binding in a form', () => {
  const forged: readonly (readonly [string, Record<string, string>])[] = [
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['the platform', { origin: platform }],
    ['another origin that claims to be here', { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
    ['a name that begins like ours', { origin: 'https://tool.example.evil.example' }],
    ['our name over http', { origin: 'http://tool.example' }],
    ['a page without an origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour on our site', { origin: 'null', 'sec-fetch-site': 'same-site' }],
    ['somewhere that does not say', {}],
  ];
  test.each(forged)('is not believed when it comes from %s', async (_, headers) => {
    // Whoever began a login knows its binding. Somebody else's browser must not be made to finish it.
    const begun = await begin();
    const fields = answered((await comeBack(begun)).response, begun.kept['value']);
    expect(bench.outcomeOf(await launch(fields, headers))).toBe('launch.unbound');
  });
  test('is believed from here, whichever way the browser says so', async () => {
    for (const headers of [
      own,
      { 'sec-fetch-site': 'same-origin' },
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
    ]) {
      const begun = await begin();
      const { response } = await comeBack(begun);
      // Without this the browser would not say where the form was posted from.
      expect(response.headers['referrer-policy']).toBe('same-origin');
      expect((await launch(answered(response, begun.kept['value']), headers as Record<string, string>)).state).toBe(
        'launched',
      );
    }
  });
});

describe('answers of frames', () => {
  test.each<readonly [string, string, (asked: Readonly<Record<string, unknown>>) => unknown]>([
    ['another origin', 'https://evil.example', (asked) => ({ ...asked, subject: 'lti.get_data.response', value: 'x' })],
    ['no origin', 'null', (asked) => ({ ...asked, subject: 'lti.get_data.response', value: 'x' })],
    [
      'another message',
      platform,
      (asked) => ({ ...asked, subject: 'lti.get_data.response', message_id: 'y', value: 'x' }),
    ],
    ['no message', platform, () => ({ subject: 'lti.get_data.response', value: 'x' })],
    ['another subject', platform, (asked) => ({ ...asked, subject: 'lti.put_data.response', value: 'x' })],
    ['an echo', platform, (asked) => ({ ...asked, value: 'x' })],
    ['text', platform, () => 'lti.get_data.response'],
    ['null', platform, () => null],
  ])('do not count from %s', async (_, origin, answer) => {
    const { response } = await comeBack(await begin());
    const page = runPage(response, ['_parent', 'post_message_forwarding']);
    page.tell(origin, answer(page.sent[0]?.data ?? {}));
    expect(page.ends).toEqual([]);
    page.passTime();
    expect(page.ends[0]?.fields?.['binding']).toBe('');
  });
  test('that report an error give no binding', async () => {
    const { response } = await comeBack(await begin());
    const page = runPage(response, ['_parent', 'post_message_forwarding']);
    const { message_id } = page.sent[0]?.data ?? {};
    page.tell(platform, { subject: 'lti.get_data.response', message_id, value: 'x', error: { code: 'unauthorized' } });
    expect(page.ends[0]?.fields?.['binding']).toBe('');
  });
  test('to two pages at once do not mix', async () => {
    const [one, two] = await Promise.all([begin(), begin()]);
    expect(one.kept['key']).not.toBe(two.kept['key']);
    expect(one.kept['message_id']).not.toBe(two.kept['message_id']);
  });
});
