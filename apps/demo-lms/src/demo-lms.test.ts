import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { describe, expect, test } from 'vitest';
import { createCourseFile } from './course-file.ts';
import { accountOf } from './person.ts';
import type { DemoPerson } from './person.ts';
import { startDemoLms } from './start-demo-lms.ts';

const people: readonly DemoPerson[] = [
  {
    id: 'amara',
    name: 'Amara Ngozi Okafor',
    email: 'amara@avonmere.example',
    staffNumber: 'AC-1',
    agency: 'Avonmere Council',
    jobTitle: 'Social worker',
    story: 'Everything is in date',
  },
  {
    id: 'bea',
    name: 'Bea <b>Quick</b>',
    agency: 'Willow Tree Nursery',
    jobTitle: 'Nursery nurse',
    story: 'Her first training is overdue',
  },
  {
    id: 'cem',
    name: 'Cem Aydin',
    agency: 'Avonmere Council',
    jobTitle: 'Training coordinator',
    story: 'He prepares the course',
    roles: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor'],
  },
];
const tools = [
  { path: '/tools/pathway', title: 'My safeguarding learning' },
  { path: '/tools/forms', title: 'Course feedback', isGraded: true },
];

/** A tool that registers with whoever opens its invitation. */
async function startTool() {
  const app = express();
  const server = await new Promise<Server>((resolve) => {
    const started = app.listen(0, 'localhost', () => resolve(started));
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  app.get('/invitation', async (request, response) => {
    const { searchParams } = new URL(request.url, url);
    const answer = await fetch(new URL('/registrations', searchParams.get('openid_configuration') ?? ''), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${searchParams.get('registration_token')}`,
      },
      body: JSON.stringify({
        response_types: ['id_token'],
        initiate_login_uri: `${url}/lti/login`,
        redirect_uris: [`${url}/lti/launch`],
        client_name: 'Trellis',
        jwks_uri: `${url}/lti/keys`,
        token_endpoint_auth_method: 'private_key_jwt',
        'https://purl.imsglobal.org/spec/lti-tool-configuration': {
          domain: new URL(url).host,
          target_link_uri: `${url}/tools/pathway`,
        },
      }),
    });
    response.status(answer.status).end();
  });
  return {
    url,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function startBoth() {
  const tool = await startTool();
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'demo-lms-'));
  const options = { port: 0, host: '127.0.0.1', toolUrl: tool.url, people, tools, dataFolder };
  const lms = await startDemoLms(options);
  return {
    tool,
    lms,
    options,
    page: async (address: string) => {
      const response = await fetch(new URL(address, lms.url));
      return { status: response.status, text: await response.text() };
    },
    async [Symbol.asyncDispose]() {
      await lms.close();
      await tool[Symbol.asyncDispose]();
      await rm(dataFolder, { recursive: true });
    },
  };
}

describe('the demo LMS', () => {
  test('lists people by what their record shows', async () => {
    await using both = await startBoth();
    const { status, text } = await both.page('/');
    expect(status).toBe(200);
    expect(text).toContain('<a href="/people/amara">Everything is in date</a>');
    expect(text).toContain('Bea &lt;b&gt;Quick&lt;/b&gt;');
  });

  test('says so while no tool is connected', async () => {
    await using both = await startBoth();
    expect((await both.page('/people/amara')).status).toBe(503);
    expect(both.lms.clientId).toBeUndefined();
  });

  test('opens a person with the tool in a frame, and offers a new window, one click from the first page', async () => {
    await using both = await startBoth();
    await both.lms.register(`${both.tool.url}/invitation`);
    const { status, text } = await both.page('/people/amara');
    expect(status).toBe(200);
    expect(text).toMatch(/<iframe\s+src="[^"]+\/launch\?user=amara&amp;link=%2Ftools%2Fpathway"/);
    expect(text).toMatch(/href="[^"]+window=1"[^>]*target="_blank"/);
    expect(text).toContain('aria-current="page">My safeguarding learning<');
    const launch = await both.page('/launch?user=amara&link=%2Ftools%2Fpathway');
    expect(launch.text).toContain(`action="${both.tool.url}/lti/login"`);
    expect(launch.text).toContain(`value="${both.tool.url}/tools/pathway"`);
    expect((await both.page('/people/amara?tool=%2Ftools%2Fforms')).text).toContain(
      'aria-current="page">Course feedback<',
    );
  });

  test('knows nobody else and nothing else', async () => {
    await using both = await startBoth();
    for (const address of ['/people/nobody', '/people/amara?tool=other', '/nothing'])
      expect((await both.page(address)).status).toBe(404);
  });

  test('remembers its client after a restart, in a file that only its owner reads', async () => {
    await using both = await startBoth();
    const { clientId } = await both.lms.register(`${both.tool.url}/invitation`);
    await using again = await startDemoLms(both.options);
    expect(again.clientId).toBe(clientId);
    expect(await readFile(path.join(both.options.dataFolder, 'demo-lms-clients.json'), 'utf8')).toContain(clientId);
  });

  test('lets whoever teaches add something of the tool, and nobody else', async () => {
    await using both = await startBoth();
    expect((await both.page('/people/cem/add')).status).toBe(503);
    await both.lms.register(`${both.tool.url}/invitation`);
    expect((await both.page('/people/cem')).text).toContain('<a href="/people/cem/add">');
    expect((await both.page('/people/cem/add')).text).toMatch(/<iframe\s+src="[^"]+user=cem&amp;course=safeguarding"/);
    expect((await both.page('/people/amara')).text).not.toContain('/add"');
    expect((await both.page('/people/amara/add')).status).toBe(404);
  });

  test('shows a person her own mark and whoever teaches those of all, also after a restart', async () => {
    await using both = await startBoth();
    await both.lms.register(`${both.tool.url}/invitation`);
    expect((await both.page('/people/amara')).text).toContain('Course feedback: <strong>no mark yet</strong>');
    expect((await both.page('/people/cem')).text).toContain('Nobody has a mark yet.');
    await both.lms.close();
    const file = createCourseFile(both.options.dataFolder);
    const score = { userId: 'amara', timestamp: '2026-11-20T10:00:00Z', given: 1 };
    const scores = [{ ...score, number: 1, activityProgress: 'Completed', gradingProgress: 'FullyGraded' }];
    const columns = file.read().gradebook!.columns;
    file.write({
      placed: [{ id: 'placed-3', title: 'Placed before' }],
      gradebook: { last: 1, columns, scores },
    });
    await using again = await startDemoLms(both.options);
    const pageOf = async (id: string) => await (await fetch(`${again.url}/people/${id}`)).text();
    expect(await pageOf('amara')).toContain('Course feedback: <strong>100%</strong>');
    expect(await pageOf('amara')).toContain('Placed before');
    expect(await pageOf('bea')).toContain('Course feedback: <strong>no mark yet</strong>');
    expect(await pageOf('cem')).toContain('Amara Ngozi Okafor, Course feedback: <strong>100%</strong>');
  });

  test('says when a tool refuses to register', async () => {
    await using both = await startBoth();
    await expect(both.lms.register(`${both.tool.url}/missing`)).rejects.toThrow('404');
  });
});

describe('a name', () => {
  test.each([
    ['Amara Ngozi Okafor', 'Amara Ngozi', 'Okafor'],
    ['Amara  Okafor ', 'Amara', 'Okafor'],
    ['Amara', 'Amara', 'Amara'],
  ])('%s is split into %s and %s', (name, givenName, familyName) => {
    expect(accountOf({ ...people[0]!, name })).toMatchObject({ givenName, familyName });
  });
});
