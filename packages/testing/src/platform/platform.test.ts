import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMemoryStorage, createTool, secretCipher } from '@trellis/lti-1p3';
import type { Launch } from '@trellis/lti-1p3';
import { ltiRoutes } from '@trellis/lti-1p3/express';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPlatform } from './create-platform.ts';
import type { Platform } from './create-platform.ts';
import { faults } from './faults.ts';
import type { Fault } from './faults.ts';
import { createVisitor } from './visitor.ts';

/** A tool on localhost that remembers its launches. */
async function startTool(keysetCooldownSeconds = 0) {
  const storage = createMemoryStorage();
  const launches: Launch[] = [];
  const app = express();
  const server = await new Promise<Server>((resolve) => {
    const started = app.listen(0, 'localhost', () => resolve(started));
  });
  const tool = createTool({
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    title: 'Trellis',
    description: 'Safeguarding learning',
    storage,
    cipher: secretCipher('a secret that is long enough for this test'),
    now: () => new Date(),
    fetchPolicy: { allowLocalPlatforms: true },
    placements: [{ path: '/pathway', title: 'My learning' }],
    customParameters: { staff_number: '$Person.sourcedId', department: '$User.department' },
    keysetCooldownSeconds,
  });
  app.use(
    ltiRoutes(tool, (launch, _, response) => {
      launches.push(launch);
      response.send('launched');
    }),
  );
  return {
    tool,
    launches,
    approveAll() {
      for (const { id } of storage.list().registrations) storage.setRegistration(id, 'active');
      for (const { id } of storage.list().deployments) storage.setDeployment(id, 'active');
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

let tool: Awaited<ReturnType<typeof startTool>>;
let platform: Platform;
const choice = { user: 'user-learner', link: 'link-1' };

beforeAll(async () => {
  tool = await startTool();
  platform = await createPlatform();
  await platform.register((await tool.tool.invite('partnership-1')).url);
  tool.approveAll();
});
afterAll(async () => {
  await platform[Symbol.asyncDispose]();
  await tool[Symbol.asyncDispose]();
});
beforeEach(() => {
  platform.fault = undefined;
  platform.changes = {};
  platform.keys.behaviour = 'serve';
});

describe('the pretend LMS', () => {
  test('registers with a tool and launches it as one of its people', async () => {
    const response = await createVisitor(platform).launch(choice);
    expect(await response.text()).toBe('launched');
    expect(tool.launches.at(-1)).toMatchObject({
      issuer: platform.url,
      subject: 'user-learner',
      name: 'Amara Okafor',
      email: 'amara.okafor@avonmere.example',
      personSourcedId: 'AC-1001',
      roles: [{ kind: 'context', name: 'Learner' }],
      context: { id: 'course-1', label: 'SG1', title: 'Safeguarding', types: ['CourseSection'] },
      resourceLink: { id: 'link-1', title: 'My safeguarding learning' },
      documentTarget: 'iframe',
      custom: { staff_number: 'AC-1001' },
    });
  });

  test('says when a launch is in a window of its own', async () => {
    await createVisitor(platform).launch({ ...choice, isInWindow: true });
    expect(tool.launches.at(-1)?.documentTarget).toBe('window');
  });

  test('registers a second client, and each launches as itself', async () => {
    await using other = await startTool();
    await using busy = await createPlatform();
    const one = await busy.register((await other.tool.invite('p')).url);
    const two = await busy.register((await other.tool.invite('p')).url);
    other.approveAll();
    expect(one.clientId).not.toBe(two.clientId);
    await createVisitor(busy).launch({ ...choice, client: one.clientId });
    await createVisitor(busy).launch({ ...choice, client: two.clientId });
    expect(other.launches.map(({ clientId, deployment }) => [clientId, deployment.deploymentId])).toEqual([
      [one.clientId, '1'],
      [two.clientId, '2'],
    ]);
  });

  test('offers the tool in a frame, and in a new window', async () => {
    const page = await (await fetch(`${platform.url}/open?user=user-learner&link=link-1`)).text();
    expect(page).toContain('<iframe src="');
    expect(page).toContain('target="_blank"');
    expect((await fetch(`${platform.url}/open?user=nobody&link=link-1`)).status).toBe(404);
  });

  test('works without cookies by starting again, as the tool offers', async () => {
    const visitor = createVisitor(platform);
    const { action, fields } = await visitor.beginLaunch(choice);
    visitor.forgetCookies();
    const refused = await visitor.send(action, { form: fields });
    expect(refused.status).toBe(403);
    const page = await refused.text();
    const [, to = '', token = ''] = /action="([^"]+)"[^]*name="token" value="([^"]+)"/.exec(page) ?? [];
    const again = await visitor.send(to, { form: { token } });
    const message = await visitor.send(again.headers.get('location') ?? '');
    const [, state = ''] = /name="state" value="([^"]+)"/.exec(await message.clone().text()) ?? [];
    const [, id_token = ''] = /name="id_token" value="([^"]+)"/.exec(await message.text()) ?? [];
    expect(await (await visitor.send(action, { form: { state, id_token } })).text()).toBe('launched');
  });
});

