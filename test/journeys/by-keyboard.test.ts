import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inABrowser, openBrowser } from './browser.ts';
import { walkByKeyboard } from './keyboard.ts';
import { environmentOf, startServiceProcess, type ServiceProcess } from './service-process.ts';

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'trellis-screens-'));

/** The members of the demo's cast, by what they are. */
const cast = {
  practitioner: 'chloe',
  manager: 'gareth',
  'agency lead': 'jo',
  coordinator: 'rosa',
  administrator: 'sam',
  'person nobody knows': 'nobody-yet',
};

inABrowser('every screen', () => {
  let service: ServiceProcess;
  let lmsUrl: string;
  let browser: BrowserContext;
  beforeAll(async () => {
    [service, browser] = await Promise.all([
      startServiceProcess(environmentOf(dataDir, { TRELLIS_DEMO: '1', TRELLIS_DEMO_PORT: '0' })),
      openBrowser(),
    ]);
    lmsUrl = /The demo LMS is at (\S+)/.exec(service.output())![1]!;
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  /** A page of Trellis, opened by somebody of the cast from the LMS in a window of its own. */
  async function openAs(person: string): Promise<Page> {
    const lms = await browser.newPage();
    await lms.goto(`${lmsUrl}/people/${person}`);
    const [page] = await Promise.all([
      browser.waitForEvent('page'),
      lms.getByRole('link', { name: /new window/ }).click(),
    ]);
    await settled(page);
    await lms.close();
    return page;
  }

  /** Screens that somebody has been through already. */
  const known = new Set<string>();

  test.each(Object.entries(cast))(
    'has a title, one heading, and nothing out of reach of the keyboard for the %s',
    async (_, person) => {
      const page = await openAs(person);
      const faults: string[] = [];
      const toOpen = [
        ...(await linksIn(page, 'nav')),
        ...(await linksIn(page, 'footer')),
        new URL(page.url()).pathname,
      ];
      for (const [address, screen] of new Map(toOpen.map((each) => [each, kindOf(each)]))) {
        // What is in a screen differs from one role to the next; how it is made does not.
        faults.push(...(await faultsAt(page, address, known.has(screen) ? 'heading' : 'keyboard')));
        known.add(screen);
        for (const part of (await linksIn(page, 'main')).filter(
          (link) => link.startsWith(`${address}?`) || link.startsWith('/people/'),
        ))
          if (!known.has(kindOf(part))) {
            known.add(kindOf(part));
            faults.push(...(await faultsAt(page, part, 'keyboard')));
          }
      }
      await page.close();
      expect(faults).toEqual([]);
    },
  );

  test('has them too for somebody who is not signed in', async () => {
    await browser.clearCookies();
    const page = await browser.newPage();
    await page.goto(service.url);
    const faults: string[] = [];
    for (const address of ['/', '/help', '/accessibility', '/no-such-page'])
      faults.push(...(await faultsAt(page, address, 'keyboard')));
    await page.close();
    expect(faults).toEqual([]);
  });
});

/** Waits until a page has shown what it was loading. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('h1') !== null && document.querySelector('[role=progressbar]') === null,
  );
}

/** The screen of an address: for one person's record whoever it is, for a part of a screen whatever it asks for. */
function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://trellis');
  return `${pathname.replace(/^(\/people)\/.+/, '$1/:person')}?${[...searchParams.keys()].join('&')}${searchParams.get('part') ?? ''}`;
}

/** Where the links in a part of the page lead, within Trellis. */
async function linksIn(page: Page, part: string): Promise<readonly string[]> {
  return await page
    .locator(`${part} a[href^="/"]`)
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')!.replace(/#.*/, '')));
}

/** What is wrong with a screen for whoever finds her way by its title, its heading and the Tab key. */
async function faultsAt(page: Page, address: string, upTo: 'heading' | 'keyboard'): Promise<readonly string[]> {
  await page.goto(new URL(address, page.url()).href);
  await settled(page);
  const faults: string[] = [];
  const [mains, headings] = await Promise.all([page.locator('main').count(), page.locator('h1').count()]);
  if (mains !== 1 || headings !== 1) faults.push(`has ${mains} main parts and ${headings} headings of the first level`);
  if (!/^\S.* - Trellis$/.test(await page.title())) faults.push(`is called "${await page.title()}"`);
  if (upTo === 'heading') return faults.map((fault) => `${address}: ${fault}`);
  const walk = await walkByKeyboard(page);
  if (walk.reached === 0) faults.push('nothing can be reached by keyboard');
  faults.push(
    ...walk.unreached.map((control) => `Tab never comes to ${control}`),
    ...walk.unseen.map((control) => `focus is not seen on ${control}`),
  );
  return faults.map((fault) => `${address}: ${fault}`);
}
