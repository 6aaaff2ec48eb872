import { importPeople } from '@trellis/core/people';
import { grant } from '@trellis/core/access';
import { knownAudiences } from '@trellis/core/frameworks';
import { packLondon } from '@trellis/pack-london';
import { pathwayAssignment } from '@trellis/pathway-assignment';
import { aPost, createTestHost, fileRows, type TestHost } from '@trellis/testing';
import { createPlatform, createVisitor, type Platform, type Visitor } from '@trellis/testing/platform';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const courses = [
  { id: 'c', label: 'SG', title: 'Safeguarding', links: [{ id: 'mine', title: 'My safeguarding learning' }] },
];
const amara = { id: 'amara', givenName: 'Amara', familyName: 'Okafor', email: 'Amara.Okafor@avonmere.example' };
const stranger = { id: 'alex', givenName: 'Amara', familyName: 'Okafor' };
const lead = { id: 'jo', givenName: 'Jo', familyName: 'Kendall', email: 'jo.kendall@avonmere.example' };

let trellis: TestHost;
let lms: Platform;

beforeAll(async () => {
  trellis = await createTestHost({ plugins: { pathwayAssignment: pathwayAssignment(), packLondon: packLondon() } });
  lms = await createPlatform({ users: [amara, stranger, lead], courses });
  await trellis.act(async (ctx) => {
    const rows = fileRows([
      aPost(),
      aPost({ staffNumber: 'AC-1002', givenName: 'Jo', familyName: 'Kendall', workEmail: lead.email }),
    ]);
    await importPeople(ctx, {
      fileName: 'people.csv',
      rows,
      dryRun: false,
      knownAudiences: knownAudiences(await ctx.store.frameworks.packs()),
    });
  });
  await trellis.connect(lms);
});

afterAll(async () => {
  await lms[Symbol.asyncDispose]();
  await trellis[Symbol.asyncDispose]();
});

/** Where a launch leads, and the hand-over that goes with it. */
async function launch(visitor: Visitor, user: string) {
  const answer = await visitor.launch({ user, link: 'mine' });
  expect(answer.status).toBe(303);
  const [screen = '', handover = ''] = (answer.headers.get('location') ?? '').split('#s=');
  return { screen, handover };
}

async function redeem(handover: string) {
  const answer = await fetch(`${trellis.url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-trellis': '1' },
    body: JSON.stringify({ handover }),
  });
  return { status: answer.status, secret: ((await answer.json()) as { secret?: string }).secret };
}

async function call(procedure: string, headers: Record<string, string>) {
  const answer = await fetch(`${trellis.url}/api/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{}',
  });
  const body = (await answer.json()) as {
    result?: { data: Record<string, unknown> };
    error?: { data: { code: string } };
  };
  return { status: answer.status, data: body.result?.data, code: body.error?.data.code };
}

describe('a launch', () => {
  test('opens the screen of its link as the person whose e-mail the LMS vouches for', async () => {
    const visitor = createVisitor(lms);
    const { screen, handover } = await launch(visitor, 'amara');
    expect(screen).toBe('/my-learning');
    const { secret } = await redeem(handover);
    const me = await call('me.get', { authorization: `Bearer ${secret}` });
    expect(me.data).toMatchObject({ name: 'Amara Okafor', account: 'joined', roles: ['practitioner'] });
  });

  test('of somebody nobody imported leads to the way in: no person, no agency, nothing to see, however alike her name is', async () => {
    const { screen, handover } = await launch(createVisitor(lms), 'alex');
    expect(screen).toBe('/welcome');
    const headers = { authorization: `Bearer ${(await redeem(handover)).secret}` };
    const me = await call('me.get', headers);
    expect(me.data).toMatchObject({ account: 'unknown', roles: [], grants: [] });
    expect(me.data).not.toHaveProperty('personId');
    for (const procedure of ['compliance.mine', 'people.search', 'compliance.agency', 'audit.entries'])
      expect((await call(procedure, headers)).code).toBe('access.not-permitted');
  });

  test('of somebody with a wider role waits for an administrator', async () => {
    await trellis.act(async (ctx) => {
      const [agency] = await ctx.store.people.agencies();
      const [person] = await ctx.store.people.identified([], [lead.email]);
      await grant(ctx, { personId: person!.id }, { role: 'agency-lead', agencyId: agency!.id });
    });
    const { screen, handover } = await launch(createVisitor(lms), 'jo');
    expect(screen).toBe('/welcome');
    expect((await call('me.get', { authorization: `Bearer ${(await redeem(handover)).secret}` })).data).toMatchObject({
      account: 'waiting',
      roles: [],
    });
  });

  test('shows the administrator when an LMS was last used', async () => {
    await launch(createVisitor(lms), 'amara');
    const [platform] = await trellis.act((ctx) => ctx.store.access.platforms());
    expect(platform?.deployments[0]?.lastLaunchAt).toMatch(/^20\d\d-/);
  });
});

