import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMemoryStorage, createTool, secretCipher } from '@trellis/lti-1p3';
import { ltiRoutes } from '@trellis/lti-1p3/express';
import { createPlatform, type Platform } from '@trellis/testing/platform';
import express from 'express';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inABrowser, openBrowser } from './browser.ts';

/**
 * A tool on `localhost`, which to a browser is another site than the platform, and whose cookies no browser ever gets. What comes of a login is
 * heard here and not read off the frame: a frame of another site that moves on fast is at times lost to the program that drives the browser.
 */
async function startTool() {
  const storage = createMemoryStorage();
  const outcomes: string[] = [];
  const waiting = new Set<() => void>();
  const note = (outcome: string) => {
    outcomes.push(outcome);
    for (const look of waiting) look();
  };
  const app = express();
  const server = await new Promise<Server>((resolve) => {
    const started = app.listen(0, 'localhost', () => resolve(started));
  });
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const tool = createTool({
    url,
    title: 'Trellis',
    description: 'Safeguarding learning',
    storage,
    cipher: secretCipher('a secret that is long enough for this test'),
    now: () => new Date(),
    fetchPolicy: { allowLocalPlatforms: true },
    placements: [{ path: '/tools/pathway', title: 'My learning' }],
    onRefused: ({ code }) => note(code),
  });
  app.use((_, response, next) => {
    response.append = () => response;
    next();
  });
  app.use(
    ltiRoutes(tool, ({ givenName }, _, response) => {
      note(`launched for ${givenName}`);
      response.send(`<h1>Hello ${givenName}</h1>`);
    }),
  );
  return {
    tool,
    outcomes,
    /** Ends once that many logins have come to something. */
    outcome: (count = 1) =>
      new Promise<readonly string[]>((resolve) => {
        const look = () => outcomes.length >= count && resolve(outcomes.toSorted());
        waiting.add(look);
        look();
      }),
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

inABrowser('a platform that keeps data for tools, in a browser that keeps no cookie of ours', () => {
  let browser: BrowserContext;
  let tool: Awaited<ReturnType<typeof startTool>>;
  beforeAll(async () => {
    browser = await openBrowser('third-party cookies blocked');
    tool = await startTool();
  });
  afterAll(async () => {
    await browser.close();
    await tool.close();
  });
  beforeEach(() => {
    tool.outcomes.length = 0;
  });

  async function connected(hasStorage: boolean) {
    const platform = await createPlatform({ hasStorage });
    await platform.register((await tool.tool.invite('partnership-1')).url);
    tool.approveAll();
    return platform;
  }
  const choice = (user: string) => ({ user, link: 'link-1' });
  /** The page of a course with the tool in a frame. */
  const openedAt = (platform: Platform, user: string) => platform.launchUrl(choice(user)).replace('/launch?', '/open?');

  test('opens the tool in the frame, with nothing to click', async () => {
    await using platform = await connected(true);
    const page = await browser.newPage();
    await page.goto(openedAt(platform, 'user-learner'));
    expect(await tool.outcome()).toEqual(['launched for Amara']);
  });

  test('opens it for two people in two tabs at once', async () => {
    await using platform = await connected(true);
    const [one, two] = await Promise.all([browser.newPage(), browser.newPage()]);
    await Promise.all([one.goto(openedAt(platform, 'user-learner')), two.goto(openedAt(platform, 'user-teacher'))]);
    expect(await tool.outcome(2)).toEqual(['launched for Amara', 'launched for Dev']);
  });

  test('offers a new window where the platform keeps nothing after all', async () => {
    await using platform = await connected(true);
    const page = await browser.newPage();
    await page.route('**/storage.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await page.goto(openedAt(platform, 'user-learner'));
    expect(await tool.outcome()).toEqual(['launch.unbound']);
  });

  test('is the only one that is told, whoever frames the tool', async () => {
    await using platform = await connected(true);
    await using elsewhere = await createPlatform();
    const page = await browser.newPage();
    await page.goto(`${elsewhere.url}/keys`);
    const { to, fields } = platform.initiation(choice('user-learner'));
    await page.evaluate(`{
      globalThis.heard = [];
      addEventListener('message', ({ data }) => heard.push(data));
      const make = (tag, properties) => document.body.appendChild(Object.assign(document.createElement(tag), properties));
      make('iframe', { name: 'tool' });
      const form = make('form', { method: 'post', action: ${JSON.stringify(to)}, target: 'tool' });
      for (const [name, value] of Object.entries(${JSON.stringify(fields)}))
        form.append(Object.assign(document.createElement('input'), { name, value }));
      form.submit();
    }`);
    expect(await tool.outcome()).toEqual(['launch.unbound']);
    expect(await page.evaluate('heard')).toEqual([]);
  });
});