describe('each of its faults is refused by a tool', () => {
  test.each(Object.keys(faults) as Fault[])('%s', async (fault) => {
    platform.fault = fault;
    const launched = tool.launches.length;
    const response = await createVisitor(platform).launch(choice);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(tool.launches).toHaveLength(launched);
  });
});

describe('its keyset', () => {
  test('is rotated, with and without the old key', async () => {
    for (const keepOld of [true, false]) {
      await platform.keys.rotate({ keepOld });
      expect(await (await createVisitor(platform).launch(choice)).text()).toBe('launched');
    }
    expect(platform.keys.published()).toHaveLength(1);
  });

  test.each(['fail', 'redirect', 'not-json', 'too-large', 'empty'] as const)('can %s', async (behaviour) => {
    await platform.keys.rotate();
    platform.keys.behaviour = behaviour;
    const before = platform.keys.fetches;
    expect((await createVisitor(platform).launch(choice)).status).toBeGreaterThanOrEqual(400);
    expect(platform.keys.fetches).toBe(before + 1);
  });
});

describe('its authorization endpoint', () => {
  const ask = async (changes: Record<string, string>) => {
    const visitor = createVisitor(platform);
    const { to, fields } = platform.initiation(choice);
    const location = new URL((await visitor.send(to, { form: { ...fields } })).headers.get('location') ?? '');
    for (const [name, value] of Object.entries(changes)) location.searchParams.set(name, value);
    const response = await visitor.send(location.href);
    return { status: response.status, page: await response.text() };
  };

  test.each([
    { response_mode: 'query' },
    { scope: 'openid email' },
    { prompt: 'login' },
    { nonce: '' },
    { lti_message_hint: 'x' },
  ])('posts an error for %o', async (changes) => {
    expect((await ask(changes)).page).toContain('name="error" value="invalid_request"');
  });
  test('posts an error for somebody who is not signed in', async () => {
    expect((await ask({ login_hint: 'nobody' })).page).toContain('name="error" value="login_required"');
  });
  test.each([{ redirect_uri: 'https://evil.example/' }, { client_id: 'nobody' }])(
    'posts nothing at all for %o',
    async (changes) => {
      const { status, page } = await ask(changes);
      expect(status).toBe(400);
      expect(page).not.toContain('<form');
    },
  );
});

describe('its registration endpoint', () => {
  const register = (body: unknown, token: string) =>
    fetch(`${platform.url}/registrations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  const token = () =>
    new URL(platform.registrationUrl('https://tool.example/')).searchParams.get('registration_token') ?? '';

  test('refuses a token that it never gave', async () => {
    expect((await register({}, 'made-up')).status).toBe(401);
  });
  test('refuses what lacks something, without spending the token', async () => {
    const given = token();
    expect((await register({}, given)).status).toBe(400);
    expect((await register({}, given)).status).toBe(400);
  });
  test('refuses a domain that is not that of the target, port included', async () => {
    const body = {
      response_types: ['id_token'],
      initiate_login_uri: 'http://localhost:8121/login',
      redirect_uris: ['http://localhost:8121/launch'],
      client_name: 'x',
      jwks_uri: 'http://localhost:8121/keys',
      token_endpoint_auth_method: 'private_key_jwt',
      'https://purl.imsglobal.org/spec/lti-tool-configuration': {
        domain: 'localhost',
        target_link_uri: 'http://localhost:8121/x',
      },
    };
    const response = await register(body, token());
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('domain_targetlinkuri_mismatch');
  });
});