describe('a session', () => {
  test('in a cookie counts for our own pages alone', async () => {
    const visitor = createVisitor(lms);
    await launch(visitor, 'amara');
    const cookie = visitor.cookies(trellis.url);
    expect((await call('me.get', { cookie, 'x-trellis': '1' })).status).toBe(200);
    expect((await call('me.get', { cookie })).status).toBe(401);
    expect((await call('me.get', { cookie, 'x-trellis': '1', origin: 'https://evil.example' })).status).toBe(401);
    expect((await call('me.get', { cookie, 'x-trellis': '1', 'sec-fetch-site': 'cross-site' })).status).toBe(401);
  });

  test('ends for good by signing out', async () => {
    const { handover } = await launch(createVisitor(lms), 'amara');
    const { secret } = await redeem(handover);
    const headers = { authorization: `Bearer ${secret}` };
    expect((await fetch(`${trellis.url}/session`, { method: 'DELETE', headers })).status).toBe(204);
    expect((await call('me.get', headers)).status).toBe(401);
  });

  test('is handed to a page once', async () => {
    const { handover } = await launch(createVisitor(lms), 'amara');
    const answers = await Promise.all([redeem(handover), redeem(handover), redeem(handover)]);
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 400, 400]);
  });
});

describe('a sign-in link', () => {
  test('shows a button first, so that a mail scanner does not use it up, and then works once', async () => {
    const link = await trellis.signInLink('administrator');
    for (let scan = 0; scan < 3; scan += 1) expect((await fetch(link)).status).toBe(200);
    const first = await fetch(link, { method: 'POST', redirect: 'manual' });
    expect(first.status).toBe(303);
    const { secret } = await redeem(first.headers.get('location')!.split('#s=')[1]!);
    expect((await call('access.platforms', { authorization: `Bearer ${secret}` })).status).toBe(200);
    expect((await fetch(link, { method: 'POST', redirect: 'manual' })).status).toBe(403);
  });

  test('that nobody made says so on a plain page', async () => {
    const answer = await fetch(`${trellis.url}/sign-in/trellis_link_${'x'.repeat(43)}`, {
      method: 'POST',
      redirect: 'manual',
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('does not work any more');
  });

  test('that cannot be read says so on a plain page', async () => {
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(`${trellis.url}/sign-in/%E0%A4%A`, { method });
      expect(answer.status).toBe(404);
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(await answer.text()).toContain('does not work any more');
    }
  });
});

describe('the doors', () => {
  test('say nothing to a stranger but where the document is', async () => {
    for (const path of ['/api/v1/compliance/report', '/api/v1/nothing'])
      expect((await fetch(trellis.url + path)).status).toBe(401);
    expect((await fetch(`${trellis.url}/api/v1/openapi.json`)).status).toBe(200);
    expect((await fetch(`${trellis.url}/uploads/people`, { method: 'POST', body: 'x' })).status).toBe(401);
  });

  test('let any site frame a page that an LMS may be, and set no header that forbids it', async () => {
    const { headers } = await fetch(`${trellis.url}/about`);
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'self' https:");
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
  });

  test('give figures to this machine alone, not to whoever comes through its proxy', async () => {
    expect((await fetch(`${trellis.url}/metrics`)).status).toBe(200);
    const proxied = { 'x-forwarded-for': '203.0.113.9' };
    expect((await fetch(`${trellis.url}/metrics`, { headers: proxied })).status).toBe(404);
    const token = await trellis.token('administrator');
    expect(
      (await fetch(`${trellis.url}/metrics`, { headers: { ...proxied, authorization: `Bearer ${token}` } })).status,
    ).toBe(200);
    for (const path of ['/healthz', '/readyz']) expect((await fetch(trellis.url + path)).status).toBe(200);
  });
});

test('a sign-in link that another site’s page presses asks its reader first, and stays good', async () => {
  const link = await trellis.signInLink('board');
  const press = (headers: Record<string, string> = {}) => fetch(link, { method: 'POST', redirect: 'manual', headers });
  const pressed = await press({ 'sec-fetch-site': 'cross-site' });
  expect([pressed.status, pressed.headers.getSetCookie()]).toEqual([303, []]);
  expect(new URL(pressed.headers.get('location')!, link).href).toBe(link);
  const own = await press({ 'sec-fetch-site': 'same-origin' });
  expect(own.headers.get('location')).toMatch(/#s=/);
});
