import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDemoLms } from '@trellis/demo-lms';
import { createMemoryStorage, createTool, secretCipher } from '@trellis/lti-1p3';
import type { Launch, ToolRequest, ToolResponse } from '@trellis/lti-1p3';
import { createPlatform } from '@trellis/testing/platform';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { faultsOf, inABrowser, openBrowser, type Cookies } from './browser.ts';

const people = [
  {
    id: 'amara',
    name: 'Amara Okafor',
    agency: 'Avonmere Council',
    jobTitle: 'Social worker',
    story: 'Everything is in date',
  },
  {
    id: 'bea',
    name: 'Bea Quick',
    agency: 'Willow Tree Nursery',
    jobTitle: 'Nursery nurse',
    story: 'Her first training is overdue',
  },
];

let folder: string;
let lms: Awaited<ReturnType<typeof startDemoLms>>;
let tool: Awaited<ReturnType<typeof startTool>>;

/** A tool on `localhost`, which to a browser is another site than the LMS on `127.0.0.1`. It can stand for a browser without partitioned cookies by not asking for them. */
async function startTool() {
  const storage = createMemoryStorage();
  const launches: Launch[] = [];
  const settings = { partitions: true };
  const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const request: ToolRequest = {
      method: incoming.method ?? '',
      url: incoming.url ?? '/',
      headers: incoming.headers,
      body: Buffer.concat(chunks).toString(),
    };
    const { status, headers, cookies, body } = await answer(request);
    const kept = cookies.map((cookie) => (settings.partitions ? cookie : cookie.replace('; Partitioned', '')));
    outgoing.writeHead(status, { ...headers, 'set-cookie': kept }).end(body);
  }
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const made = createTool({
    url,
    title: 'Trellis',
    description: 'Safeguarding learning',
    storage,
    cipher: secretCipher('a secret that is long enough for this test'),
    now: () => new Date(),
    fetchPolicy: { allowLocalPlatforms: true },
    placements: [{ path: '/tools/pathway', title: 'My learning' }],
  });
  async function answer(request: ToolRequest): Promise<ToolResponse> {
    const page = request.url.split('?', 1)[0] ?? '';
    if (page === '/lti/login') return made.login(request);
    if (page === '/lti/restart') return made.restart(request);
    if (page === '/lti/keys') return made.keyset(request);
    if (page.startsWith('/lti/register/')) return made.register(request);
    if (page !== '/lti/launch') return { status: 404, headers: {}, cookies: [], body: '' };
    const launched = await made.launch(request);
    if (launched.state === 'refused') return launched.response;
    launches.push(launched.launch);
    return {
      status: 200,
      headers: { 'content-type': 'text/html' },
      cookies: launched.cookies,
      body: `<h1>Hello ${launched.launch.givenName}</h1>`,
    };
  }
  return {
    url,
    tool: made,
    launches,
    settings,
    approveAll() {
      for (const { id } of storage.list().registrations) storage.setRegistration(id, 'active');
      for (const { id } of storage.list().deployments) storage.setDeployment(id, 'active');
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const hello = (page: Page, name: string) => page.frameLocator('iframe').getByRole('heading', { name: `Hello ${name}` });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'lti-journey-'));
  tool = await startTool();
  lms = await startDemoLms({
    port: 0,
    host: '127.0.0.1',
    toolUrl: tool.url,
    people,
    tools: [{ path: '/tools/pathway', title: 'My safeguarding learning' }],
    dataFolder: folder,
  });
  await lms.register((await tool.tool.invite('partnership-1')).url);
  tool.approveAll();
});
afterAll(async () => {
  await lms.close();
  await tool.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  tool.settings.partitions = true;
});

