import { newSecret } from '@trellis/api';
import { invitePlatform } from '@trellis/core/access';
import { packLondon } from '@trellis/pack-london';
import { pathwayAssignment } from '@trellis/pathway-assignment';
import { createTestHost, type TestHost } from '@trellis/testing';
import { createPlatform, createVisitor, faults, type Fault, type Platform } from '@trellis/testing/platform';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

let trellis: TestHost;
let lms: Platform;
let now = new Date('2026-11-21T09:00:00.000Z');

beforeAll(async () => {
  trellis = await createTestHost({
    plugins: { pathwayAssignment: pathwayAssignment(), packLondon: packLondon() },
    now: () => now,
  });
  lms = await createPlatform({ now: () => now });
  await trellis.connect(lms);
});
afterEach(() => {
  lms.fault = undefined;
  lms.keys.behaviour = 'serve';
  // Keysets are asked for again only after a while.
  now = new Date(now.getTime() + 3_600_000);
});
afterAll(async () => {
  await lms[Symbol.asyncDispose]();
  await trellis[Symbol.asyncDispose]();
});

const amara = { user: 'user-learner', link: 'link-1' };

/** What an answer lacks to be a refusal: a plain page that says a reference for support and gives nothing away. */
async function wrongWith(answer: Response, secrets: readonly string[] = []): Promise<readonly string[]> {
  const page = await answer.text();
  const isWrong = {
    'is not a refusal of what was asked': answer.status < 400 || answer.status >= 500,
    'is not a page': !(answer.headers.get('content-type') ?? '').includes('text/html'),
    'begins a session': answer.headers
      .getSetCookie()
      .some((cookie) => /session/i.test(cookie) && !/max-age=0/i.test(cookie)),
    'has no reference for support': !/reference/i.test(page),
    'shows a stack or a token': /\bat .+\.[jt]s:\d+|node_modules|Error:|eyJ[\w-]{20}/.test(page),
    'repeats a secret': secrets.some((secret) => page.includes(secret)),
  };
  return Object.entries(isWrong).flatMap(([fault, isSo]) => (isSo ? [`${answer.status} ${fault}`] : []));
}

describe('a launch', () => {
  test.each(Object.keys(faults) as Fault[])(
    'with the fault “%s” is refused on a plain page that gives nothing away',
    async (fault) => {
      const visitor = createVisitor(lms);
      const login = await visitor.send(lms.initiation(amara).to, { form: lms.initiation(amara).fields });
      lms.fault = fault;
      const { action, fields } = await visitor.followLogin(login);
      expect(await wrongWith(await visitor.send(action, { form: fields }), Object.values(fields))).toEqual([]);
    },
  );

  test.each(['fail', 'redirect', 'not-json', 'too-large', 'empty'] as const)(
    'of an LMS whose keyset does “%s” is refused',
    async (behaviour) => {
      const visitor = createVisitor(lms);
      await lms.keys.rotate();
      lms.keys.behaviour = behaviour;
      expect(await wrongWith(await visitor.launch(amara))).toEqual([]);
      lms.keys.behaviour = 'serve';
    },
  );

  test('that was taken once is refused the second time, and of twenty at once one is let in', async () => {
    const visitor = createVisitor(lms);
    const { action, fields } = await visitor.beginLaunch(amara);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => postAgain(visitor.cookies(action), action, fields)),
    );
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 303)) expect(await wrongWith(answer)).toEqual([]);
  });

  test('from another browser than the one that began it is refused', async () => {
    const { action, fields } = await createVisitor(lms).beginLaunch(amara);
    expect(await wrongWith(await createVisitor(lms).send(action, { form: fields }))).toEqual([]);
  });

  test('without anything, and with far too much, is refused', async () => {
    const to = `${trellis.url}/lti/launch`;
    expect(await wrongWith(await fetch(to, { method: 'POST', body: new URLSearchParams({}) }))).toEqual([]);
    const large = await fetch(to, {
      method: 'POST',
      body: new URLSearchParams({ id_token: 'x'.repeat(600_000), state: 'y' }),
    });
    expect(large.status).toBeGreaterThanOrEqual(400);
    expect(large.status).toBeLessThan(500);
  });

  test('with a good message is still let in after all of these', async () => {
    expect((await createVisitor(lms).launch(amara)).status).toBe(303);
  });
});

/** The same message posted again with the same cookies. */
function postAgain(cookie: string, action: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return fetch(action, { method: 'POST', headers: { cookie }, body: new URLSearchParams(fields), redirect: 'manual' });
}

describe('a login', () => {
  test.each([
    ['from an LMS that nobody connected', { iss: 'https://somebody-else.example' }],
    ['of a client that nobody registered', { client_id: 'nobody' }],
    ['to an address that is not ours', { target_link_uri: 'https://evil.example/' }],
    ['without saying from where', { iss: '' }],
    ['without a hint of whom', { login_hint: '' }],
  ])('%s is refused', async (_, changes) => {
    const { to, fields } = lms.initiation(amara);
    expect(await wrongWith(await createVisitor(lms).send(to, { form: { ...fields, ...changes } }))).toEqual([]);
  });

  test('goes to the address that the LMS registered, whatever the request says', async () => {
    const { to, fields } = lms.initiation(amara);
    const answer = await createVisitor(lms).send(to, {
      form: { ...fields, auth_login_url: 'https://evil.example/', redirect_uri: 'https://evil.example/' },
    });
    expect(answer.headers.get('location')).toMatch(new RegExp(`^${lms.url}/authorize\\?`));
    expect(answer.headers.get('location')).not.toContain('evil.example');
  });
});

describe('a registration', () => {
  async function invitation(): Promise<string> {
    const { secret, hash } = newSecret('invitation');
    await trellis.act((ctx) => invitePlatform(ctx, { tokenHash: hash }));
    return `${trellis.url}/lti/register/${secret}`;
  }

  test('without an invitation, and with one that was used, is refused', async () => {
    await using other = await createPlatform();
    expect(
      await wrongWith(
        await fetch(other.registrationUrl(`${trellis.url}/lti/register/${newSecret('invitation').secret}`)),
      ),
    ).toEqual([]);
    const invited = await invitation();
    await other.register(invited);
    expect(await wrongWith(await fetch(other.registrationUrl(invited)), [invited])).toEqual([]);
    expect(other.clients.list()).toHaveLength(1);
  });

  test('by an LMS whose configuration lies on another host than it says of itself is refused', async () => {
    await using other = await createPlatform();
    const address = new URL(other.registrationUrl(await invitation()));
    address.searchParams.set('openid_configuration', other.configurationUrl.replace('127.0.0.1', 'localhost'));
    expect(await wrongWith(await fetch(address))).toEqual([]);
    expect(other.clients.list()).toEqual([]);
  });

  test('that was not approved launches nobody', async () => {
    await using other = await createPlatform();
    await other.register(await invitation());
    const { to, fields } = other.initiation(amara);
    expect(await wrongWith(await createVisitor(other).send(to, { form: fields }))).toEqual([]);
  });
});

test('an LMS that was switched off is refused at once', async () => {
  await using other = await createPlatform();
  const { clientId } = await trellis.connect(other);
  const administrator = await trellis.act((ctx) => ctx.store.access.platforms());
  await trellis.act((ctx) =>
    ctx.store.access.setPlatformState(administrator.find((each) => each.clientId === clientId)!.id, 'deactivated'),
  );
  const { to, fields } = other.initiation(amara);
  expect(await wrongWith(await createVisitor(other).send(to, { form: fields }))).toEqual([]);
});
