import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf, inABrowser, openBrowser } from './browser.ts';
import { environmentOf, startServiceProcess, type ServiceProcess } from './service-process.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'trellis-screens-'));

/** Who opens which screens. A record is reached from a list, so `a record` follows the first link of the one before it. */
const screens: Readonly<Record<string, readonly string[]>> = {
  chloe: ['/my-learning', '/what-we-hold', '/help', '/accessibility'],
  gareth: ['/my-team', 'a record'],
  jo: [
    '/my-agency',
    '/job-titles',
    '/people',
    'a record',
    '/import',
    '/import?part=match',
    '/import?part=earlier',
    '/accounts',
  ],
  sam: ['/accounts', '/connected-lmss', '/connected-lmss?connect=new', '/audit', '/nothing-here'],
  'nobody-yet': ['/welcome'],
};

let service: ServiceProcess;
let browser: BrowserContext;
let lmsUrl: string;

/** A page of its own for somebody of the demo, launched in a window. */
async function signedIn(person: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${lmsUrl}/people/${person}`);
  const launch = await page.locator('a[target=_blank]').first().getAttribute('href');
  await page.goto(new URL(launch!, lmsUrl).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Opens a screen by its address and waits until it has loaded what it shows. */
async function open(page: Page, screen: string): Promise<void> {
  const record = () => page.locator('table a[href^="/people/"]').first();
  if (screen === 'a record') await record().waitFor();
  const address = screen === 'a record' ? ((await record().getAttribute('href')) ?? '') : screen;
  await page.goto(new URL(address, service.url).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => document.querySelector('progress') === null);
}

beforeAll(async () => {
  const { TRELLIS_DEMO: _, HOST: __, ...env } = environmentOf(folder);
  service = await startServiceProcess(env);
  lmsUrl = /The demo LMS is at (\S+)/.exec(service.output())![1]!;
  browser = await openBrowser('third-party cookies allowed');
});

afterAll(async () => {
  await browser?.close();
  await service.stop();
  rmSync(folder, { recursive: true, force: true });
});

inABrowser('every screen', () => {
  test.each(Object.entries(screens))(
    'of %s can be read by everybody, and fits 320 pixels',
    async (person, addresses) => {
      const page = await signedIn(person);
      const faults: string[] = [];
      for (const [at, screen] of addresses.entries()) {
        await page.setViewportSize({ width: 1100, height: 900 });
        await open(page, screen);
        faults.push(...(await faultsOf(page)).map((fault) => `${screen} ${fault}`));
        await page.setViewportSize({ width: 320, height: 900 });
        const isScrolling = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        if (isScrolling) faults.push(`${screen} scrolls sideways`);
        // What turns into cards or one column does so everywhere alike, so the first screen stands for the others.
        if (at === 0) faults.push(...(await faultsOf(page)).map((fault) => `${screen}, narrow: ${fault}`));
      }
      expect(faults).toEqual([]);
      await page.context().clearCookies();
      await page.close();
    },
  );
});

inABrowser('with the keyboard alone', () => {
  /** Presses Tab until something of this name has the focus, as somebody without a mouse does. */
  async function tabTo(page: Page, name: RegExp): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      await page.keyboard.press('Tab');
      if (name.test(await nameOfFocus(page))) return;
    }
    throw new Error(`Tab never came to ${name}.`);
  }

  const nameOfFocus = (page: Page): Promise<string> =>
    page.evaluate(() => {
      const focused = document.activeElement;
      const label =
        focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement ? focused.labels?.[0] : undefined;
      return (label ?? focused)?.textContent?.trim() ?? '';
    });

  test('a practitioner skips to her pathway, reads why something is overdue, and is back where she was', async () => {
    const page = await signedIn('chloe');
    await open(page, '/my-learning');
    await page.keyboard.press('Tab');
    expect(await nameOfFocus(page)).toBe('Skip to main content');
    await page.keyboard.press('Enter');
    await tabTo(page, /^Why is this overdue/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('It rests on').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await nameOfFocus(page)).toMatch(/^Why is this overdue/);
    await page.context().clearCookies();
    await page.close();
  });

  test('somebody whom nobody knows names her agency, and its lead finds her record and lets her in', async () => {
    const stranger = await signedIn('nobody-yet');
    await tabTo(stranger, /^Agency/);
    await stranger.keyboard.type('Riverside');
    await tabTo(stranger, /^Ask to be let in/);
    await stranger.keyboard.press('Enter');
    await stranger.getByRole('heading', { name: 'You are waiting to be let in.' }).waitFor();
    await stranger.context().clearCookies();
    await stranger.close();

    const lead = await signedIn('jo');
    await open(lead, '/accounts');
    await tabTo(lead, /^Find their record/);
    await lead.keyboard.press('Enter');
    await lead.getByRole('dialog').waitFor();
    await tabTo(lead, /^Search the agency/);
    await lead.keyboard.press('ControlOrMeta+a');
    await lead.keyboard.type('Staff nurse');
    await lead.getByRole('dialog').getByText('Staff nurse').first().waitFor();
    await tabTo(lead, /^This is them/);
    await lead.keyboard.press('Enter');
    expect(await lead.getByText('is joined to the record of').innerText()).toMatch(/^Alex Newcombe/);
    await lead.context().clearCookies();
    await lead.close();
  });
});