inABrowser('in the frame of a course', () => {
  describe.each<Cookies>(['third-party cookies blocked', 'third-party cookies allowed'])('with %s', (cookies) => {
    let browser: BrowserContext;
    beforeAll(async () => {
      browser = await openBrowser(cookies);
    });
    afterAll(() => browser.close());

    test('one click on a person opens the tool in the frame of her course', async () => {
      const page = await browser.newPage();
      await page.goto(lms.url);
      await page.getByRole('link', { name: 'Everything is in date' }).click();
      await hello(page, 'Amara').waitFor();
      expect(tool.launches.at(-1)?.documentTarget).toBe('iframe');
    });

    test('two tabs can open it at once', async () => {
      const [one, two] = await Promise.all([browser.newPage(), browser.newPage()]);
      await Promise.all([one.goto(`${lms.url}/people/amara`), two.goto(`${lms.url}/people/bea`)]);
      await Promise.all([hello(one, 'Amara').waitFor(), hello(two, 'Bea').waitFor()]);
      expect(new Set(tool.launches.slice(-2).map(({ subject }) => subject))).toEqual(new Set(['amara', 'bea']));
    });

    test('it opens in a new window too', async () => {
      const page = await browser.newPage();
      await page.goto(`${lms.url}/people/amara`);
      const [window] = await Promise.all([
        browser.waitForEvent('page'),
        page.getByRole('link', { name: /new window/ }).click(),
      ]);
      await window.getByRole('heading', { name: 'Hello Amara' }).waitFor();
      expect(tool.launches.some(({ documentTarget }) => documentTarget === 'window')).toBe(true);
    });
  });

  test('a browser that allows third-party cookies needs no partitioned ones', async () => {
    tool.settings.partitions = false;
    const browser = await openBrowser('third-party cookies allowed');
    const page = await browser.newPage();
    await page.goto(`${lms.url}/people/amara`);
    await hello(page, 'Amara').waitFor();
    expect(tool.launches.at(-1)?.documentTarget).toBe('iframe');
    await browser.close();
  });
});

inABrowser('in a browser that keeps no cookie of ours in a frame', () => {
  let browser: BrowserContext;
  beforeAll(async () => {
    browser = await openBrowser('third-party cookies blocked');
  });
  afterAll(() => browser.close());

  test('the frame offers a new window, and there the tool opens', async () => {
    tool.settings.partitions = false;
    const page = await browser.newPage();
    await page.goto(`${lms.url}/people/bea`);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { name: 'Open this in a new window' }).waitFor();
    const [window] = await Promise.all([
      browser.waitForEvent('page'),
      frame.getByRole('button', { name: 'Open in a new window' }).click(),
    ]);
    await window.getByRole('heading', { name: 'Hello Bea' }).waitFor();
    expect(window.url()).toBe(`${tool.url}/lti/launch`);
  });

  test('that page is accessible', async () => {
    tool.settings.partitions = false;
    const page = await browser.newPage();
    await page.goto(`${lms.url}/people/bea`);
    await page.frameLocator('iframe').getByRole('heading', { name: 'Open this in a new window' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});

inABrowser('registering in the platform’s own page', () => {
  let browser: BrowserContext;
  beforeAll(async () => {
    browser = await openBrowser('third-party cookies blocked');
  });
  afterAll(() => browser.close());

  test('asks it to close the frame, without any help', async () => {
    await using platform = await createPlatform();
    const page = await browser.newPage();
    await page.goto(`${platform.url}/.well-known/openid-configuration`);
    const address = platform.registrationUrl((await tool.tool.invite('partnership-1')).url);
    const heard = await page.evaluate<string>(`new Promise((resolve) => {
      addEventListener('message', ({ data, origin }) => resolve(data.subject + ' from ' + origin));
      document.body.append(Object.assign(document.createElement('iframe'), { src: ${JSON.stringify(address)} }));
    })`);
    expect(heard).toBe(`org.imsglobal.lti.close from ${tool.url}`);
    expect(platform.clients.list()).toHaveLength(1);
  });

  test('works in a window of its own too', async () => {
    await using platform = await createPlatform();
    const page = await browser.newPage();
    await page.goto(platform.registrationUrl((await tool.tool.invite('partnership-1')).url));
    expect(await page.getByRole('heading').textContent()).toBe('Connected, waiting for approval');
    expect(await faultsOf(page)).toEqual([]);
  });
});

inABrowser('the pages of the demo LMS', () => {
  let browser: BrowserContext;
  beforeAll(async () => {
    browser = await openBrowser('third-party cookies blocked');
  });
  afterAll(() => browser.close());

  test.each(['/', '/people/amara', '/people/nobody'])(
    '%s is accessible, and fits a screen of 320 px',
    async (address) => {
      const page = await browser.newPage();
      await page.setViewportSize({ width: 320, height: 640 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.goto(lms.url + address);
        // The tool's own page is the tool's to make accessible.
        expect(await faultsOf(page, ['iframe'])).toEqual([]);
      }
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    },
  );
});
